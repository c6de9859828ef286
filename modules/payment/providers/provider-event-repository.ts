import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ProviderEvent } from './provider.ts'

const keep = sql<{ id: string }>(
  'provider_event.keep',
  `insert into provider_events (provider, id, type, payload, received_at) values ($1, $2, $3, $4, $5)
   on conflict do nothing returning id`,
)

const known = sql('provider_event.known', 'select 1 from provider_events where provider = $1 and id = $2')

const forget = sql(
  'provider_event.forget',
  `delete from provider_events where (provider, id) in (
     select provider, id from provider_events where received_at < $1 order by received_at limit 10000)`,
)

export type ProviderEventRepository = ReturnType<typeof providerEventRepository>

/** What providers told unasked. SQL, as keeping an event says in the same statement whether it is new. */
export const providerEventRepository = ({ db }: { db: Database }) => ({
  /** False where it was kept before. */
  keep: async (tx: Tx, event: ProviderEvent, at: Date): Promise<boolean> => {
    const values = [event.provider, event.id, event.type, JSON.stringify(event.payload), at]
    return (await tx.query(keep, values)).length > 0
  },

  has: async ({ provider, id }: ProviderEvent): Promise<boolean> =>
    (await db.query(known, [provider, id])).length > 0,

  /** Deletes what nobody will tell us again; a bounded number. */
  forget: async (before: Date): Promise<void> => {
    await db.query(forget, [before])
  },
})
