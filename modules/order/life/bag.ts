import { money, subtract, sum } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import type { Adjustment, Change, Fact, Order, Reserved, Step, Wanted } from '../order.ts'
import type { Priced } from '../pricing.ts'
import { entryOf, noted, told } from './change.ts'
import {
  byProduct,
  costed,
  dearest,
  grossOf,
  type Hold,
  holdOf,
  isShort,
  keptOf,
  mostOfLine,
  type OrderItem,
  whyNotPicked,
} from './lines.ts'
import { type Answer, holdOfProposal, isOpen, lineOf, mostPickIds, type Proposal } from './substitutes.ts'

/**
 * What becomes of the lines of an order: picked, replaced, changed, brought back; what is held for them, and what they come
 * to. Each function makes of an order the change that a step of life.ts is.
 */

/** A line of an order by its number. */
export const lineOfOrder = ({ items }: Order, line: number): OrderItem | undefined =>
  items.find((item) => item.line === line)

export const proposalOf = ({ proposals }: Order, { line, number }: { line: number; number: number }) =>
  proposals.find((it) => it.line === line && it.number === number)

/**
 * Minor units: the most that an order can come to, and so what a card is authorized for. No pick is beyond the tolerance,
 * and nothing that stands in for a line costs more than it: the total is never more than this.
 */
export const mostOf = (order: Pick<Order, 'items' | 'total' | 'tolerance'>): number => {
  const now = order.items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  const most = order.items.reduce((sum, item) => sum + dearest(item, order.tolerance), 0)
  return order.total.amount - now + most
}

/** All that inventory is to hold for an order, by product. */
export function holdsOf(order: Order): Hold[] {
  const packed = !['pending', 'awaiting_payment', 'confirmed', 'picking'].includes(order.status)
  return byProduct([
    ...order.items.map((item) => holdOf(item, order.tolerance, packed)),
    ...(packed ? [] : order.proposals.filter(isOpen).map((it) => holdOfProposal(it, order.tolerance))),
    ...(order.wanted?.more ?? []),
  ])
}

/** Whether a pick was heard before, or a newer one of its device was. */
export const isLate = (
  item: OrderItem,
  { sequence, pickId }: { sequence: number | null; pickId?: string },
): boolean =>
  (pickId !== undefined && item.pickIds?.includes(pickId)) ||
  (sequence !== null && item.sequence !== null && sequence <= item.sequence)

/** So much of a line is in the bag. Null where the same was said before, or something newer was. */
export function picked(order: Order, step: Extract<Step, { type: 'pick' }>): Change | null {
  const { by, line, quantity, reason, sequence, pickId } = step
  const item = lineOfOrder(order, line)
  if (!item || whyNotPicked(item, quantity, reason, order.tolerance) !== null) return null
  if (isLate(item, step)) return null
  const same = item.state !== 'open' && item.picked === quantity && item.shortReason === reason
  if (same && sequence === null) return null
  const state = isShort(item, quantity, order.tolerance) ? ('short' as const) : ('picked' as const)
  const pickIds = pickId ? [...(item.pickIds ?? []), pickId].slice(-mostPickIds) : item.pickIds
  const now = {
    ...{ ...item, picked: quantity, shortReason: reason, state, pickIds },
    lacking: reason === null ? null : item.quantity - quantity,
    ...(sequence !== null && { sequence, sequenceBy: by }),
  }
  const detail = `line ${line}: ${formatQuantity(item.soldBy, quantity)} of ${item.name}`
  return noted(
    repriced(touched(order), [now], state === 'short' ? 'short' : 'picked', line),
    'LinePicked',
    reason ? `${detail} (${reason.replace('_', ' ')})` : detail,
  )
}

/** An offer has ended; taken, a line of its own stands in for the one that it was made for. */
export function answered(order: Order, proposal: Proposal, answer: Answer): Change {
  const { line, number } = proposal
  const ended = withProposal(order, { ...proposal, state: answer })
  const fact: Fact = { type: 'SubstituteAnswered', line, number, answer }
  const detail = `${spellProposal(proposal)}: ${answer.replace('_', ' ')}`
  if (answer !== 'accepted') return told(ended, fact, detail)
  const instead = lineOfOrder(order, line) as OrderItem
  const substitute = lineOf(proposal, instead, Math.max(...order.items.map((item) => item.line)) + 1)
  const replaced = { ...instead, state: 'substituted' as const, picked: 0 }
  return told(repriced(ended, [replaced, substitute], 'substituted', line), fact, detail)
}

/** Its customer wants other lines: what is more is held first, and what that costs more is authorized before it counts. */
export function wanting(order: Order, priced: Priced): Change {
  const asked = order.changes + 1
  const more = byProduct(
    priced.items.flatMap((item) => {
      const now = order.items.find(({ productId }) => productId === item.productId)
      const hold = holdOf({ ...item, held: null }, order.tolerance, false)
      const held = now ? holdOf(now, order.tolerance, false) : { quantity: 0, most: 0 }
      const least = Math.max(0, item.quantity - (now?.quantity ?? 0))
      return least > 0 ? [{ ...hold, quantity: least, most: Math.max(least, hold.most - held.most) }] : []
    }),
  )
  const wanted: Wanted = { ...priced, request: `change:${asked}`, more, added: null }
  if (more.length === 0) return relined({ ...order, changes: asked }, wanted)
  const fact: Fact = { type: 'StockRequested', request: wanted.request, lines: more }
  return { ...told({ ...order, changes: asked, wanted }, fact), entry: entryOf(order, 'ChangeAsked') }
}

/** What its customer wants besides is held: now the payment, where a card has to be good for more. */
export function coveredBy(order: Order, wanted: Wanted, payWithin: number): Change {
  const authorize = mostOf({ ...order, ...wanted })
  if (order.paymentMethod === 'cash_on_delivery' || authorize <= mostOf(order)) return relined(order, wanted)
  const expiresAt = new Date(order.updatedAt.getTime() + payWithin)
  return told(
    { ...order, wanted },
    { type: 'PaymentChangeRequested', request: wanted.request, authorize, expiresAt },
  )
}

/** It has the lines that its customer wanted. A line keeps its number, and what is dropped from it is held no more. */
export function relined(order: Order, { items, added, more: _, request: __, ...priced }: Wanted): Change {
  // Its codes are used by it for as long as it stands, also while they give nothing for its lines.
  const { coupons } = order
  let last = Math.max(...order.items.map(({ line }) => line))
  const lines = items.map((item) => {
    const before = order.items.find(({ productId }) => productId === item.productId)
    const came = added?.find(({ productId }) => productId === item.productId)?.quantity ?? 0
    const held = Math.min(
      mostOfLine(item, order.tolerance),
      (before ? (before.held ?? before.quantity) : 0) + came,
    )
    last += before ? 0 : 1
    return { ...item, line: before?.line ?? last, held: Math.max(held, item.quantity) }
  })
  const changed = { ...order, ...priced, coupons, items: lines, wanted: null }
  return told(adjusted(changed, order, 'changed'), { type: 'OrderChanged' }, 'its lines')
}

/** It can't have them, and stands as it was: what was held for them is free again. */
export function standing(order: Order, why: string): Change {
  const changed = { ...order, wanted: null }
  return { ...told(changed, { type: 'OrderChanged' }), entry: entryOf(changed, 'ChangeRefused', why) }
}

export const spellProposal = ({ line, product, quantity }: Proposal) =>
  `line ${line}: ${formatQuantity(product.soldBy, quantity)} of ${product.name}`

export const withProposal = (order: Order, proposal: Proposal): Order => ({
  ...order,
  proposals: order.proposals.map((it) =>
    it.line === proposal.line && it.number === proposal.number ? proposal : it,
  ),
})

/** Its picker has just done something with it. */
export const touched = (order: Order): Order =>
  order.picking ? { ...order, picking: { ...order.picking, at: order.updatedAt } } : order

/** What inventory holds, shared out among the lines of a product: to each what it needs, the rest to the first. */
export function withHeld(order: Order, reserved: Reserved[]): Order {
  const left = new Map(reserved.map(({ productId, quantity }) => [productId, quantity]))
  for (const { productId, quantity } of order.items)
    left.set(productId, (left.get(productId) ?? quantity) - quantity)
  const items = order.items.map((item) => {
    const spare = Math.max(0, left.get(item.productId) ?? 0)
    left.set(item.productId, 0)
    return { ...item, held: item.quantity + spare }
  })
  return { ...order, items }
}

/**
 * All of it came back, or some: its money goes back for what did, and what it cost to bring only with the whole.
 */
export function returned(order: Order, step: Extract<Step, { type: 'return' }>): Change | null {
  const { reason, restock } = step
  const wanted = step.items ?? order.items.map((item) => ({ line: item.line, quantity: keptOf(item) }))
  const back = order.items.flatMap((item) => {
    const quantity = wanted.reduce((sum, it) => sum + (it.line === item.line ? it.quantity : 0), 0)
    return quantity > 0 ? [{ ...item, returned: item.returned + quantity }] : []
  })
  if (back.length === 0 && step.items) return null
  const kept = repriced(order, back, 'returned')
  const whole = kept.items.every((item) => keptOf(item) === 0)
  if (whole) {
    const free = money(0, order.total.currency)
    const all = adjusted(
      { ...kept, status: 'returned', deliveryFee: free, fees: [], tip: free, total: free },
      order,
      'returned',
    )
    return told(all, { type: 'OrderReturned', reason, restock }, reason)
  }
  const lines = back.map((item) => {
    const before = lineOfOrder(order, item.line) as OrderItem
    return {
      line: item.line,
      quantity: item.returned - before.returned,
      amount: subtract(before.lineTotal, costed(item).lineTotal),
    }
  })
  const detail = `${lines.map(({ line, quantity }) => `line ${line}: ${quantity}`).join(', ')}; ${reason}`
  return told(kept, { type: 'OrderLinesReturned', lines, reason, restock }, detail)
}

/** An order with these lines changed, or new, and what it comes to by them. */
function repriced(order: Order, lines: OrderItem[], reason: Adjustment['reason'], line?: number): Order {
  const changed = new Map(lines.map((item) => [item.line, costed(item)]))
  const items = order.items.map((item) => {
    const now = changed.get(item.line)
    changed.delete(item.line)
    return now ?? item
  })
  items.push(...changed.values())
  const { currency } = order.total
  const subtotal = money(
    items.reduce((sum, item) => sum + grossOf(item), 0),
    currency,
  )
  const discount = sum(
    items.flatMap(({ discounts }) => discounts.map(({ amount }) => amount)),
    currency,
  )
  const more = subtotal.amount - discount.amount - order.subtotal.amount + order.discount.amount
  const total = money(order.total.amount + more, currency)
  return adjusted({ ...order, items, subtotal, discount, total }, order, reason, line)
}

/** Its total is not what it was: why, is kept for ever. */
function adjusted(order: Order, before: Order, reason: Adjustment['reason'], line?: number): Order {
  const kept = before.adjustments.reduce((sum, { amount }) => sum + amount.amount, before.orderedTotal.amount)
  const amount = money(order.total.amount - kept, order.total.currency)
  if (amount.amount === 0) return { ...order, adjustments: before.adjustments }
  const at = order.updatedAt.toISOString()
  const one: Adjustment = { at, ...(line !== undefined && { line }), reason, amount }
  return { ...order, adjustments: [...before.adjustments, one] }
}
