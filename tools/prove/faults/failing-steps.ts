import { setTimeout as delay } from 'node:timers/promises'
import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { replaySetAside } from '#src/events/set-aside.ts'
import { between, fault, pick, until } from './harm.ts'

/** Tables that nobody writes but handlers of events, each in the module's transaction: no request fails by them. */
const steps = [
  { module: 'inventory', table: 'reservations' },
  { module: 'payment', table: 'payments' },
  { module: 'notification', table: 'messages' },
  { module: 'order', table: 'catalogue' },
]

const break_ = sql(
  'proof.break_step',
  `create or replace function proof_fails() returns trigger language plpgsql as $$
   begin
     if random() < 0.6 then raise exception 'the proof makes this step fail'; end if;
     return new;
   end $$`,
)

const breakAlways = sql(
  'proof.break_always',
  `create or replace function proof_fails_always() returns trigger language plpgsql as $$
   begin raise exception 'the proof makes this step fail'; end $$`,
)

/** What an order's customer is told; each is written by the handler of another event. */
const letters = ['order_confirmed', 'order_shipped']

/** Handlers fail more often than not, for a while; then an operator tries again what was parked meanwhile. */
export const failingSteps = [
  fault(
    'step-fails',
    async (mart, random) => {
      const { module, table } = pick(random, steps)
      const database = mart.database(module)
      await database.query(break_)
      await database.query(
        sql(
          '',
          `create or replace trigger proof_fails before insert on ${table} for each row execute function proof_fails()`,
        ),
      )
      return until(`inserts of ${module}.${table} fail, most of them`, between(random, 1_000, 4_000), () =>
        mend(database, table),
      )
    },
    { weight: 2 },
  ),

  // Longer than it takes to be parked: what comes of the same order meanwhile has to wait behind it.
  fault('one-event-fails', async (mart, random) => {
    const database = mart.database('notification')
    const letter = pick(random, letters)
    await database.query(breakAlways)
    await database.query(
      sql(
        '',
        `create or replace trigger proof_fails before insert on messages for each row
         when (new.template = '${letter}') execute function proof_fails_always()`,
      ),
    )
    return until(`notification fails at ${letter}, always`, between(random, 3_000, 8_000), () =>
      mend(database, 'messages'),
    )
  }),
]

/** Other faults may stand in its way: it is mended once they are over. */
async function mend(database: OwnDatabase, table: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await delay(250)) {
    try {
      await database.query(sql('', `drop trigger if exists proof_fails on ${table}`))
      await database.query(replaySetAside, ['all'])
      // One that failed just before may be parked just after.
      await delay(1_000)
      await database.query(replaySetAside, ['all'])
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}
