import type { Job } from '#src/runtime/job.ts'
import { callProviders } from '../payment.ts'
import type { Deps } from '../provides.ts'
import { leasedUntil } from './make-calls.ts'
import type { ProviderEvent } from './provider.ts'
import { heldUntil } from './sandbox-provider.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** Makes the provider calls that are due. */
const callProvidersJob: Job<Deps> = {
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

/** Plays the provider's side: the sandbox pays what is slow, and tells us of it as a webhook would, at least once. */
const sandboxEvents: Job<Deps> = {
  name: 'sandbox-events',
  every: 500,
  async run({ db, sandbox, receiveEvent, now, log }, signal) {
    await sandbox.payDue(now(), heldUntil(now()))
    for (const { id, paymentId, ...payment } of await sandbox.undelivered()) {
      if (signal.aborted) return
      const event: ProviderEvent = {
        provider: 'sandbox',
        id,
        type: `payment.${payment.status}`,
        payload: { reference: payment.reference, status: payment.status },
        told: [{ reference: payment.reference, paymentId, payment }],
      }
      try {
        await db.transaction((tx) => receiveEvent(event, tx))
        await sandbox.delivered(id)
      } catch (error) {
        log.error({ err: error, event: id }, 'sandbox event failed, received again later')
      }
    }
  },
}

/** Deletes events and notes of cancelled orders that were only kept so that a repeated one is known. */
const forgetEvents: Job<Deps> = {
  name: 'forget-provider-events',
  every: hour,
  async run({ providerEvents, payments, now }) {
    const before = new Date(now().getTime() - 90 * day)
    await providerEvents.forget(before)
    await payments.forgetCancelled(before)
  },
}

export const jobs = [callProvidersJob, sandboxEvents, forgetEvents]
