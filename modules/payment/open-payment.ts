import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import type { Config } from '#src/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { cashReference } from './cash-provider.ts'
import type { LedgerRepository } from './ledger-repository.ts'
import type { Payment } from './payment.ts'
import { authorized } from './payment-events.ts'
import type { PaymentRepository } from './payment-repository.ts'
import { cardProvider } from './providers.ts'
import { callProviders } from './settle-payment.ts'

interface Deps {
  payments: PaymentRepository
  ledger: LedgerRepository
  config: Config
  now: () => Date
  wake: (job: string) => void
}

/** The order's card payment, which the provider is asked to make; its idempotency key is the order's id. */
export const requestPayment =
  ({ payments, config, now, wake }: Omit<Deps, 'ledger'>) =>
  (order: OrderState, tx: Tx): void => {
    const payment = draft(order, now(), {
      method: 'card',
      provider: cardProvider(config),
      reference: null,
      status: 'requires_action',
    })
    const { id: paymentId, orderId, amount, currency } = payment
    payments.openWithCall(tx, payment, orderId, { paymentId, orderId, amount, currency })
    tx.afterCommit(() => wake(callProviders))
  }

/** The money is promised at the door: authorized, until it is delivered or called off. */
export const authorizeCash =
  ({ payments, ledger, now }: Pick<Deps, 'payments' | 'ledger' | 'now'>) =>
  async (order: OrderState, tx: Tx): Promise<void> => {
    if (order.paymentMethod !== 'cash_on_delivery') return
    const at = now()
    const reference = cashReference(order.id)
    const payment = draft(order, at, {
      method: 'cash_on_delivery',
      provider: 'cash',
      reference,
      status: 'authorized',
    })
    if ((await payments.open(tx, payment)) !== 'authorized') return
    const { id: paymentId, provider, amount, currency } = payment
    ledger.add(tx, [
      {
        ...{ id: v7(), paymentId, openedAt: at, kind: 'authorization', amount, currency, provider },
        ...{ providerReference: reference, key: `authorization:${paymentId}`, detail: '', at },
      },
    ])
    tx.say(authorized(payment))
  }

const draft = (
  order: OrderState,
  at: Date,
  how: Pick<Payment, 'method' | 'provider' | 'reference' | 'status'>,
): Payment => ({
  id: v7(),
  orderId: order.id,
  customerId: order.customerId,
  clientSecret: null,
  amount: order.total.amountMinor,
  currency: order.total.currency,
  captured: 0,
  refunded: 0,
  refunding: 0,
  calledOff: false,
  version: 1,
  createdAt: at,
  updatedAt: at,
  ...how,
})
