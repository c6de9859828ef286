import test from 'ava'
import { planOf, statementsOf } from '#src/testing/plan.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import order from './index.ts'
import { orderRepository } from './order-repository.ts'

test('orders that change are looked up, whatever size the table had when that was planned', async (t) => {
  const { db, close } = await testDatabase(order)
  t.teardown(close)
  const [update] = statementsOf((tx) => orderRepository({ db }).update([], tx))
  t.regex(await planOf(db, update as NonNullable<typeof update>), /Index Cond: \(id = ANY/)
})
