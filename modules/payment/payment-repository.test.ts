import test from 'ava'
import { planOf, statementsOf } from '#src/testing/plan.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import payment from './index.ts'
import { paymentRepository } from './payment-repository.ts'

test('payments that change are looked up, whatever size the table had when that was planned', async (t) => {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  const [save] = statementsOf((tx) => paymentRepository({ db }).save(tx, []))
  t.regex(await planOf(db, save as NonNullable<typeof save>), /Index Cond: \(id = ANY/)
})
