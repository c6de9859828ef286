import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type Origin, originOf } from '#src/events/event.ts'
import type { LedgerRepository } from '../books/ledger-repository.ts'
import { callProviders, creationKey, type Entry, type Payment } from '../payment.ts'
import { authorized, standing } from '../payment-events.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import { cashReference } from '../providers/cash-provider.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import { cardProvider, type Providers } from '../providers/providers.ts'

interface Needs {
  payments: PaymentRepository
  ledger: LedgerRepository
  providers: Providers
  config: Config
  now: () => Date
  wake: (job: string) => void
}

/** An order, and the transaction in which it is heard of. */
export interface Ordered {
  order: OrderState
  tx: Tx
}

/** An order that is to be paid by card, and until when. */
export interface ToBePaid extends Ordered {
  payBy: Date
}

/** When a card is charged: as it is set, or, where that is left to the provider, with the order packed if it can hold money. */
const captureOf = (config: Config, { capture }: PaymentProvider): Payment['capture'] =>
  capture && config.payment.capture !== 'at_confirmation' ? 'at_packing' : 'at_confirmation'

/**
 * The orders' card payments, which the provider is asked to make: of the most that the order can come to, as nothing of it
 * is weighed yet. An order of a publisher of the last release says no such sum: it is what it costs. Their idempotency keys are the orders' ids. Of an order
 * that has its payment already, what became of that is said again: whoever asks twice has lost the answer.
 */
export const requestPayments =
  ({ payments, providers, config, now, wake }: Omit<Needs, 'ledger'>) =>
  async (ordered: ToBePaid[], tx: Tx): Promise<void> => {
    const provider = cardProvider(config)
    const capture = captureOf(config, providers(provider))
    const openings = ordered.map(({ order, payBy, tx: { cause } }) => {
      const payment = newPayment(order, now(), originOf(cause), {
        ...{ method: 'card', provider, reference: null, status: 'requires_action', capture },
        ...{ asked: order.authorize || order.total.amountMinor, authorized: 0 },
        ...{ retriesLeft: config.payment.retries, payBy },
      })
      const { id: paymentId, orderId, asked: amount, currency } = payment
      const held = capture === 'at_packing' ? ('manual' as const) : ('automatic' as const)
      const request = { paymentId, orderId, amount, currency, capture: held }
      return { payment, key: creationKey(payment), request, cause }
    })
    const opened = await payments.openWithCall(tx, openings)
    if (opened.size > 0) tx.afterCommit(() => wake(callProviders))
    const repeated = ordered.filter((_, at) => !opened.has(openings[at]?.payment.id ?? ''))
    if (repeated.length === 0) return
    const known = await payments.lock(tx, { ids: [], orderIds: repeated.map(({ order }) => order.id) })
    for (const { order, tx } of repeated) {
      const payment = known.find(({ orderId }) => orderId === order.id)
      tx.say(...(payment ? standing(payment) : []))
    }
  }

/** The money is promised at the door: authorized, until it is delivered or called off. */
export const authorizeCash =
  ({ payments, ledger, now }: Pick<Needs, 'payments' | 'ledger' | 'now'>) =>
  async (ordered: Ordered[], tx: Tx): Promise<void> => {
    const promised = ordered
      .filter(({ order }) => order.paymentMethod === 'cash_on_delivery')
      .map(({ order, tx }) => {
        const how = { method: 'cash_on_delivery', provider: 'cash', status: 'authorized' } as const
        const asked = order.total.amountMinor
        const its = { ...how, reference: cashReference(order.id), asked, authorized: asked }
        const capture = 'at_confirmation' as const
        return { payment: newPayment(order, now(), originOf(tx.cause), { ...its, capture }), tx }
      })
    if (promised.length === 0) return
    const opened = await payments.open(
      tx,
      promised.map(({ payment }) => payment),
    )
    const made = promised.filter(({ payment }) => opened.get(payment.id) === 'authorized')
    if (made.length === 0) return
    ledger.add(
      tx,
      made.map(({ payment }) => authorization(payment)),
    )
    for (const { payment, tx } of made) tx.say(authorized(payment))
  }

const authorization = ({
  id: paymentId,
  provider,
  amount,
  currency,
  reference,
  createdAt,
}: Payment): Entry => ({
  id: v7(),
  paymentId,
  openedAt: createdAt,
  kind: 'authorization',
  amount,
  currency,
  provider,
  providerReference: reference ?? '',
  key: `authorization:${paymentId}`,
  detail: '',
  at: createdAt,
})

const newPayment = (
  order: OrderState,
  at: Date,
  origin: Origin,
  how: Pick<Payment, 'method' | 'provider' | 'reference' | 'status' | 'capture' | 'asked' | 'authorized'> &
    Partial<Pick<Payment, 'retriesLeft' | 'payBy'>>,
): Payment => ({
  id: v7(),
  orderId: order.id,
  customerId: order.customerId,
  clientSecret: null,
  amount: order.total.amountMinor,
  currency: order.total.currency,
  authorizedUntil: null,
  endingTold: false,
  underWay: false,
  packed: false,
  toCapture: 0,
  captured: 0,
  refunded: 0,
  refunding: 0,
  settled: 0,
  settling: 0,
  orderVersion: order.version,
  changes: 0,
  retriesLeft: 0,
  payBy: null,
  reopening: false,
  former: [],
  calledOff: false,
  flags: [],
  disputed: false,
  version: 1,
  origin,
  createdAt: at,
  updatedAt: at,
  ...how,
})
