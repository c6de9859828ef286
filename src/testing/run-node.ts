import { type ChildProcessByStdio, type IOType, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { ExecutionContext } from 'ava'

const leash = new URL('./leash.ts', import.meta.url).href

/**
 * Runs Node for a test. What it starts ends with the test, and with this process however that ends: a test that fails in
 * its middle, or is killed, leaves nothing behind. Nobody else may be spoken to by its standard input.
 */
export function runNode(
  t: ExecutionContext,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; stdout?: IOType | number; stderr?: IOType } = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const { cwd, env, stdout = 'pipe', stderr = 'pipe' } = options
  const child = spawn(process.execPath, ['--import', leash, ...args], {
    cwd,
    env,
    stdio: ['ignore', stdout, stderr, 'ipc'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  return child as unknown as ChildProcessByStdio<null, Readable, Readable>
}

/** A program given as its text. */
export const program = (text: string) => ['--input-type=module', '-e', text]
