import pino, { type Bindings, type ChildLoggerOptions, type DestinationStream, type Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import { bufferedStdout } from './buffered-stdout.ts'
import { censor, censorText } from './censor.ts'
import { stdout } from './stdout.ts'
import { idsFor } from './work.ts'

/** For a child whose lines can't hold a secret: looking for some costs more than writing them. */
export const unlooked: ChildLoggerOptions = {
  formatters: { log: (line) => line },
  serializers: { msg: (text) => text },
}

/** Bytes of a line at most. What was cut stays to be found: by its time, request and message. */
const longestLine = 16_384

/** Lets no longer line through, whatever it was that made it. */
function bounded(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      // No UTF-16 unit is more than three bytes, and by far most lines are short.
      if (line.length * 3 > longestLine && Buffer.byteLength(line) > longestLine) destination.write(cut(line))
      else destination.write(line)
    },
  }
}

function cut(line: string): string {
  const said = JSON.parse(line)
  const words = ['requestId', 'correlationId', 'orderId', 'traceId', 'spanId', 'module', 'msg'].map(
    (name) => [name, typeof said[name] === 'string' ? said[name].slice(0, 500) : undefined],
  )
  const { level, time } = said
  return `${JSON.stringify({ level, time, ...Object.fromEntries(words), cut: Buffer.byteLength(line) })}\n`
}

/**
 * The process's log: JSON lines on standard output. In production lines are buffered for up to half a second;
 * they are flushed at exit. No line is over 16 KB. Secrets are never written, wherever they stand (censor.ts).
 */
export function createLog(
  config: Pick<Config, 'env' | 'logLevel'>,
  destination: DestinationStream = config.env === 'production' ? bufferedStdout() : stdout({ sync: true }),
): Logger {
  const log = pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }), log: censor },
      // Errors are made plain with all else.
      serializers: { err: (error) => error, msg: censorText },
      mixin: idsFor,
    },
    bounded(destination),
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
