import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import type { ProviderEvent } from './provider.ts'
import type { ProviderEventRepository } from './provider-event-repository.ts'
import type { Happening, SettlePayments } from './settle-payment.ts'

interface Deps {
  providerEvents: ProviderEventRepository
  settle: SettlePayments
  log: Logger
  now: () => Date
}

/** Keeps what a provider told us and settles it, in one transaction; what was told before does nothing. */
export const receiveEvent =
  ({ providerEvents, settle, log, now }: Deps) =>
  async (event: ProviderEvent, tx: Tx): Promise<void> => {
    if (!(await providerEvents.keep(tx, event, now()))) return
    const { about } = event
    if (!about) return
    const happening: Happening =
      'refund' in about
        ? {
            paymentId: about.paymentId,
            happened: { type: 'refund answered', refundId: about.refundId, refund: about.refund },
          }
        : { paymentId: about.paymentId, happened: { type: 'provider answered', payment: about.payment } }
    const { decisions } = await settle([happening], tx)
    if (decisions[0] === null)
      log.error(
        { provider: event.provider, event: event.id },
        'a provider told of a payment that we have not',
      )
  }
