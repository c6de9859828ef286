import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { faultPoint } from '#src/faults/fault-points.ts'
import { Problem } from '#src/http/problem.ts'
import type { RecordDispute } from '../disputes/record-dispute.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { Happening, SettlePayments } from '../settle-payment.ts'
import type { ProviderEvent, ProviderName, Told } from './provider.ts'
import type { ProviderEventRepository } from './provider-event-repository.ts'
import type { Providers } from './providers.ts'

interface Needs {
  providerEvents: ProviderEventRepository
  payments: PaymentRepository
  recordDispute: RecordDispute
  providers: Providers
  settle: SettlePayments
  log: Logger
  now: () => Date
}

/**
 * Keeps what a provider told us and settles it, in one transaction; what was told before does nothing. What can't be
 * settled yet (a refund of a payment that isn't known to be captured) is a 503 and not kept: the provider tells it again.
 */
export const receiveEvent =
  ({ providerEvents, payments, recordDispute, providers, settle, log, now }: Needs) =>
  async (event: ProviderEvent, tx: Tx): Promise<void> => {
    if (event.told.some((it) => 'payment' in it && it.undated) && (await providerEvents.has(event))) return
    const { provider } = event
    const told: Told[] = []
    // Before the transaction's first statement, and so outside of it.
    for (const it of event.told) told.push(await dated(providers, provider, it))
    if (!(await providerEvents.keep(tx, event, now()))) return
    faultPoint('provider-event-kept')
    for (const it of told) {
      const paymentId = await payments.idOf(tx, provider, it)
      if (!paymentId) {
        // Another program may use the same account; what names a payment as ours is ours.
        if (it.paymentId) log.error({ provider, event: event.id }, 'provider event about an unknown payment')
        continue
      }
      if ('dispute' in it) {
        await recordDispute(paymentId, provider, it.dispute, tx)
        continue
      }
      const happening: Happening = {
        paymentId,
        happened:
          'refund' in it
            ? { type: 'refund answered', refundId: it.refundId, refund: it.refund }
            : { type: 'provider answered', payment: it.payment },
      }
      const { decisions } = await settle([happening], tx)
      const refused = decisions[0]?.refused
      if (refused) throw tellAgain(refused)
    }
  }

/** With the time at which the money moved, which the event may not know. */
async function dated(providers: Providers, name: ProviderName, told: Told): Promise<Told> {
  if (!('payment' in told) || !told.undated) return told
  try {
    const payment = await providers(name).find(told.reference)
    return { ...told, payment: payment ?? told.payment }
  } catch (cause) {
    throw tellAgain('The provider could not be asked when the money moved.', cause)
  }
}

const tellAgain = (why: string, cause?: unknown) =>
  new Problem(503, `${why} Tell it again later.`, { headers: { 'retry-after': '30' }, cause })
