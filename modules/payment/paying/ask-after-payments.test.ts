import test from 'ava'
import pino from 'pino'
import { v7 } from 'uuid'
import { testDatabase } from '#src/testing/postgres.ts'
import { ledgerRepository } from '../books/ledger-repository.ts'
import payment from '../index.ts'
import { paymentRepository } from '../payment-repository.ts'
import { callRepository } from '../providers/call-repository.ts'
import { cashProvider } from '../providers/cash-provider.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import { refundRepository } from '../refunds/refund-repository.ts'
import { settlePayments } from '../settle-payment.ts'
import { aPayment } from '../test-payment.ts'
import { askAfterPayments } from './ask-after-payments.ts'
import { changeRepository } from './change-repository.ts'

test('a payment whose event was lost is asked after once it stood still, one that fails keeps none back', async (t) => {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  let time = Date.parse('2026-01-15T10:00:00Z')
  const now = () => new Date(time)
  const asked: string[] = []
  const provider: PaymentProvider = {
    ...cashProvider(now),
    async find(reference) {
      asked.push(reference)
      if (reference === 'broken') throw new Error('the line is dead')
      return { reference, status: 'captured', at: now() }
    },
  }
  const [payments, ledger] = [paymentRepository({ db }), ledgerRepository({ db })]
  const [refunds, calls] = [refundRepository({ db }), callRepository({ db })]
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
  const ask = askAfterPayments({ db, log, now, payments, settle, providers: () => provider })
  const open = (reference: string | null) =>
    db.transaction(async (tx) => {
      const id = v7()
      await payments.open(tx, [
        aPayment({ id, provider: 'stripe', reference, amount: 10, createdAt: now(), updatedAt: now() }),
      ])
      return id
    })
  await open('broken')
  await open(null)
  const paid = await open('paid')
  const { signal } = new AbortController()

  time += 110_000
  await ask(signal)
  t.deepEqual(asked, [])
  time += 20_000
  await ask(signal)
  t.deepEqual(asked.sort(), ['broken', 'paid'])
  t.like(await payments.find(paid), { status: 'captured', captured: 10 })
  await ask(signal)
  t.is(asked.length, 2, 'not again at once')
  time += 130_000
  await ask(signal)
  t.deepEqual(asked, ['broken', 'paid', 'broken'])
})
