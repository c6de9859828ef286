import type { Logger } from 'pino'
import type { Queryable } from '#src/database/statement.ts'
import type { Job } from '#src/runtime/job.ts'
import { readHead } from './audit-log.ts'

/**
 * Logs where a module's audit log ends, where it has moved on. Whoever is master of the database can make a whole chain
 * anew, but not the lines that were gathered elsewhere.
 */
export function tellHead(on: Queryable, log: Logger): Job<object> {
  let told = 0
  return {
    name: 'tell-audit-head',
    every: 60 * 60_000,
    async run() {
      const { seq, hash } = await readHead(on)
      if (seq === told) return
      log.info({ seq, hash: hash.toString('hex') }, 'the audit log stands at')
      told = seq
    },
  }
}
