import { setTimeout as delay } from 'node:timers/promises'
import test, { type ExecutionContext } from 'ava'
import pino from 'pino'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { ledgerRepository } from '../books/ledger-repository.ts'
import payment from '../index.ts'
import { changeRepository } from '../paying/change-repository.ts'
import type { Call } from '../payment.ts'
import { paymentRepository } from '../payment-repository.ts'
import { refundRepository } from '../refunds/refund-repository.ts'
import { settlePayments } from '../settle-payment.ts'
import { aPayment } from '../test-payment.ts'
import { callRepository } from './call-repository.ts'
import { cashProvider } from './cash-provider.ts'
import { makeCalls } from './make-calls.ts'
import type { PaymentProvider } from './provider.ts'

const waiters = sql<{ n: number }>(
  'test.waiters',
  `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

/** A payment whose provider is still to make it; `asked` hears each call's key, and may throw. */
async function waitingPayment(t: ExecutionContext, asked: (key: string) => void) {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  const clock = { time: Date.parse('2026-01-15T10:00:00Z') }
  const now = () => new Date(clock.time)
  const provider: PaymentProvider = {
    ...cashProvider(now),
    async createPayment(key) {
      asked(key)
      return { reference: 'pay', clientSecret: 'cs', status: 'requires_action', at: now() }
    },
  }
  const [payments, calls] = [paymentRepository({ db }), callRepository({ db })]
  const [ledger, refunds] = [ledgerRepository({ db }), refundRepository({ db })]
  const log = pino({ enabled: false })
  const settle = settlePayments({
    changes: changeRepository({ db }),
    payments,
    ledger,
    refunds,
    calls,
    log,
    now,
    wake: () => {},
  })
  const make = makeCalls({ db, log, now, calls, settle, providers: () => provider })
  const [paymentId, orderId] = [v7(), v7()]
  await db.transaction(async (tx) => {
    await payments.open(tx, [
      aPayment({ id: paymentId, orderId, amount: 10, createdAt: now(), updatedAt: now() }),
    ])
    const request = { paymentId, orderId, amount: 10, currency: 'PKR' }
    const call = { key: orderId, paymentId, provider: 'sandbox', kind: 'create', request } as const
    await calls.add(tx, [{ ...call, cause: { correlationId: 'c' } }], now())
  })
  const claim = () => calls.claim(now(), new Date(clock.time + 5_000), 10)
  return { db, payments, calls, clock, paymentId, orderId, make, claim }
}

test('a call that was taken or put off by a clock a day ahead is made once that is right again', async (t) => {
  const keys: string[] = []
  const { clock, orderId, make, claim } = await waitingPayment(t, (key) => {
    if (keys.push(key) < 2) throw new Error('the line is dead')
  })
  const day = 24 * 60 * 60 * 1_000
  clock.time += day
  await claim()
  clock.time -= day
  await make(await claim())
  clock.time += day
  await make(await claim())
  t.deepEqual(keys, [orderId, orderId])
})

test('a call without an answer is put off and made again with its key, and settles once', async (t) => {
  const keys: string[] = []
  const { payments, clock, paymentId, orderId, make, claim } = await waitingPayment(t, (key) => {
    if (keys.push(key) < 3) throw new Error('the line is dead')
  })
  const pass = async () => make(await claim())

  const first = await claim()
  t.is(first.length, 1)
  t.deepEqual(await claim(), [], 'it is its taker’s alone')
  t.deepEqual(await make(first), [null])
  t.is((await payments.find(paymentId))?.reference, null)
  clock.time += 900
  t.deepEqual(await claim(), [], 'not before its time')
  clock.time += 200
  t.deepEqual(await pass(), [null])
  clock.time += 3_000
  t.like((await pass())[0], { id: paymentId, reference: 'pay', version: 2 })
  t.deepEqual(keys, [orderId, orderId, orderId])
  t.like(await payments.find(paymentId), { reference: 'pay', clientSecret: 'cs', version: 2 })
  clock.time += 60_000
  t.deepEqual(await claim(), [], 'done is done')
})

test('an answer waits for the payment before it touches its call, as whoever asks again does', async (t) => {
  const { db, payments, calls, paymentId, orderId, make, claim } = await waitingPayment(t, () => {})
  const [call] = await claim()
  const making = await db.transaction(async (tx) => {
    await payments.lock(tx, { ids: [paymentId], orderIds: [] })
    const making = make(call ? [call] : [])
    while ((await db.query(waiters))[0]?.n === 0) await delay(5)
    const again = { ...(call as Call), cause: { correlationId: 'c' } }
    t.is((await calls.add(tx, [again], new Date())).size, 0)
    return { done: making }
  })
  t.is((await making.done)[0]?.id, paymentId)
  t.is(await calls.waiting(orderId), null)
})
