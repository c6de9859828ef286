import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Use } from './use.ts'

/** A server in a process of its own: the mart, or a limit. */
export interface Server {
  url: string
  pid: number
  /** Milliseconds from the start of its process to its first message. */
  startedWithin: number
  use(): Promise<Use>
  /** From here on `use` says how late its event loop was. */
  watch(): void
  /** SIGTERM; resolves when it has exited. */
  stop(): Promise<void>
}

const preload = new URL('./use.ts', import.meta.url).href
/** Milliseconds in which a server answers what it is asked over the channel. */
const messageTimeout = 60_000

/**
 * Starts a program that tells its starter `{ url }` when it takes requests. What it writes goes to the file
 * `log`, as a deployment's would; `flags` are Node's own.
 */
export async function startServer(options: {
  program: URL
  env: Record<string, string>
  log: string
  flags?: string[]
}): Promise<Server> {
  const { program, env, log, flags = [] } = options
  const began = performance.now()
  const out = openSync(log, 'a')
  const child = spawn(process.execPath, [...flags, '--import', preload, fileURLToPath(program)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', out, out, 'ipc'],
  })
  const { url } = await nextMessage<{ url: string }>(child, 'url', log)
  const startedWithin = performance.now() - began
  return {
    url,
    pid: child.pid as number,
    startedWithin,
    async use() {
      child.send('use')
      return (await nextMessage<{ use: Use }>(child, 'use', log)).use
    },
    watch: () => void child.send('watch'),
    async stop() {
      if (child.exitCode !== null || child.signalCode) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The next message with this field. Rejects where the process ends first, or sends none in time. */
function nextMessage<T extends object>(
  child: ChildProcess,
  field: keyof T & string,
  log: string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit)
      finish()
    }
    const onMessage = (message: unknown) => {
      if (typeof message === 'object' && message && field in message) end(() => resolve(message as T))
    }
    const fail = (why: string) =>
      end(() => reject(new Error(`${why}; end of ${log}:\n${readFileSync(log, 'utf8').slice(-2_000)}`)))
    const onExit = () => fail('server process exited')
    const timer = setTimeout(() => fail(`timeout: no '${field}' from the server process`), messageTimeout)
    child.on('message', onMessage).on('exit', onExit)
  })
}
