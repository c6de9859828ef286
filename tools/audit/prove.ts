import { setTimeout as delay } from 'node:timers/promises'
import { acts } from './acts.ts'
import { type Books, type Invariant, pageOf, type Walk } from './books.ts'
import { copies } from './copies.ts'
import { coupons } from './coupons.ts'
import { lineInvariants } from './lines.ts'
import { orderInvariants } from './orders.ts'
import { paymentInvariants } from './payments.ts'
import { receiptInvariants } from './receipts.ts'
import { runs } from './runs.ts'
import { sales } from './sales.ts'
import { slots } from './slots.ts'
import { stock } from './stock.ts'

/** All that the audit proves. */
export const invariants: (Invariant | Walk)[] = [
  ...stock,
  ...lineInvariants,
  ...orderInvariants,
  ...receiptInvariants,
  ...slots,
  ...coupons,
  ...runs,
  ...sales,
  ...paymentInvariants,
  ...copies,
  acts,
]

const pageSize = 1_000
/** Breaches of one invariant that are looked into. */
const most = 1_000

/**
 * Walks all subjects; what disagrees is asked about again until it agrees or `timeout` (milliseconds) is over.
 * `broken` says by id what is wrong.
 */
export async function prove(
  invariant: Invariant | Walk,
  books: Books,
  { timeout, progress = () => {} }: { timeout: number; progress?: (walked: number) => void },
): Promise<{ walked: number; broken: Map<string, string> }> {
  if ('walk' in invariant) return invariant.walk(books)
  let after: string | null = null
  let walked = 0
  let suspects: string[] = []
  for (;;) {
    const ids = await pageOf(invariant.subjects, books, after, pageSize)
    if (ids.length === 0) break
    suspects = [...suspects, ...(await invariant.check(ids, books)).keys()].slice(0, most)
    after = ids.at(-1) ?? null
    walked += ids.length
    progress(walked)
  }
  const deadline = Date.now() + timeout
  let broken = new Map<string, string>()
  while (suspects.length > 0) {
    broken = await invariant.check(suspects, books)
    suspects = [...broken.keys()]
    if (Date.now() > deadline) break
    if (suspects.length > 0) await delay(250)
  }
  return { walked, broken }
}
