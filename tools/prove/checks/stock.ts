import type { Deed, History } from '../history.ts'
import type { Check } from './check.ts'
import { linearize, type Operation } from './linearizable.ts'
import { factsOf, type Shelf, type StockFacts } from './stock-facts.ts'
import { knownOrders, operationsOn } from './stock-operations.ts'

/**
 * For each product: whether there is an order of all that happened to its stock (every reservation that was taken or
 * refused, every release, shipment and return, every count and adjustment of staff that was done or refused, every
 * reading of anybody) in which no effect lies outside the time between request and answer, each answer is right when it
 * is given, the reserved never pass what is on hand, and which ends with what the shelf says. A request without an answer is in it
 * if the ledger has it. Products of which an order held more at first than in the end (weights, short picks, offers) are left
 * out, and those of orders whose lines were changed: what was let go, and when, nobody wrote down. `nothing-left` and the audit hold those against the bag. The search is exact for a product; that an order's lines are taken together isn't asked here.
 */
export const stock: Check = {
  name: 'stock-linearizable',
  says: 'everything that was done to or said of a product’s stock has one order, consistent with time, and nothing is oversold in it',
  async run(history, mart) {
    const broken: string[] = []
    const doubtful: string[] = []
    let judged = 0
    const known = knownOrders(history)
    const changed = changedProducts(history)
    const products = [
      ...new Set(
        history.deeds.flatMap(({ what, path }) =>
          what.includes('/v1/inventory/{productId}') ? [productOf(path)] : [],
        ),
      ),
    ]
    let looked = 0
    for (const product of products) {
      if (changed.has(product)) continue
      const facts = await factsOf(mart, product, performance.timeOrigin + history.began)
      // When what was held besides was let go nobody wrote down: such a product has too many orders to tell a wrong one.
      if (!facts || holdsBesides(facts)) continue
      const deeds = history.deeds.filter(({ path }) => path.startsWith(`/v1/inventory/${product}`))
      const { operations, says } = operationsOn(deeds, facts, known)
      looked += operations.length
      const why = unordered(operations, says, facts)
      if (why === undecided) doubtful.push(product)
      else if (why) broken.push(`product ${product}: ${why}`)
      judged++
    }
    // Of a few the search may give up.
    if (doubtful.length * 2 > judged)
      broken.push(`of ${judged} products no order was found of ${doubtful.length} before the search gave up`)
    return { looked, broken }
  },
}

/** The products that are, or were, in orders whose lines somebody wanted otherwise. */
export function changedProducts({ deeds }: Pick<History, 'deeds'>): Set<string> {
  const of = (what: string, path: string, output: unknown) =>
    what.includes('{id}') ? path.split(/[/?]/)[3] : (output as { id?: string } | null)?.id
  const wanted = ({ input }: Deed) => (input as { items?: { productId: string }[] } | null)?.items ?? []
  const orders = new Set(
    deeds.flatMap((deed) =>
      deed.what === 'PATCH /v1/orders/{id}' && wanted(deed).length > 0
        ? (of(deed.what, deed.path, null) ?? [])
        : [],
    ),
  )
  return new Set(
    deeds.flatMap((deed) => {
      const { what, path, output } = deed
      if (!/orders|checkout/.test(what) || !orders.has(of(what, path, output) ?? '')) return []
      const { lines } = (output ?? {}) as { lines?: { productId: string }[] | null }
      return [...wanted(deed), ...(lines ?? [])].map(({ productId }) => productId)
    }),
  )
}

/** Whether an order held more of a product at first than in the end, or something besides. */
const holdsBesides = ({ reservations }: StockFacts): boolean =>
  reservations.some(
    ({ first, quantity, offers = [], freed = [] }) =>
      (first ?? quantity) !== quantity || offers.length > 0 || freed.length > 0,
  )

/** What is said where the search gave up. */
export const undecided = 'no order was found before the search gave up'

/** Why there is no order; null where there is one. */
export function unordered(
  operations: Operation<Shelf>[],
  says: string[],
  { opening, end }: Pick<StockFacts, 'opening' | 'end'>,
): string | null {
  const verdict = linearize<Shelf>(
    operations,
    { onHand: opening, reserved: 0 },
    ({ onHand, reserved }) => `${onHand},${reserved}`,
    ({ onHand, reserved }) => onHand === end.onHand && reserved === end.reserved,
  )
  if (verdict.found) return null
  if (verdict.undecided) return undecided
  const stuck = verdict.furthest.slice(0, 6).map((at) => says[at])
  return `no order is possible; of ${operations.length}, none goes on with: ${stuck.join('; ') || `the end: ${end.onHand} on hand, ${end.reserved} reserved`}`
}

const productOf = (path: string) => path.split(/[/?]/)[3] as string
