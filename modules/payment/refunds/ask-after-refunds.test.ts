import test from 'ava'
import pino from 'pino'
import { v7 } from 'uuid'
import { testDatabase } from '#src/testing/postgres.ts'
import { ledgerRepository } from '../books/ledger-repository.ts'
import payment from '../index.ts'
import { changeRepository } from '../paying/change-repository.ts'
import type { Happened } from '../payment.ts'
import { paymentRepository } from '../payment-repository.ts'
import { callRepository } from '../providers/call-repository.ts'
import { cashProvider } from '../providers/cash-provider.ts'
import type { PaymentProvider, ProviderRefund } from '../providers/provider.ts'
import { settlePayments } from '../settle-payment.ts'
import { aPayment } from '../test-payment.ts'
import { askAfterRefunds } from './ask-after-refunds.ts'
import { refundRepository } from './refund-repository.ts'

const minute = 60_000
const day = 24 * 60 * minute

test('a pending refund whose event was lost is asked after until it is final; one that never is, is flagged', async (t) => {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  let time = Date.parse('2026-01-15T10:00:00Z')
  const now = () => new Date(time)
  const asked: string[] = []
  const states = new Map<string, ProviderRefund['status']>()
  const provider: PaymentProvider = {
    ...cashProvider(now),
    async findRefund({ reference }) {
      asked.push(reference as string)
      const status = states.get(reference as string)
      if (!status) throw new Error('the line is dead')
      return { reference: reference as string, status, at: now() }
    },
  }
  const log = pino({ enabled: false })
  const [payments, ledger] = [paymentRepository({ db }), ledgerRepository({ db })]
  const [refunds, calls] = [refundRepository({ db }), callRepository({ db })]
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
  const ask = askAfterRefunds({ db, log, now, refunds, settle, providers: () => provider })
  const id = v7()
  const happens = (happened: Happened) =>
    db.transaction((tx) => settle([{ paymentId: id, happened }], tx)).then(({ decisions }) => decisions[0])
  await db.transaction((tx) =>
    payments.open(tx, [
      aPayment({ id, provider: 'stripe', reference: 'pi', createdAt: now(), updatedAt: now() }),
    ]),
  )
  await happens({ type: 'provider answered', payment: { reference: 'pi', status: 'captured', at: now() } })
  /** Staff ask for a refund, which the provider has under way. */
  async function pending(reference: string, amount: number) {
    const made = await happens({ type: 'refund asked for', amount, reason: 'bruised', requestedBy: v7() })
    const refundId = made?.refunds[0]?.id as string
    t.deepEqual(await refunds.claimUnsettled(new Date(time + 365 * day), 10), [], 'the call is not made yet')
    await happens({ type: 'refund answered', refundId, refund: { reference, status: 'pending', at: now() } })
    states.set(reference, 'pending')
  }
  const { signal } = new AbortController()
  const pass = async (wait: number) => {
    time += wait
    asked.length = 0
    await ask(signal)
    return [...asked].sort()
  }

  await pending('re_lost', 600)
  t.deepEqual(await pass(minute), [])
  t.deepEqual(await pass(2 * minute), ['re_lost'])
  t.deepEqual(await pass(0), [], 'not again at once')
  states.delete('re_lost')
  t.deepEqual(await pass(3 * minute), ['re_lost'])
  t.deepEqual(await pass(3 * minute), [], 'later each time')
  states.set('re_lost', 'succeeded')
  t.deepEqual(await pass(3 * minute), ['re_lost'])
  t.like(await payments.find(id), { refunded: 600, refunding: 0, status: 'partially_refunded' })
  t.deepEqual(await pass(day), [], 'final is final')

  await pending('re_silent', 400)
  let times = 0
  for (let hours = 0; hours < 30 * 24; hours++) times += (await pass(60 * minute)).length
  t.true(times > 100 && times < 150, `asked after ${times} times in a month`)
  const before = await payments.find(id)
  t.deepEqual([before?.flags, before?.refunding], [[], 400])
  await pass(day)
  t.regex((await payments.find(id))?.flags[0] ?? '', /is pending at the provider since 2026-01-16/)
  t.deepEqual(await pass(day), [], 'people ask now')
  const [, silent] = await refunds.ofPayment(id, null, 10)
  const refund = { reference: 're_silent', status: 'failed', at: now() } as const
  await happens({ type: 'refund answered', refundId: silent?.id as string, refund })
  t.like(await payments.find(id), { refunding: 0, refunded: 600 })
})
