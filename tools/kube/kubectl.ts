import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A command that ended with something else than 0. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
  readonly output: string

  constructor(command: string, code: number | null, output: string) {
    super(`${command} ended with ${code}:\n${output.trim().slice(-4_000)}`)
    this.output = output
  }
}

/** Runs a program to its end, and gives what it printed. Throws CommandFailed. `show`: lets people see it too. */
export async function run(
  program: string,
  args: string[],
  { input, env, show = false }: { input?: string; env?: NodeJS.ProcessEnv; show?: boolean } = {},
): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: env ?? process.env })
  const closed = once(child, 'close')
  let out = ''
  let all = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
    all += chunk
    if (show) process.stdout.write(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    all += chunk
    if (show) process.stderr.write(chunk)
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  const [code] = await closed.catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(`${program} is wanted, and is not in PATH`) : error
  })
  if (code !== 0) throw new CommandFailed([program, ...args].join(' ').slice(0, 200), code, all)
  return out
}

/** A port here that leads into the cluster. */
export interface Forward {
  port: number
  close(): Promise<void>
}

/** kubectl in one namespace. */
export interface Kubectl {
  (...args: string[]): Promise<string>
  /** Makes or changes objects. */
  apply(objects: object[]): Promise<void>
  /** What there is of that name, or null. */
  find(kind: string, name: string): Promise<Record<string, unknown> | null>
  /** A port on loopback that leads to one pod of a Service; ends with this process. */
  forward(target: string, port: number): Promise<Forward>
}

export function kubectlIn(namespace: string): Kubectl {
  const inside = (args: string[]) => ['--namespace', namespace, ...args]
  const kubectl = (...args: string[]) => run('kubectl', inside(args))
  return Object.assign(kubectl, {
    async apply(objects: object[]) {
      const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects })
      await run('kubectl', inside(['apply', '--filename', '-']), { input: list })
    },
    async find(kind: string, name: string) {
      const found = await kubectl('get', kind, name, '--ignore-not-found', '--output', 'json')
      return found.trim() ? (JSON.parse(found) as Record<string, unknown>) : null
    },
    async forward(target: string, port: number): Promise<Forward> {
      const args = inside(['port-forward', '--address', '127.0.0.1', target, `:${port}`])
      const child = spawn('kubectl', args, { stdio: ['ignore', 'pipe', 'pipe'] })
      const end = () => void child.kill()
      process.once('exit', end)
      const opened = await portOf(child, target)
      return {
        port: opened,
        async close() {
          process.off('exit', end)
          if (child.exitCode !== null || child.signalCode !== null) return
          const gone = once(child, 'exit')
          child.kill()
          await gone
        },
      }
    },
  })
}

/** The port that `kubectl port-forward` says it listens on. What it goes on to say of each connection is read, and dropped. */
function portOf(child: ChildProcess, target: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    let errors = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = (errors + chunk).slice(-4_000)
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-4_000)
      const port = said
        .split('\n')
        .map(forwardedPort)
        .find((port) => port !== null)
      if (port) resolve(port)
    })
    child.once('error', reject)
    child.once('close', () => reject(new Error(`kubectl port-forward ${target}: ${errors.trim()}`)))
  })
}

/** Of `Forwarding from 127.0.0.1:40123 -> 8000`; null for other lines. */
export const forwardedPort = (line: string): number | null => {
  const found = /^Forwarding from 127\.0\.0\.1:(\d+) /.exec(line)
  return found ? Number(found[1]) : null
}
