import type { Meter } from '#src/metrics/meter.ts'
import { type Operation, providerCalls, providerSeconds } from '../figures.ts'
import type { PaymentProvider, ProviderName } from './provider.ts'

/** What of an answer says no. That a card was declined is the customer's matter, and an answer as good as any. */
interface Answer {
  status?: string
}

/** A provider whose calls are counted and timed. */
export function meteredProvider(
  name: ProviderName,
  provider: PaymentProvider,
  meter: Meter,
): PaymentProvider {
  async function metered<T>(operation: Operation, ask: () => Promise<T>): Promise<T> {
    const startedAt = performance.now()
    let outcome = 'failed'
    try {
      const answer = await ask()
      outcome = (answer as Answer | null)?.status === 'failed' ? 'refused' : 'answered'
      return answer
    } finally {
      meter.count(providerCalls, { provider: name, operation, outcome })
      meter.observe(providerSeconds, { provider: name, operation }, (performance.now() - startedAt) / 1000)
    }
  }
  const { confirm, capture, renew } = provider
  return {
    createPayment: (key, request) => metered('create', () => provider.createPayment(key, request)),
    ...(confirm && {
      confirm: (key, request) => metered('confirm', () => confirm.call(provider, key, request)),
    }),
    ...(capture && {
      capture: (key, request) => metered('capture', () => capture.call(provider, key, request)),
    }),
    ...(renew && {
      renew: (key, request) => metered('renew', () => renew.call(provider, key, request)),
    }),
    cancel: (key, request) => metered('cancel', () => provider.cancel(key, request)),
    refund: (key, request) => metered('refund', () => provider.refund(key, request)),
    find: (reference) => metered('find', () => provider.find(reference)),
    findRefund: (sought) => metered('find_refund', () => provider.findRefund(sought)),
    // Asked by an operator's command alone, whose figures nobody reads.
    made: (from, signal) => provider.made(from, signal),
    refundsOf: (reference) => provider.refundsOf(reference),
    books: (from, to, signal) => metered('books', () => provider.books(from, to, signal)),
  }
}
