import type { logCreator } from 'kafkajs'
import { logLevel } from 'kafkajs'
import type { Logger } from 'pino'

/**
 * What kafkajs logs as errors in the ordinary life of a cluster: brokers that come and go, groups that
 * rebalance, coordinators that load. The bus itself says what of it matters.
 */
const ordinary =
  /rebalanc|re-joining|not aware of this member|coordinator|loading|not (the )?leader|no leader|connection|disconnect|closed|timed out|timeout|metadata|Failed to send messages|Crash|Restarting|does not host|already exists|not the correct|Limiting retries|not support/i

/** The level at which a line of kafkajs is logged: none of them is an error of the mart's, and most are for debugging. */
export function levelOf(level: logLevel, message: string): 'warn' | 'debug' {
  if (level > logLevel.WARN || ordinary.test(message)) return 'debug'
  return 'warn'
}

/** kafkajs's lines in our log. */
export function logInto(log: Logger): logCreator {
  return () =>
    ({ namespace, level, log: { message, timestamp: _, logger: __, stack: ___, ...more } }) =>
      log[levelOf(level, `${message} ${more.error ?? ''}`)]({ kafka: namespace, ...more }, message)
}
