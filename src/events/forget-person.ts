import { decodeEvent, type EventType, encodeEvent } from '#proto/events.ts'
import { withoutPersonalData } from '#proto/personal-data.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** Events in one statement. */
const batch = 200

interface Kept {
  id: number
  topic: string
  key: string
  value: Buffer
}

/** What is done with the events that a table keeps, heard (`parked_events`) or said (`refused_events`). */
const keptIn = (table: 'parked_events' | 'refused_events') => ({
  /** Events that name a person: ids travel as text. A tombstone carries nothing. */
  naming: sql<Kept>(
    `person.in_${table}`,
    `select id, topic, key, value from ${table}
     where id > $2 and position(convert_to($1, 'UTF8') in value) > 0 order by id limit $3 for update`,
  ),
  // The error may quote what couldn't be handled.
  blanked: sql(
    `person.blank_${table}`,
    `update ${table} p set value = e.value, error = case when p.error is not null then 'taken out with the person that the event named' end
     from unnest($1::bigint[], $2::bytea[]) as e (id, value) where p.id = e.id and p.id = any($1::bigint[])`,
  ),
  discarded: sql(`person.discard_${table}`, `delete from ${table} where id = any($1::bigint[])`),
})

const kept = [keptIn('parked_events'), keptIn('refused_events')]

const answers = sql('person.answers', 'delete from idempotency_keys where caller = $1')

/**
 * Forgets what the runtime keeps of a person in a module's database: the answers that are stored for repeated requests,
 * and what events that are set aside say of name, address and words; they can be replayed all the same. One whose bytes
 * don't decode, which nobody can read for what to take out, goes. A module that is told that a user is erased calls this.
 */
export async function forgetPerson(userId: string, tx: Tx): Promise<void> {
  tx.write(answers, [userId])
  for (const table of kept) await forgetIn(table, userId, tx)
}

async function forgetIn(
  { naming, blanked, discarded }: ReturnType<typeof keptIn>,
  userId: string,
  tx: Tx,
): Promise<void> {
  let after = 0
  for (;;) {
    const events = await tx.query(naming, [userId, after, batch])
    const last = events.at(-1)
    if (!last) return
    const read = events.map((event) => ({ id: event.id, value: blank(event) }))
    const known = read.filter(({ value }) => value instanceof Uint8Array)
    if (known.length > 0) tx.write(blanked, [known.map(({ id }) => id), known.map(({ value }) => value)])
    const unreadable = read.filter(({ value }) => value === 'unreadable')
    if (unreadable.length > 0) tx.write(discarded, [unreadable.map(({ id }) => id)])
    after = last.id
  }
}

/** Its bytes without what is personal; null where this build doesn't know the event, and so leaves it alone. */
function blank({ topic, key, value }: Kept): Uint8Array | 'unreadable' | null {
  try {
    const event = decodeEvent(topic, value, key)
    return event && encodeEvent(event.type, withoutPersonalData<EventType>(event.type, event.data))
  } catch {
    return 'unreadable'
  }
}

const blankedAnswers = sql(
  'person.blank_answers',
  `update idempotency_keys set body = jsonb_set(body::jsonb, array[$2], '""')::text
   where body like '{%' and body::jsonb ->> 'id' = any($1::text[]) and body::jsonb ->> $2 <> ''`,
)

/** Empties a field of text in the stored answers that show these, whoever asked for them. */
export function blankAnswers(ids: string[], field: string, tx: Tx): void {
  if (ids.length > 0) tx.write(blankedAnswers, [ids, field])
}
