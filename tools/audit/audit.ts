import { parseArgs } from 'node:util'
import { loadConfig, parseDuration } from '#config/config.ts'
import { readHead } from '#src/audit-log/audit-log.ts'
import { createDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { setAsideDepth } from '#src/events/set-aside.ts'
import { createLog } from '#src/log/log.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from '../../modules/all.ts'
import { runAuditJob } from './audit-job.ts'
import type { Books } from './books.ts'
import { invariants, prove } from './prove.ts'

/**
 * `npm run audit`: walks all six databases, also of a mart that runs, and proves that orders, reservations,
 * movements, payments and refunds agree. A line per invariant; ends with 1 where one is broken, and names
 * what breaks it. `--repair-plan FILE` writes down what closes the gaps of a database that was restored (docs/backup.md).
 *
 * `npm run audit -- --every 10m --port 9300` does so again and again, with its figures at `/metrics` of that port
 * (docs/monitoring.md); `--host` says at which address, `--within` how long a pass may take (10m, or as `--every`).
 */
/** Milliseconds for events under way to arrive, before a disagreement counts. */
const timeout = Number(process.env.AUDIT_TIMEOUT ?? 10_000)
const shown = 10

const names = modules.map(({ name }) => name)
const config = loadConfig(names)
const { values: given } = parseArgs({
  options: {
    every: { type: 'string' },
    within: { type: 'string' },
    port: { type: 'string', default: '9300' },
    host: { type: 'string', default: '127.0.0.1' },
    'repair-plan': { type: 'string' },
    since: { type: 'string' },
  },
})
if (given['repair-plan'] !== undefined) {
  const { writePlan } = await import('../repair/write-plan.ts')
  await writePlan(given['repair-plan'], given.since ? new Date(given.since) : null).catch((error) => {
    console.error(`audit: ${error.message}`)
    process.exit(1)
  })
  process.exit()
}
if (given.every !== undefined) {
  const every = milliseconds('every', given.every)
  const within = given.within === undefined ? Math.max(every, 600_000) : milliseconds('within', given.within)
  await runAuditJob({ names, config, every, within, timeout, port: Number(given.port), host: given.host })
  process.exit()
}
const databases = await findDatabases(names, config, createLog(config)).catch((error) => {
  if (!(error instanceof StartError)) throw error
  console.error(`audit: ${error.message}`)
  process.exit(1)
})
const open = names.map((name) =>
  createDatabase({ url: databases.url(name), name: `audit-${name}`, poolSize: 2, statementTimeout: 600_000 }),
)
const books = Object.fromEntries(names.map((name, i) => [name, open[i]])) as unknown as Books
let failed = 0
try {
  for (const invariant of invariants) {
    const progress = process.stderr.isTTY
      ? (walked: number) => void process.stderr.write(`\r  … ${walked} ${invariant.subjects.what}`)
      : () => {}
    const { walked, broken } = await prove(invariant, books, { timeout, progress })
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    console.log(
      `${broken.size ? 'BROKEN' : 'ok    '}  ${invariant.says}: ${walked} ${invariant.subjects.what}${broken.size ? `, ${broken.size} broken` : ''}`,
    )
    for (const [id, why] of [...broken].slice(0, shown)) console.log(`          ${id}: ${why}`)
    if (broken.size > 0) failed++
  }
  const waiting = sql<{ n: number }>('audit.outbox', 'select count(*) as n from outbox')
  for (const [i, database] of open.entries()) {
    const { seq, hash } = await readHead(database)
    console.log(`note    ${names[i]}: the audit log stands at ${seq}, ${hash.toString('hex')}`)
    const [outbox] = await database.query(waiting)
    const parked = await database.query(setAsideDepth)
    const backlog = [`${outbox?.n} in the outbox`, ...parked.map(({ state, depth }) => `${depth} ${state}`)]
    if (outbox?.n || parked.length > 0) console.log(`note    ${names[i]}: ${backlog.join(', ')}`)
  }
  console.log(
    failed === 0
      ? `\nThe books agree: ${invariants.length} invariants hold.`
      : `\nThe books do not agree: ${failed} of ${invariants.length} invariants are broken.`,
  )
} finally {
  await Promise.all(open.map((database) => database.close()))
  await databases.cluster?.release()
}
process.exitCode = failed === 0 ? 0 : 1

function milliseconds(option: string, text: string): number {
  const parsed = parseDuration(text)
  if (typeof parsed === 'number' && parsed > 0) return parsed
  console.error(`audit: --${option} is a duration such as 10m or 30s, not ${text}`)
  process.exit(2)
}
