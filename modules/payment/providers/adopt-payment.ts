import type { Database } from '#src/database/database.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { Happening, SettlePayments } from '../settle-payment.ts'
import type { ProviderName } from './provider.ts'
import type { Providers } from './providers.ts'

interface Needs {
  db: Database
  payments: PaymentRepository
  providers: Providers
  settle: SettlePayments
  now: () => Date
}

/** A payment that a provider knows, and this module, restored to an earlier time, perhaps doesn't. */
export interface Adoptable {
  provider: ProviderName
  reference: string
  paymentId: string
  orderId: string
  customerId: string
}

/**
 * Asks a provider how a payment and its refunds stand, writes the payment down under the id that it had where it is not here,
 * and settles what the provider says: what was taken and given back is known, before anybody asks for it again. What is here
 * already changes nothing. Gives whether anything did.
 */
export const adoptPayment =
  ({ db, payments, providers, settle, now }: Needs) =>
  async ({ provider, reference, paymentId, orderId, customerId }: Adoptable): Promise<boolean> => {
    const asked = providers(provider)
    const payment = await asked.find(reference)
    if (!payment?.money) return false
    const refunds = await asked.refundsOf(reference)
    const { money } = payment
    return db.transaction(async (tx) => {
      const adopted = await payments.adopt(tx, {
        ...{ id: paymentId, orderId, customerId, provider, reference, ...money },
        ...{ clientSecret: payment.clientSecret ?? null, createdAt: now() },
        // What was taken by now is never taken again.
        capture: payment.status === 'captured' ? 'at_confirmation' : 'at_packing',
      })
      const happenings: Happening[] = [
        { orderId, happened: { type: 'provider answered', payment } },
        ...refunds.map(
          ({ refundId, refund }): Happening => ({
            orderId,
            happened: { type: 'refund answered', refundId, refund },
          }),
        ),
      ]
      const { decisions } = await settle(happenings, tx)
      return adopted || decisions.some((decision) => decision?.changed)
    })
  }
