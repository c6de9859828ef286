import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { Problem } from '#src/http/problem.ts'
import { type Money, money } from '#src/money.ts'
import type { BookEntry, ProviderName } from '../providers/provider.ts'
import { cardProvider, type Providers } from '../providers/providers.ts'
import type { LedgerRepository } from './ledger-repository.ts'
import { type ShopDay, shopDays } from './shop-days.ts'

/** How many days a provider is asked for in one: a page holds the movements of many quiet days. */
const daysAtOnce = 7
/** How many requests for such a week run at the same time. */
const concurrency = 4
/** Milliseconds that a reconciliation may take; a provider that hasn't answered by then is a 503. */
const reconciliationTimeout = 20_000
/** Differences that are listed of a day; of more there is the count. */
const mostDifferences = 1_000

/** What one side says was captured and refunded in a day. */
interface Side {
  captured: Money
  refunded: Money
}

/** One movement that the two sides don't agree on; null where a side hasn't got it. */
interface Difference {
  kind: 'capture' | 'refund'
  providerReference: string
  orderId?: string
  ledger: Money | null
  books: Money | null
}

/** A provider's day by our ledger and by its books (null where it keeps none, as for cash). */
interface ReconciledDay {
  date: string
  provider: ProviderName
  ledger: Side
  books: Side | null
  differences: Difference[]
  /** How many more there are than are listed. */
  leftOff?: number
}

interface Needs {
  ledger: LedgerRepository
  providers: Providers
  config: Config
  log: Logger
}

/**
 * The ledger against the providers, for each of the shop's days (`YYYY-MM-DD`) from the first to the last, both
 * included; a few at once, and within a deadline. Days without a movement on either side are left out. A provider that
 * doesn't answer is a 503. `timeout`: milliseconds, for tests.
 */
export const reconcile =
  ({ ledger, providers, config, log }: Needs, timeout = reconciliationTimeout) =>
  async ({ from, to }: { from: string; to: string }, client: AbortSignal): Promise<ReconciledDay[]> => {
    const names: ProviderName[] = [...new Set([cardProvider(config), 'sandbox' as const]), 'cash']
    const days = shopDays(from, to, config.timeZone)
    const asked = weeksOf(days).flatMap((week) => names.map((name) => ({ week, name })))
    const found: ReconciledDay[] = []
    const over = new AbortController()
    const { signal } = over

    const reconcileWeek = async ({ week, name }: (typeof asked)[number]): Promise<void> => {
      const [begin, end] = [week[0]?.begin as Date, week.at(-1)?.end as Date]
      const [ours, theirs] = await Promise.all([
        ledger.moved(name, begin, end),
        booksOf(name, providers(name).books(begin, end, signal)),
      ])
      for (const { date, begin, end } of week) {
        const then = ({ at }: { at: Date }) => at >= begin && at < end
        const [oursThen, theirsThen] = [ours.filter(then), theirs?.filter(then) ?? null]
        if (oursThen.length > 0 || theirsThen?.length)
          found.push({ date, provider: name, ...compare(oursThen, theirsThen, config) })
      }
    }
    let next = 0
    const work = async () => {
      while (next < asked.length && !signal.aborted) {
        await reconcileWeek(asked[next++] as (typeof asked)[number])
      }
    }
    const workers = Array.from({ length: concurrency }, work)
    // A worker that fails after the race is decided must not be an unhandled rejection.
    for (const worker of workers) worker.catch(() => {})
    const late = new Promise<never>((_, reject) => {
      const fail = (why: string) => reject(unanswered('The payment providers', new Error(why)))
      const timer = setTimeout(() => fail('they took too long'), timeout)
      const leave = () => fail('the client went away')
      client.addEventListener('abort', leave)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        client.removeEventListener('abort', leave)
      })
    })
    late.catch(() => {})
    try {
      await Promise.race([Promise.all(workers), late])
    } catch (error) {
      log.warn({ err: error, from, to }, 'reconciliation failed')
      throw error
    } finally {
      over.abort()
    }
    const place = ({ provider }: ReconciledDay) => names.indexOf(provider)
    return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : place(a) - place(b)))
  }

const weeksOf = (days: ShopDay[]): ShopDay[][] =>
  days.flatMap((_, at) => (at % daysAtOnce === 0 ? [days.slice(at, at + daysAtOnce)] : []))

/** A provider's answer; a 503 where there is none. */
const booksOf = (name: ProviderName, answer: Promise<BookEntry[] | null>) =>
  answer.catch((cause) => {
    throw unanswered(`The payment provider ${name}`, cause)
  })

const unanswered = (who: string, cause: unknown) =>
  new Problem(503, `${who} did not give their books in time. Try again, or fewer days at once.`, {
    headers: { 'retry-after': '30' },
    cause,
  })

type Ours = Awaited<ReturnType<LedgerRepository['moved']>>

function compare(ours: Ours, theirs: BookEntry[] | null, { currency }: Config) {
  const side = (entries: { kind: string; amount: number }[]): Side => {
    const total = (kind: string) =>
      money(
        entries.reduce((sum, entry) => sum + (entry.kind === kind ? entry.amount : 0), 0),
        currency,
      )
    return { captured: total('capture'), refunded: total('refund') }
  }
  const found = theirs ? differences(ours, theirs) : []
  const leftOff = found.length - mostDifferences
  return {
    ledger: side(ours),
    books: theirs && side(theirs),
    differences: found.slice(0, mostDifferences),
    ...(leftOff > 0 && { leftOff }),
  }
}

function differences(ours: Ours, theirs: BookEntry[]): Difference[] {
  const theirsByName = new Map(theirs.map((entry) => [`${entry.kind} ${entry.reference}`, entry]))
  const found: Difference[] = []
  for (const { kind, providerReference, orderId, amount, currency } of ours) {
    const name = `${kind} ${providerReference}`
    const other = theirsByName.get(name)
    theirsByName.delete(name)
    if (other?.amount === amount && other.currency === currency) continue
    const books = other ? money(other.amount, other.currency) : null
    const ledger = money(amount, currency)
    found.push({ kind: kind as Difference['kind'], providerReference, orderId, ledger, books })
  }
  for (const { kind, reference, amount, currency } of theirsByName.values())
    found.push({ kind, providerReference: reference, ledger: null, books: money(amount, currency) })
  return found
}
