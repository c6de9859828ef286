import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Config } from '#config/config.ts'
import { createDatabase } from '#src/database/database.ts'
import { createLog } from '#src/log/log.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import type { Books } from './books.ts'
import { invariants, prove } from './prove.ts'
import { type Found, startSchedule } from './schedule.ts'

/** Breaches of one invariant that a line of the log names. */
const named = 10

/**
 * The audit as a job: a pass every so many milliseconds, its figures at `/metrics` and its life at `/healthz`, until
 * SIGTERM or SIGINT. Databases that are away are a pass that failed, also at the start. `timeout`: as for one audit.
 */
export async function runAuditJob(options: {
  names: string[]
  config: Config
  every: number
  /** Milliseconds that a pass may take. */
  within: number
  timeout: number
  port: number
  host: string
}): Promise<void> {
  const { names, config, every, within, timeout, port, host } = options
  const log = createLog(config)
  const register = new Registry()
  collectDefaultMetrics({ register })

  const pass = async (signal: AbortSignal): Promise<Found> => {
    const databases = await unless(signal, findDatabases(names, config, log))
    const open = names.map((name) =>
      createDatabase({
        url: databases.url(name),
        name: `audit-${name}`,
        poolSize: 2,
        statementTimeout: within,
      }),
    )
    const close = () => Promise.all(open.map((database) => database.close(0)))
    // What is being asked fails then.
    const cut = () => void close().catch(() => {})
    signal.addEventListener('abort', cut)
    const found: Found = new Map()
    try {
      const books = Object.fromEntries(names.map((name, i) => [name, open[i]])) as unknown as Books
      for (const invariant of invariants) {
        signal.throwIfAborted()
        const { walked, broken } = await prove(invariant, books, { timeout })
        found.set(invariant.says, broken.size)
        if (broken.size > 0)
          log.error(
            { invariant: invariant.says, walked, broken: [...broken].slice(0, named) },
            'audit: broken',
          )
      }
      signal.throwIfAborted()
    } finally {
      signal.removeEventListener('abort', cut)
      await close().catch(() => {})
      await databases.cluster?.release()
    }
    const failed = [...found.values()].filter((broken) => broken > 0).length
    log.info(
      { invariants: found.size, failed },
      failed === 0 ? 'audit: the books agree' : 'audit: they do not agree',
    )
    return found
  }

  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0]
    if (path === '/healthz') return response.end('{"status":"ok"}')
    if (path !== '/metrics') return response.writeHead(404).end()
    response.setHeader('content-type', register.contentType)
    response.end(await register.metrics())
  })
  await once(server.listen(port, host), 'listening')
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  log.info({ url, every, within }, 'audit: on schedule')
  // Who started this with a channel is told where it answers.
  process.send?.({ url })

  const onFailure = (error: unknown) => log.error({ err: error }, 'audit: did not come to its end')
  const schedule = startSchedule({ pass, every, within, register, onFailure })
  const stop = () => void schedule.stop()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  process.once('disconnect', stop)
  await schedule.ended
  server.close()
  server.closeAllConnections()
}

/** What it resolves to, unless the signal is aborted first. */
function unless<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  promise.catch(() => {})
  return Promise.race([promise, aborted])
}
