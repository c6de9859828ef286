import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import order from '../../modules/order/index.ts'
import { applyPlan } from './apply-plan.ts'

const restored = sql(
  'test.restored',
  `insert into restores (at, taken_at) values ('2026-11-26T10:00Z', '2026-11-20T00:00Z')`,
)
const open = sql<{ open: boolean }>('test.open', 'select together_at is null as open from restores')

test('a plan from before a restore does not say that what was restored since is together again', async (t) => {
  const { db, close } = await testDatabase(order)
  t.teardown(close)
  await db.query(restored)
  const apply = (madeAt: string) =>
    applyPlan(
      { format: 1, id: '00000000-0000-7000-8000-000000000000', madeAt, since: madeAt, steps: [] },
      { books: { order: db }, databases: { order: db } } as never,
      { orders: new Map(), invoices: new Map() },
      () => {},
    )
  await apply('2026-11-26T09:59:00.000Z')
  t.deepEqual(await db.query(open), [{ open: true }])
  await apply('2026-11-26T10:01:00.000Z')
  t.deepEqual(await db.query(open), [{ open: false }])
})
