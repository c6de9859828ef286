import test from 'ava'
import pino from 'pino'
import { loadConfig } from '#config/config.ts'
import type { OwnDatabase } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import { outboxDepth } from '#src/events/outbox.ts'
import { refusedDepth } from '#src/events/refused.ts'
import { setAsideDepth } from '#src/events/set-aside.ts'
import { noKeys } from '#src/keys/key-ring.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { makeDeps } from '#src/runtime/container.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import { modules } from '../../modules/all.ts'

/** So many rows that are over, and a few that are not. */
const over = 20_000

const orderId = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const json = `'{}'::jsonb`

/** What each module's tables hold after a while. */
const grown: Record<string, string[]> = {
  order: [
    `insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total, payment_method,
       shipping_address, version, created_at, updated_at)
     select ${orderId('n')}, n::text, ${orderId('n')}, case when n % 500 = 0 then 'confirmed' else 'delivered' end,
       '[{}]', 'PKR', 1, 0, 1, 'card', ${json}, 1, now(), now() from generate_series(1, ${over}) n`,
    `insert into receipts (order_id, version, kind, series, year, number, issued_at, total, document, fiscal)
     select ${orderId('n')}, 1, 'invoice', 'INV', 2026, n, now(), 1, ${json}, 'fbr' from generate_series(1, ${over}) n`,
    `insert into fiscal_documents (order_id, version, kind, receipt, provider, state, queued_at, due_at, number, qr)
     select order_id, 1, kind, number::text, 'fbr', case when open then 'queued' else 'registered' end, now(),
       case when open then now() end, case when not open then number::text end, case when not open then 'qr' end
     from (select *, number % 500 = 0 as open from receipts) r`,
  ],
  inventory: [
    `insert into shelves (product_id, on_hand, sku, name, sold_by, product_version)
     select ${orderId('n')}, n % 500, n::text, n::text, 'piece', 1 from generate_series(1, ${over}) n`,
  ],
  payment: [
    `insert into payments (id, order_id, customer_id, method, provider, status, amount, currency, captured, created_at,
       updated_at, asked_at)
     select ${orderId('n')}, ${orderId('n')}, ${orderId('n')}, 'card', 'sandbox',
       case when n % 500 = 0 then 'requires_action' else 'captured' end, 1, 'PKR', 0, now(), now(), now()
     from generate_series(1, ${over}) n`,
    `insert into refunds (id, payment_id, amount, reason, status, created_at, updated_at)
     select ${orderId('n')}, ${orderId('n')}, 1, '', case when n % 500 = 0 then 'pending' else 'succeeded' end, now(), now()
     from generate_series(1, ${over}) n`,
    `insert into disputes (id, payment_id, provider, provider_reference, amount, currency, reason, status, closed, opened_at, told_at)
     select id, id, 'stripe', id::text, 1, 'PKR', '', 'won', true, now(), now() from payments`,
  ],
  notification: [
    `insert into deliveries (id, message_id, user_id, channel, status, next_attempt_at, created_at, updated_at)
     select ${orderId('n')}, ${orderId('n')}, ${orderId('n')}, 'email', case when n % 500 = 0 then 'pending' else 'sent' end,
       now(), now(), now() from generate_series(1, ${over}) n`,
    `insert into webhook_endpoints (id, url, events, description, active, secret, created_at, updated_at)
     values (${orderId('1')}, '', '{}', '', true, '', now(), now())`,
    `insert into webhook_deliveries (endpoint_id, event_id, subject, status, created_at, updated_at)
     select ${orderId('1')}, ${orderId('n')}, 'order:' || n, case when n % 500 = 0 then 'pending' else 'delivered' end,
       now(), now() from generate_series(1, ${over}) n`,
  ],
}

/** An outage of the bus, and of a handler. */
const outage = [
  `insert into outbox (topic, key, headers) select 't', n::text, '{}' from generate_series(1, ${over}) n`,
  `insert into parked_events (event_id, topic, key, type, headers, state)
   select ${orderId('n')}, 't', n::text, 'x', '{}', case when n % 500 = 0 then 'parked' else 'unknown' end
   from generate_series(1, ${over}) n`,
  `insert into refused_events (id, topic, key, headers, created_at, state)
   select n, 't', n::text, '{}', now(), case when n % 500 = 0 then 'refused' else 'waiting' end
   from generate_series(1, ${over}) n`,
]

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows'?: number; Plans?: Plan[] }

/** The tables that a statement walks from end to end, as PostgreSQL plans it by itself; those of a few rows don't count. */
async function walked(db: OwnDatabase, text: string, values: unknown[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    // The pool has it off, and so would hide what is to be seen here.
    await tx.query(sql('', 'set local enable_seqscan = on'))
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      sql('', `explain (analyze, format json) ${text}`),
      values,
    )
    const found: string[] = []
    const look = (plan: Plan) => {
      const table = plan['Relation Name']
      if (plan['Node Type'] === 'Seq Scan' && table !== 'webhook_endpoints') found.push(table ?? '?')
      for (const part of plan.Plans ?? []) look(part)
    }
    for (const { Plan } of row?.['QUERY PLAN'] ?? []) look(Plan)
    return found
  })
}

for (const module of modules) {
  const fill = grown[module.name] ?? []
  test(`${module.name}: what is measured of it scans no table that grows`, async (t) => {
    const { db, close } = await testDatabase(module)
    t.teardown(close)
    for (const text of [...outage, ...fill]) await db.query(sql('', text))
    await db.query(sql('', 'analyze'))
    const log = pino({ level: 'silent' })
    const deps = makeDeps(module, {
      ...{
        db,
        log,
        config: loadConfig(
          modules.map(({ name }) => name),
          { NODE_ENV: 'test' },
        ),
      },
      ...{ now: () => new Date(), wake: () => {}, meter: noMeter, keys: noKeys },
      revocations: createRevocations(),
    })
    const asked: { text: string; values: unknown[] }[] = []
    const on: Queryable = {
      query(statement, values = []) {
        asked.push({ text: statement.text, values })
        return db.query(statement, values)
      },
    }
    const samples = await Promise.all(module.gauges.map(({ read }) => read(deps as never, on)))
    const [waits] = await on.query(outboxDepth)
    t.is(waits?.depth, over, 'above 10,000 as the ids have it')
    t.like(
      (await on.query(setAsideDepth)).find(({ state }) => state === 'parked'),
      { depth: over / 500 },
    )
    t.like(
      (await on.query(setAsideDepth)).find(({ state }) => state === 'unknown'),
      { depth: 10_000 },
    )
    t.like(
      (await on.query(refusedDepth)).find(({ state }) => state === 'refused'),
      { depth: over / 500 },
    )
    if (fill.length > 0)
      t.true(
        samples.flat().some(({ value }) => value === over / 500),
        'the open ones are counted',
      )
    t.true(asked.length >= 3 + (fill.length > 0 ? 1 : 0))
    for (const { text, values } of asked) t.deepEqual(await walked(db, text, values), [], text)
  })
}

test('a count without its index is seen to walk the table', async (t) => {
  const payment = modules.find(({ name }) => name === 'payment')
  if (!payment) return t.fail()
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  for (const text of [...(grown.payment ?? []), 'drop index payments_open', 'analyze'])
    await db.query(sql('', text))
  const text = `select count(*) from payments where status = 'requires_action'`
  t.deepEqual(await walked(db, text, []), ['payments'])
})
