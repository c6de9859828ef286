import { z } from 'zod'
import type { Database } from '#src/database/database.ts'
import { type Route, routesFor } from '#src/http/route.ts'
import { code, id, timestamp } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Act } from './act.ts'
import { type Entry, listEntries } from './audit-log.ts'

const { get } = routesFor<{ db: Database }>()

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const AuditEntry = z
  .strictObject({
    seq: z.int().min(1),
    at: timestamp,
    actor: z.strictObject({
      id: z.string(),
      role: z.enum(['staff', 'admin']),
      machine: z.literal(true).optional().meta({ description: 'A machine, and the id is that of its key' }),
    }),
    route: z.string().meta({ description: 'Method and path, with its parameters as `{id}`' }),
    subject: z.strictObject({ type: z.string(), id: z.string().nullable() }),
    requestId: z.string(),
    begun: z.literal(true).optional().meta({ description: 'It began here; how it ended is another entry' }),
    asked: z
      .unknown()
      .meta({ description: "The path's parameters, query and body, without words about people" }),
    before: z.unknown().meta({ description: 'What was changed, as it was; null for nothing' }),
    after: z.unknown().meta({ description: 'As it is then; null for nothing' }),
    previous: hash.meta({ description: 'The hash of the entry before' }),
    hash: hash.meta({ description: 'SHA-256 of this entry, that hash among it' }),
  })
  .meta({ id: 'AuditEntry' })

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const AuditQuery = z
  .strictObject({
    ...pageQuery,
    actor: id.optional(),
    subject: code(100, /^[\w-]+$/, 'must be an id, or a type such as synonyms').optional(),
    from: moment.optional(),
    to: moment.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'must not be before from' })

const place = z.strictObject({ seq: z.int().min(1), at: timestamp.transform((text) => new Date(text)) })

/** `GET <path>/audit`, which every module answers. */
export const auditRoute = (path: string): Route<{ db: Database }> =>
  get(`${path}/audit`, {
    summary: 'Administrative acts, newest first',
    description:
      'Every change by staff. `subject` is the id of what was changed, or its type where it has none; `from` is the first ' +
      'moment, `to` the first that is too late. Each entry holds the hash of the one before.',
    who: 'admin',
    query: AuditQuery,
    answers: { 200: page(AuditEntry) },
    run: async ({ db }, { query: { limit, cursor, ...filters } }) => {
      const before = readCursor(cursor, place) ?? undefined
      const rows = await listEntries({ ...filters, before }, limit + 1, db)
      const { items, nextCursor } = pageOf(rows, limit, ({ seq, at }) => ({ seq, at: at.toISOString() }))
      return { items: items.map(present), nextCursor }
    },
  })

const present = ({ seq, at, act, previous, hash }: Entry) => ({
  seq,
  at: at.toISOString(),
  ...(JSON.parse(act) as Act),
  previous: previous.toString('hex'),
  hash: hash.toString('hex'),
})
