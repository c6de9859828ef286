import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { countMessage } from '../figures.ts'
import { manners } from '../letters/templates.ts'
import { sendMailJob } from '../mailing/delivery.ts'
import type { DeliveryRepository, Report, Settled } from '../mailing/delivery-repository.ts'

interface Needs {
  deliveries: DeliveryRepository
  meter: Meter
  now: () => Date
  wake: (job: string) => void
}

const about = ({ messageId, userId, template }: Settled) => ({ messageId, userId, template, channel: 'sms' })

/**
 * Takes what the provider tells of a text, in any order and any number of times: that it was taken, where its answer was
 * lost or is still on its way; that it came; that it didn't, and then its user is told by mail. Of one that we don't know
 * nothing happens.
 */
export const receiveReport =
  ({ deliveries, meter, now, wake }: Needs) =>
  async (deliveryId: string, report: Report, tx: Tx): Promise<void> => {
    const adopted = await deliveries.adopt(deliveryId, report, now(), tx)
    if (adopted) {
      tx.say(event('mart.notification.v1.NotificationDelivered', adopted.messageId, about(adopted)))
      tx.afterCommit(() => countMessage(meter, 'sms', 'sent'))
    }
    const settled = await deliveries.settle(deliveryId, report, now(), tx)
    if (!settled || report.outcome !== 'undelivered') return
    const { messageId, template } = settled
    const reason = report.answer
    tx.afterCommit(() => countMessage(meter, 'sms', 'gave_up'))
    tx.say(event('mart.notification.v1.NotificationFailed', messageId, { ...about(settled), reason }))
    if (manners[template].sms === 'code') return
    deliveries.mailInstead(messageId, now(), tx)
    tx.afterCommit(() => wake(sendMailJob))
  }
