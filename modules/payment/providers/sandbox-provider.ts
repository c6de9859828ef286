import { randomBytes } from 'node:crypto'
import type { PaymentProvider } from './provider.ts'
import type { SandboxPayment, SandboxRepository } from './sandbox-repository.ts'

/** Milliseconds for which it holds what is authorized, as Stripe does: a week. */
const holdsFor = 7 * 24 * 60 * 60 * 1000

/** What a customer may pay with: `tok_ok` pays, `tok_declined` fails, `tok_slow` pays after a while. */
export const tokens = ['tok_ok', 'tok_declined', 'tok_slow'] as const

/**
 * A provider without money, for development and tests. It behaves as a remote provider does: it keeps its own
 * books, does everything once per idempotency key, refuses to cancel what is under way, and tells of slow
 * payments by events. `slowness`: milliseconds that `tok_slow` takes.
 */
export const sandboxProvider = ({
  books,
  now,
  slowness,
}: {
  books: SandboxRepository
  now: () => Date
  slowness: number
}): PaymentProvider => {
  const existing = async (reference: string): Promise<SandboxPayment> => {
    const payment = await books.find(reference)
    if (!payment) throw new Error(`the sandbox has no payment ${reference}`)
    return payment
  }
  const outcome = (token: string, at: Date) => {
    // Or held, where that is how it was made.
    if (token === 'tok_ok') return { status: 'captured' as const, at, until: heldUntil(at) }
    if (token === 'tok_slow')
      return { status: 'processing' as const, at, dueAt: new Date(at.getTime() + slowness) }
    return { status: 'failed' as const, at, reason: 'the card was declined' }
  }
  return {
    createPayment(key, { paymentId, amount, currency, capture = 'automatic' }) {
      const reference = made('pay')
      const clientSecret = `${reference}_secret_${randomBytes(12).toString('hex')}`
      return books.create({
        ...{ key, reference, paymentId, clientSecret, amount, currency, capture },
        at: now(),
      })
    },
    // A payment leaves `requires_action` once, so these two are safe to repeat without looking at the key.
    confirm: async (_key, { reference, token }) =>
      (await books.move({ reference, ...outcome(token, now()) })) ?? existing(reference),
    cancel: async (_key, { reference }) =>
      (await books.move({ reference, status: 'cancelled', at: now() })) ?? existing(reference),
    // It is captured once: told again what was taken, whoever asks again sees whether that is what they wanted.
    async capture(_key, { reference, amount }) {
      const at = now()
      const captured = await books.capture({ reference, amount, at })
      if (captured) return captured
      const stands = await existing(reference)
      if (stands.status !== 'authorized') return stands
      return { ...stands, status: 'failed', reason: 'not so much is held', at }
    },
    async renew(_key, { reference }) {
      return (await books.renew({ reference, until: heldUntil(now()), at: now() })) ?? existing(reference)
    },
    async refund(key, { reference, amount }) {
      const at = now()
      const refund = await books.refund({ key, reference: made('refund'), of: reference, amount, at })
      if (refund) return { ...refund, status: 'succeeded' }
      return { reference: '', status: 'failed', reason: 'not so much is left to refund', at }
    },
    find: (reference) => books.find(reference),
    // Its refunds are never pending.
    findRefund: async () => null,
    made: (from) => books.made(from),
    async refundsOf(reference) {
      const refunds = await books.refundsOf(reference)
      return refunds.map(({ refundId, ...refund }) => ({
        refundId,
        refund: { ...refund, status: 'succeeded' },
      }))
    },
    books: (from, to) => books.books(from, to),
  }
}

/** Until when it holds what is authorized now. */
export const heldUntil = (at: Date) => new Date(at.getTime() + holdsFor)

const made = (what: string) => `sandbox_${what}_${randomBytes(12).toString('hex')}`
