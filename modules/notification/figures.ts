import { counter, samplesBy, sharedGauge } from '#src/metrics/figure.ts'
import type { Meter } from '#src/metrics/meter.ts'
import type { Measurement } from '#src/runtime/module.ts'
import type { DeliveryRepository, Result } from './mailing/delivery-repository.ts'

const sent = counter({
  name: 'mart_messages_total',
  help:
    'Tries to send messages, by what came of them. failed: it is tried again; gave_up: it is not, or it did not arrive; ' +
    'kept: no SMTP server, or no SMS, is set up any more (where none is, nothing is tried); dropped: it is not wanted any more, or one too many',
  labels: {
    channel: ['email', 'sms', 'webhook'],
    outcome: ['sent', 'failed', 'gave_up', 'kept', 'dropped'],
  },
})
export const notificationFigures = [sent]

/** Counts a try, once what came of it is committed. */
export const countMessage = (
  meter: Meter,
  channel: 'email' | 'sms' | 'webhook' | 'in_app',
  outcome: 'sent' | 'failed' | 'gave_up' | 'kept' | 'dropped',
) => {
  // What is in the inbox is there with the message: nothing is tried.
  if (channel !== 'in_app') meter.count(sent, { channel, outcome })
}

/** What a result counts as; null where nothing was tried: it waits for the morning, or for an address. */
export function outcomeOf({
  status,
  attempt,
}: Result): 'sent' | 'failed' | 'gave_up' | 'kept' | 'dropped' | null {
  if (status === 'failed') return 'gave_up'
  if (status === 'pending') return attempt === null ? null : 'failed'
  return status
}

const labels = { channel: ['email', 'sms'] }
const waiting = sharedGauge({
  name: 'mart_messages_waiting',
  help: 'Messages that are still to be sent, with those that wait for the morning; up to 100,000 of a channel',
  labels,
})
const oldest = sharedGauge({
  name: 'mart_message_oldest_seconds',
  help: 'How long the message has waited that has waited for longest, of those that are due or were tried',
  labels,
})

/** The mails and texts that are still to be sent. */
export const waitingMessages: Measurement<{ deliveries: DeliveryRepository; now: () => Date }> = {
  gauges: [waiting, oldest],
  async read({ deliveries, now }, on) {
    const rows = await deliveries.countWaiting(now(), on)
    const by = (of: 'count' | 'age') => Object.fromEntries(rows.map((row) => [row.channel, row[of]]))
    return [...samplesBy(waiting, 'channel', by('count')), ...samplesBy(oldest, 'channel', by('age'))]
  },
}
