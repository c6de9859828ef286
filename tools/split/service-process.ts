import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { compiled } from '../mart/compiled.ts'
import { eachLine, type WriteLine } from './lines.ts'

/** One service as a process of its own, started again whenever it dies. */
export interface ServiceProcess {
  /** `order`, or `order.2` where there are several. */
  name: string
  module: string
  /** Where it answers; null while it doesn't. */
  url(): string | null
  pid(): number | undefined
  /** How often it died. */
  deaths(): number
  kill(signal: NodeJS.Signals): void
  /** Sent over its channel, if it lives. */
  tell(message: object): void
  /** Resolves when it answers for the first time; rejects if it ends before that. */
  started: Promise<void>
  /**
   * Ends it in order, as a rolling restart does, and starts it again, by another program if one is given: that of another
   * release, say. Resolves when it answers again; rejects where it ended by force, or with another code than 0, and is
   * started all the same.
   */
  replace(program?: string): Promise<void>
  /** Settings over its own from its next start on, until others are given. */
  nextLife(settings: Record<string, string>): void
  /** Ends it, by force after so many milliseconds. */
  stop(within: number): Promise<void>
}

const program = fileURLToPath(new URL('../../modules/start.ts', import.meta.url))
/** Milliseconds after which a death is no failed start, and the next start does not wait. */
const longLife = 10_000
/** Milliseconds between failed starts, doubled each time. */
const firstPause = 200
const longestPause = 5_000
/** Milliseconds that a service has to end in, with its SHUTDOWN_DELAY, before it is ended by force. */
const replacement = 60_000

/** Starts the service, which takes a free port and says which; its output goes to `writeLine`. */
export function runService(options: {
  name: string
  module: string
  env: Record<string, string | undefined>
  writeLine: WriteLine
  /** What it is started with; this checkout's. */
  program?: string
  /** Where it answers; a free port, another in each life, where none is said. */
  port?: number
  /** The file that its output goes to instead. */
  logFile?: string
}): ServiceProcess {
  const { name, module, env, writeLine, port = 0, logFile } = options
  let run = options.program ?? program
  let child: ChildProcess
  let url: string | null = null
  let deaths = 0
  let shortLives = 0
  let stopping = false
  /** Whether it is to run no more, whoever is at replacing it. */
  let closed = false
  let over: Record<string, string> = {}
  let next: PromiseWithResolvers<void> | null = null
  const first = Promise.withResolvers<void>()
  // Nobody may be waiting for it: a failed start must not crash this process.
  first.promise.catch(() => {})

  function start(): void {
    const began = Date.now()
    const own = { PORT: String(port), HOST: '127.0.0.1', SERVICES: module }
    const log = logFile ? openSync(logFile, 'a') : 'pipe'
    child = spawn(process.execPath, [run], {
      env: { NODE_COMPILE_CACHE: compiled, ...env, ...over, ...own },
      // The channel: the service sends its address, and ends when it closes.
      stdio: ['ignore', log, log, 'ipc'],
      // A group of its own: Ctrl-C reaches this process alone, which stops the services.
      detached: true,
    })
    if (typeof log === 'number') closeSync(log)
    writeLine('split', `${name} runs as process ${child.pid}`)
    for (const stream of [child.stdout, child.stderr])
      if (stream) eachLine(stream, (line) => writeLine(name, line))
    child.on('message', (message: { url?: string }) => {
      if (typeof message.url !== 'string') return
      url = message.url
      first.resolve()
      next?.resolve()
    })
    child.once('error', (error) => first.reject(error))
    child.once('exit', (code, signal) => void again(Date.now() - began, signal ?? `code ${code}`))
  }

  async function again(lived: number, why: string): Promise<void> {
    url = null
    const failure = new Error(`${name} did not start (${why})`)
    first.reject(failure)
    next?.reject(failure)
    if (stopping) return
    deaths++
    shortLives = lived < longLife ? shortLives + 1 : 0
    const pause = shortLives === 0 ? 0 : Math.min(longestPause, firstPause * 2 ** (shortLives - 1))
    writeLine('split', `${name} died (${why}), restarting${pause ? ` in ${pause} ms` : ''}`)
    const dead = child
    await delay(pause)
    // Somebody may have replaced it meanwhile.
    if (!stopping && child === dead) start()
  }

  start()
  return {
    name,
    module,
    url: () => url,
    pid: () => child.pid,
    deaths: () => deaths,
    kill: (signal) => void child.kill(signal),
    tell: (message) => {
      // It may be dead, or dying.
      if (child.connected) child.send(message, () => {})
    },
    started: first.promise,
    async replace(by = run) {
      stopping = true
      await end(replacement)
      const { exitCode, signalCode } = child
      run = by
      if (closed) return
      next = Promise.withResolvers()
      stopping = false
      start()
      await next.promise.finally(() => {
        next = null
      })
      if (exitCode !== 0)
        throw new Error(`${name} did not end in order (${signalCode ?? `code ${exitCode}`})`)
    },
    nextLife(settings) {
      over = settings
    },
    async stop(within) {
      closed = true
      stopping = true
      await end(within)
    },
  }

  async function end(within: number): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), within)
    await ended
    clearTimeout(late)
  }
}
