import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** A program that ends with this process, however that ends. */
export interface Watched {
  pid: number
  /** Resolves when it has ended. */
  ended: Promise<void>
  isRunning(): boolean
  kill(signal: NodeJS.Signals): void
  /** Everything that it said so far, and what it will say. */
  output(): string
  /** From now on it is no reason for this process to go on. */
  unref(): void
}

/**
 * A shell stands between us and the program: it holds our pipe, and a kill -9 of this process closes that.
 * `exec 3<&0` because a shell gives what it runs in the background no standard input.
 */
const script = `
exec 3<&0
"$@" 3<&- </dev/null & program=$!
echo "pid $program"
{ cat <&3 >/dev/null; kill -9 $program; eval "$END"; } >/dev/null 2>&1 & watcher=$!
exec 3<&-
wait $program
kill $watcher 2>/dev/null`

/** Starts a program, in the folder `cwd`; `end` is a shell command to run after it is killed, if this process ends first. */
export async function runWatched(command: string[], end = '', cwd?: string): Promise<Watched> {
  const shell = spawn('/bin/sh', ['-c', script, 'sh', ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, END: end },
    cwd,
    // An interrupt at the terminal is for the one who started us; we end this by ourselves.
    detached: true,
  })
  let said = ''
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-100_000)
    })
  }
  shell.stdin.on('error', () => {})
  while (!/^pid \d+/m.test(said)) await once(shell.stdout, 'data')
  const pid = Number(/^pid (\d+)/m.exec(said)?.[1])
  let running = true
  const ended = once(shell, 'exit').then(() => {
    running = false
    shell.stdin.destroy()
  })
  return {
    pid,
    ended,
    isRunning: () => running,
    kill(signal) {
      try {
        process.kill(pid, signal)
      } catch {
        // It has ended by itself.
      }
    },
    output: () => said,
    unref: () => unref(shell),
  }
}

function unref(shell: ChildProcess): void {
  shell.unref()
  for (const stream of [shell.stdin, shell.stdout, shell.stderr])
    (stream as unknown as Readable & { unref(): void }).unref()
}
