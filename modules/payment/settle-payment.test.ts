import test from 'ava'
import pino from 'pino'
import { v7 } from 'uuid'
import { testDatabase } from '#src/testing/postgres.ts'
import { ledgerRepository } from './books/ledger-repository.ts'
import payment from './index.ts'
import { changeRepository } from './paying/change-repository.ts'
import type { Happened } from './payment.ts'
import { paymentRepository } from './payment-repository.ts'
import { callRepository } from './providers/call-repository.ts'
import { refundRepository } from './refunds/refund-repository.ts'
import { settlePayments } from './settle-payment.ts'
import { aPayment } from './test-payment.ts'

const log = pino({ enabled: false })
const now = () => new Date('2026-01-15T10:00:00Z')

test('a batch with much of one payment is settled as if it came one by one', async (t) => {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  const [payments, ledger] = [paymentRepository({ db }), ledgerRepository({ db })]
  const [refunds, calls] = [refundRepository({ db }), callRepository({ db })]
  const woken: string[] = []
  const settle = settlePayments({
    changes: changeRepository({ db }),
    payments,
    ledger,
    refunds,
    calls,
    log,
    now,
    wake: (job) => woken.push(job),
  })
  const [id, orderId] = [v7(), v7()]
  await db.transaction((tx) =>
    payments.open(tx, [aPayment({ id, orderId, reference: 'pay', createdAt: now(), updatedAt: now() })]),
  )
  const all = (...happened: Happened[]) =>
    db.transaction((tx) =>
      settle(
        happened.map((it) => ({ paymentId: id, happened: it })),
        tx,
      ),
    )
  const captured: Happened = {
    type: 'provider answered',
    payment: { reference: 'pay', status: 'captured', at: now() },
  }
  const ask: Happened = { type: 'refund asked for', amount: 300, reason: 'bruised', requestedBy: v7() }
  const { decisions } = await all(captured, captured, ask, { type: 'order called off', reason: 'cancelled' })
  const wanted = decisions.flatMap((decision) => decision?.refunds ?? [])
  t.deepEqual(
    wanted.map(({ amount }) => amount),
    [300, 700],
  )
  t.deepEqual(woken, ['call-providers'])
  const answers = wanted.map(
    ({ id: refundId, amount }): Happened => ({
      type: 'refund answered',
      refundId,
      refund: { reference: `re${amount}`, status: 'succeeded', at: now() },
    }),
  )
  await all(...answers, ...answers)
  t.like(await payments.find(id), {
    status: 'refunded',
    captured: 1000,
    refunded: 1000,
    refunding: 0,
    version: 6,
  })
  const paid = await payments.find(id)
  const booked = paid && (await ledger.ofPayment(paid, null, 10))
  t.deepEqual(
    booked?.map(({ kind, amount }) => [kind, amount]),
    [
      ['capture', 1000],
      ['refund', 300],
      ['refund', 700],
    ],
  )
  t.is((await calls.claim(now(), now(), 10)).length, 2)
})

test('what happens to an order without a payment is told apart', async (t) => {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  const settle = settlePayments({
    changes: changeRepository({ db }),
    payments: paymentRepository({ db }),
    ledger: ledgerRepository({ db }),
    log,
    now,
    wake: () => {},
    refunds: refundRepository({ db }),
    calls: callRepository({ db }),
  })
  const { decisions } = await db.transaction((tx) =>
    settle([{ orderId: v7(), happened: { type: 'order delivered' } }], tx),
  )
  t.deepEqual(decisions, [null])
})
