import { once } from 'node:events'
import test, { type ExecutionContext } from 'ava'
import pino from 'pino'
import { loadConfig } from '#config/config.ts'
import { Problem } from '#src/http/problem.ts'
import { until } from '#src/testing/until.ts'
import type { BookEntry, PaymentProvider } from '../providers/provider.ts'
import type { LedgerRepository } from './ledger-repository.ts'
import { reconcile } from './reconcile.ts'

const log = pino({ enabled: false })
const never = new AbortController().signal
const quarter = { from: '2026-01-01', to: '2026-04-02' }

/** A reconciliation against Stripe, whose books are `books`; the other providers have nothing. */
function against(books: PaymentProvider['books'], timeout?: number) {
  const config = loadConfig([], { NODE_ENV: 'test', STRIPE_SECRET_KEY: 'sk_test' })
  const ledger = { moved: async () => [] } as unknown as LedgerRepository
  const providers = (name: string) =>
    ({ books: name === 'stripe' ? books : async () => null }) as PaymentProvider
  return reconcile({ config, ledger, providers, log }, timeout)
}

const refused = async (t: ExecutionContext, asked: Promise<unknown>) => {
  const problem = await t.throwsAsync(asked, { instanceOf: Problem })
  t.is((problem as Problem).status, 503)
  t.truthy((problem as Problem).headers?.['retry-after'])
  return problem
}

test('weeks are asked for a few at once, and their days come in order, each with its own', async (t) => {
  let [under, most, asked] = [0, 0, 0]
  const waiting: (() => void)[] = []
  const hour = 3_600_000
  const asking = against(async (from, to) => {
    most = Math.max(most, ++under)
    asked++
    await new Promise<void>((answer) => waiting.push(answer))
    under--
    const times = Array.from({ length: (to.getTime() - from.getTime()) / (24 * hour) }, (_, day) => {
      // Just after midnight in the shop, and just before the next.
      const midnight = from.getTime() + day * 24 * hour
      return [new Date(midnight), new Date(midnight + 24 * hour - 1)]
    })
    return times.flat().map((at): BookEntry => {
      return { kind: 'capture', reference: at.toISOString(), amount: 1, currency: 'PKR', at }
    })
  })(quarter, never)
  let done = false
  const days = asking.finally(() => {
    done = true
  })
  while (!done) {
    // The one that was asked last answers first.
    waiting.pop()?.()
    await new Promise((next) => setImmediate(next))
  }
  const dates = (await days).map(({ date }) => date)
  t.is(asked, 14)
  t.is(most, 4)
  t.deepEqual(dates, [...new Set(dates)].sort())
  t.is(dates.length, 92)
  for (const { date, books, differences } of await days) {
    t.is(books?.captured.amount, 2)
    t.regex(differences[0]?.providerReference ?? '', /T19:00:00\.000Z$/)
    t.is(differences[1]?.providerReference, `${date}T18:59:59.999Z`)
  }
})

test('a provider that is away is a 503, and is asked for no further days', async (t) => {
  let asked = 0
  const books = async () => {
    asked++
    throw new Error('connect ECONNREFUSED')
  }
  t.regex((await refused(t, against(books)(quarter, never)))?.message ?? '', /stripe/)
  t.true(asked <= 4, `${asked}`)
})

test('a provider that says nothing, and one that is slow without end, are given up', async (t) => {
  await refused(t, against(() => new Promise(() => {}), 50)(quarter, never))
  let [asked, told] = [0, 0]
  const slow = async (_from: Date, _to: Date, signal: AbortSignal): Promise<BookEntry[]> => {
    asked++
    await once(signal, 'abort')
    told++
    return []
  }
  await refused(t, against(slow, 50)(quarter, never))
  await until(() => told === 4)
  t.is(asked, 4, 'what was under way is told that nobody waits, and nothing more is asked')
})

test('whoever goes away is waited for no longer', async (t) => {
  const client = new AbortController()
  const asking = against(() => new Promise(() => {}))(quarter, client.signal)
  client.abort()
  await refused(t, asking)
})

test('differences without number are counted rather than listed', async (t) => {
  const books = async () =>
    Array.from({ length: 1_500 }, (_, n): BookEntry => {
      return { kind: 'refund', reference: `re_${n}`, amount: 1, currency: 'PKR', at: new Date('2026-01-01') }
    })
  const [day] = await against(books)({ from: '2026-01-01', to: '2026-01-01' }, never)
  t.deepEqual([day?.differences.length, day?.leftOff], [1_000, 500])
  t.is(day?.books?.refunded.amount, 1_500)
})
