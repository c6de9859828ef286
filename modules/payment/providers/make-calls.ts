import type { Logger } from 'pino'
import type { Database } from '#src/database/database.ts'
import { faultPoint } from '#src/faults/fault-points.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { coalesce } from '../coalesce.ts'
import type { Call, Happened, Payment } from '../payment.ts'
import type { SettlePayments } from '../settle-payment.ts'
import { type CallRepository, longestDelay } from './call-repository.ts'
import type { PaymentProvider } from './provider.ts'
import type { Providers } from './providers.ts'

/** Milliseconds that a call is left to whoever makes it; after a crash it is due again then. */
const lease = 5_000
/** Milliseconds before a call whose outcome is unknown is made again: doubles each time. */
const firstDelay = 500

interface Needs {
  db: Database
  log: Logger
  now: () => Date
  providers: Providers
  calls: CallRepository
  settle: SettlePayments
}

/** When a call that its taker makes at once is due for others. */
export const leasedUntil = (now: Date): Date => new Date(now.getTime() + lease)

export type MakeCalls = ReturnType<typeof makeCalls>

/**
 * Asks the providers what was recorded to be asked, outside any transaction, and settles the answers in
 * one. A call without an answer is put off, never given up: it carries an idempotency key, so making it
 * again is safe. Resolves to each call's payment as its answer left it, null where there is none yet.
 */
export const makeCalls = ({ db, log, now, providers, calls, settle }: Needs) => {
  const attempt = async (call: Call): Promise<Answered | null> => {
    try {
      faultPoint('provider-before-call')
      const happened = await ask(providers(call.provider), call)
      faultPoint('provider-answered')
      if (happened.type === 'refund answered' && happened.refund.status === 'failed')
        log.error({ call: call.key, reason: happened.refund.reason }, 'provider refused a refund')
      return { call, happened }
    } catch (error) {
      log.warn({ err: error, call: call.key, attempts: call.attempts }, 'provider call failed, retried later')
      await calls.postpone(call.key, nextAttempt(call, now()), String(error))
      return null
    }
  }

  // Answers that come at the same time share a transaction; where it fails, each is recorded by itself.
  const record = coalesce((answered: Answered[]) =>
    db.transaction(async (tx) => {
      const happenings = answered.map(({ call, happened }) => {
        return { paymentId: call.paymentId, happened, cause: call.cause }
      })
      const { decisions } = await settle(happenings, tx)
      // After the payments are locked, as whoever adds a call has them locked: the other way round is a deadlock.
      calls.done(
        tx,
        answered.map(({ call }) => call.key),
      )
      return decisions.map((decision) => decision?.payment ?? null)
    }, answered[0]?.call.cause),
  )

  const make = (call: Call): Promise<Payment | null> => {
    const attributes = { 'mart.payment.provider': call.provider, 'mart.payment.attempt': call.attempts }
    const its = { origin: call.cause, orderId: orderOf(call), attributes }
    return resumed(`provider ${call.kind}`, its, async (cause) => {
      const answered = await attempt(call)
      return answered && record({ ...answered, call: { ...call, cause } })
    })
  }

  return async (toMake: Call[]): Promise<(Payment | null)[]> => {
    const made = await Promise.allSettled(toMake.map(make))
    const failures = made.filter((it) => it.status === 'rejected')
    if (failures.length > 0 && failures.length === made.length) throw failures[0]?.reason
    // A call whose answer isn't recorded is due again when its lease ends.
    for (const { reason } of failures)
      log.error({ err: reason }, 'provider answer not recorded, call made again')
    return made.map((it) => (it.status === 'fulfilled' ? it.value : null))
  }
}

interface Answered {
  call: Call
  happened: Happened
}

async function ask(provider: PaymentProvider, call: Call): Promise<Happened> {
  switch (call.kind) {
    case 'create':
      return {
        type: 'provider answered',
        payment: await provider.createPayment(call.key, call.request),
        ...(call.request.change && { change: call.request.change }),
      }
    case 'confirm': {
      if (!provider.confirm) throw new Error(`${call.provider} takes no confirmations from us`)
      return { type: 'provider answered', payment: await provider.confirm(call.key, call.request) }
    }
    case 'capture': {
      if (!provider.capture) throw new Error(`${call.provider} holds no money for us`)
      return { type: 'capture answered', payment: await provider.capture(call.key, call.request) }
    }
    case 'renew': {
      if (!provider.renew) throw new Error(`${call.provider} renews nothing`)
      return { type: 'provider answered', payment: await provider.renew(call.key, call.request) }
    }
    case 'cancel':
      return { type: 'provider answered', payment: await provider.cancel(call.key, call.request) }
    case 'refund': {
      const refund = await provider.refund(call.key, call.request)
      return { type: 'refund answered', refundId: call.request.refundId, refund }
    }
  }
}

const orderOf = (call: Call) => (call.kind === 'create' ? call.request.orderId : undefined)

const nextAttempt = ({ attempts }: Call, now: Date) =>
  new Date(now.getTime() + Math.min(longestDelay, firstDelay * 2 ** Math.min(attempts, 20)))
