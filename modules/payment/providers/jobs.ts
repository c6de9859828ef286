import type { Job } from '#src/runtime/job.ts'
import type { Deps } from '../provides.ts'
import { callProviders } from '../settle-payment.ts'
import { leasedUntil } from './make-calls.ts'
import type { ProviderEvent } from './provider.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Makes the provider calls that are due. */
const call: Job<Deps> = {
  name: callProviders,
  every: 1_000,
  async run({ calls, makeCalls, now }, signal) {
    const most = 100
    let claimed = most
    while (claimed === most && !signal.aborted) {
      const due = await calls.claim(now(), leasedUntil(now()), most)
      if (due.length > 0) await makeCalls(due)
      claimed = due.length
    }
  },
}

/** Plays the remote: the sandbox pays what is slow, and tells us of it as a webhook would, at least once. */
const sandboxEvents: Job<Deps> = {
  name: 'sandbox-events',
  every: 500,
  async run({ db, sandbox, receiveEvent, now, log }, signal) {
    await sandbox.payDue(now())
    for (const { id, paymentId, ...payment } of await sandbox.undelivered()) {
      if (signal.aborted) return
      const event: ProviderEvent = {
        ...{ provider: 'sandbox', id, type: `payment.${payment.status}` },
        ...{
          payload: { reference: payment.reference, status: payment.status },
          told: [{ reference: payment.reference, paymentId, payment }],
        },
      }
      try {
        await db.transaction((tx) => receiveEvent(event, tx))
        await sandbox.delivered(id)
      } catch (error) {
        log.error({ err: error, event: id }, 'an event of the sandbox could not be received; it comes again')
      }
    }
  },
}

/** Makes up for provider events that were lost. */
const chase: Job<Deps> = {
  name: 'chase-payments',
  every: minute,
  run: ({ askAfterPayments }, signal) => askAfterPayments(signal),
}

/** The same for refunds. */
const chaseRefunds: Job<Deps> = {
  name: 'chase-refunds',
  every: minute,
  run: ({ askAfterRefunds }, signal) => askAfterRefunds(signal),
}

/** Deletes what was only kept to know it again. */
const forget: Job<Deps> = {
  name: 'forget-provider-events',
  every: day / 24,
  run: ({ providerEvents, now }) => providerEvents.forget(new Date(now().getTime() - 90 * day)),
}

/** Takes out what was written, or told by the provider, of customers after they were erased. */
const finishErasures: Job<Deps> = {
  name: 'finish-erasures',
  every: day / 24,
  run: ({ db, erasures }) => db.transaction((tx) => erasures.finish(tx)),
}

export const jobs = [call, sandboxEvents, chase, chaseRefunds, forget, finishErasures]
