import { decodeEvent, type EventType, encodeEvent } from '#proto/events.ts'
import { withoutPersonalData } from '#proto/personal-data.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** Events in one statement. */
const batch = 200

interface Kept {
  id: number
  topic: string
  key: string
  value: Buffer
}

/** Events that name a person: ids travel as text. A tombstone carries nothing. */
const naming: Statement<Kept> = sql(
  'person.parked',
  `select id, topic, key, value from parked_events
   where id > $2 and position(convert_to($1, 'UTF8') in value) > 0 order by id limit $3 for update`,
)

// The error may quote what couldn't be handled.
const blanked = sql(
  'person.blank_parked',
  `update parked_events p set value = e.value, error = case when p.error is not null then 'taken out with the person that the event named' end
   from unnest($1::bigint[], $2::bytea[]) as e (id, value) where p.id = e.id and p.id = any($1::bigint[])`,
)

const discarded = sql('person.discard_parked', 'delete from parked_events where id = any($1::bigint[])')

const answers = sql('person.answers', 'delete from idempotency_keys where caller = $1')

/**
 * Forgets what the runtime keeps of a person in a module's database: the answers that are stored for repeated requests,
 * and what events that are set aside say of name, address and words; they can be replayed all the same. One whose bytes
 * don't decode, which nobody can read for what to take out, goes. A module that is told that a user is erased calls this.
 */
export async function forgetPerson(userId: string, tx: Tx): Promise<void> {
  tx.write(answers, [userId])
  let after = 0
  for (;;) {
    const kept = await tx.query(naming, [userId, after, batch])
    const last = kept.at(-1)
    if (!last) return
    const read = kept.map((event) => ({ id: event.id, value: blank(event) }))
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
