import { AsyncLocalStorage } from 'node:async_hooks'
import pino, { type Bindings, type ChildLoggerOptions, type DestinationStream, type Logger } from 'pino'
import { censor, censorText } from './censor.ts'
import type { Config } from './config.ts'
import { gatheredLines } from './gathered-lines.ts'

const current = new AsyncLocalStorage<string>()

/** Runs `work` so that every line logged in it, at any depth, carries the request's id. */
export const withRequestId = <T>(requestId: string, work: () => T): T => current.run(requestId, work)

/** As pino's own, made once a millisecond: it is a fifth of what a request's line costs. */
let [at, stamp] = [0, '']
function timestamp(): string {
  const now = Date.now()
  if (now !== at) {
    at = now
    stamp = `,"time":"${new Date(now).toISOString()}"`
  }
  return stamp
}

/** For a child whose lines can't hold a secret: looking for some costs more than writing them. */
export const unlooked: ChildLoggerOptions = {
  formatters: { log: (line) => line },
  serializers: { msg: (text) => text },
}

/**
 * The process's log: JSON lines on standard output. In production lines are gathered for up to half a second;
 * they are flushed at exit. Secrets are never written, wherever they stand (censor.ts).
 */
export function createLog(
  config: Pick<Config, 'env' | 'logLevel'>,
  destination: DestinationStream = config.env === 'production'
    ? gatheredLines()
    : pino.destination({ dest: 1, sync: true }),
): Logger {
  const log = pino(
    {
      level: config.logLevel,
      base: null,
      timestamp,
      formatters: { level: (level) => ({ level }), log: censor },
      // Errors are made plain with all else.
      serializers: { err: (error) => error, msg: censorText },
      mixin(line) {
        const requestId = current.getStore()
        return requestId === undefined || 'requestId' in line ? {} : { requestId }
      },
    },
    destination,
  )
  // Its children inherit it from here.
  const child = log.child as unknown as (
    this: unknown,
    bindings: Bindings,
    options?: ChildLoggerOptions,
  ) => Logger
  log.child = function (this: unknown, bindings: Bindings, options?: ChildLoggerOptions) {
    return child.call(this, censor(bindings), options)
  } as unknown as typeof log.child
  return log
}
