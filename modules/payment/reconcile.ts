import type { Config } from '#src/config.ts'
import { type Money, money } from '#src/money.ts'
import type { LedgerRepository } from './ledger-repository.ts'
import type { BookEntry, ProviderName } from './provider.ts'
import { cardProvider, type Providers } from './providers.ts'

const day = 24 * 60 * 60 * 1000

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

/** A provider's day (UTC) by our ledger and by its books (null where it keeps none, as for cash). */
interface ReconciledDay {
  date: string
  provider: ProviderName
  ledger: Side
  books: Side | null
  differences: Difference[]
}

/**
 * The ledger against the providers, for each day (`YYYY-MM-DD`, UTC) from the first to the last, both
 * included. Days without a movement on either side are left out.
 */
export const reconcile =
  ({ ledger, providers, config }: { ledger: LedgerRepository; providers: Providers; config: Config }) =>
  async ({ from, to }: { from: string; to: string }): Promise<ReconciledDay[]> => {
    const days: ReconciledDay[] = []
    const names: ProviderName[] = [...new Set([cardProvider(config), 'sandbox' as const]), 'cash']
    for (let at = Date.parse(from); at <= Date.parse(to); at += day)
      for (const name of names) {
        const [begin, end] = [new Date(at), new Date(at + day)]
        const [ours, theirs] = await Promise.all([
          ledger.moved(name, begin, end),
          providers(name).books(begin, end),
        ])
        if (ours.length === 0 && !theirs?.length) continue
        days.push({
          date: begin.toISOString().slice(0, 10),
          provider: name,
          ...compare(ours, theirs, config),
        })
      }
    return days
  }

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
  return {
    ledger: side(ours),
    books: theirs && side(theirs),
    differences: theirs ? differences(ours, theirs) : [],
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
