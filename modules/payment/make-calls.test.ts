import test from 'ava'
import pino from 'pino'
import { v7 } from 'uuid'
import { testDatabase } from '#src/testing/postgres.ts'
import { callRepository } from './call-repository.ts'
import { cashProvider } from './cash-provider.ts'
import payment from './index.ts'
import { ledgerRepository } from './ledger-repository.ts'
import { makeCalls } from './make-calls.ts'
import { paymentRepository } from './payment-repository.ts'
import type { PaymentProvider } from './provider.ts'
import { refundRepository } from './refund-repository.ts'
import { settlePayments } from './settle-payment.ts'

test('a call without an answer is put off and made again with its key, and settles once', async (t) => {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  let time = Date.parse('2026-01-15T10:00:00Z')
  const now = () => new Date(time)
  const keys: string[] = []
  const provider: PaymentProvider = {
    ...cashProvider(now),
    async createPayment(key) {
      keys.push(key)
      if (keys.length < 3) throw new Error('the line is dead')
      return { reference: 'pay', clientSecret: 'cs', status: 'requires_action', at: now() }
    },
  }
  const [payments, calls] = [paymentRepository({ db }), callRepository({ db })]
  const [ledger, refunds] = [ledgerRepository({ db }), refundRepository({ db })]
  const settle = settlePayments({ payments, ledger, refunds, calls, now, wake: () => {} })
  const log = pino({ enabled: false })
  const make = makeCalls({ db, log, now, calls, settle, providers: () => provider })
  const [paymentId, orderId] = [v7(), v7()]
  await db.transaction(async (tx) => {
    await payments.open(tx, {
      ...{ id: paymentId, orderId, customerId: v7(), method: 'card', provider: 'sandbox', reference: null },
      ...{
        clientSecret: null,
        status: 'requires_action',
        amount: 10,
        currency: 'PKR',
        captured: 0,
        refunded: 0,
      },
      ...{ refunding: 0, calledOff: false, version: 1, createdAt: now(), updatedAt: now() },
    })
    const request = { paymentId, orderId, amount: 10, currency: 'PKR' }
    const call = { key: orderId, paymentId, provider: 'sandbox', kind: 'create', request } as const
    await calls.add(tx, [{ ...call, cause: { correlationId: 'c' } }], now())
  })
  const claim = () => calls.claim(now(), new Date(time + 5_000), 10)
  const pass = async () => make(await claim())

  const first = await claim()
  t.is(first.length, 1)
  t.deepEqual(await claim(), [], 'it is its taker’s alone')
  t.is(await make(first), 0)
  t.is((await payments.find(paymentId))?.reference, null)
  time += 900
  t.deepEqual(await claim(), [], 'not before its time')
  time += 200
  t.is(await pass(), 0)
  time += 3_000
  t.is(await pass(), 1)
  t.deepEqual(keys, [orderId, orderId, orderId])
  t.like(await payments.find(paymentId), { reference: 'pay', clientSecret: 'cs', version: 2 })
  time += 60_000
  t.deepEqual(await claim(), [], 'done is done')
})
