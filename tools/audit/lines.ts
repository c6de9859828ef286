import { lineTotal } from '#src/quantity.ts'
import { byId, type Invariant, judged } from './books.ts'
import { type LineRow, type OrderRow, orders, ordersById } from './order-row.ts'

/** What of a line is in the bag, or is to be. */
const bagged = ({ state, picked, quantity }: LineRow): number =>
  state === 'substituted' ? 0 : (picked ?? quantity)

const amounts = (all: { amount: { amount: number } }[]) =>
  all.reduce((sum, { amount }) => sum + amount.amount, 0)

/** What a line costs before anything is taken off: what is in the bag, or is to be, less what came back. */
const grossOf = (item: LineRow) =>
  lineTotal(item.unitPrice, item.soldBy, bagged(item) - (item.returned ?? 0)).amount

const says = (says: string, judge: (order: OrderRow) => string | null): Invariant => ({
  says,
  subjects: orders,
  async check(ids, books) {
    const rows = byId(await books.order.query(ordersById, [ids]))
    return judged(ids, (id) => {
      const order = rows.get(id)
      return order ? judge(order) : 'gone'
    })
  },
})

/** What must be true of every order by itself: what is in its bag, and what it comes to by that. */
export const lineInvariants: Invariant[] = [
  says("an order's lines add up to what is charged", (order) => {
    const { items, subtotal, discount, fee, fees, tip, total } = order
    const off = (item: LineRow) => amounts(item.discounts ?? [])
    const wrong = items.find((item) => grossOf(item) - off(item) !== item.lineTotal.amount)
    if (wrong) return `the line of ${wrong.productId} comes to ${wrong.lineTotal.amount}`
    const gross = items.reduce((sum, item) => sum + grossOf(item), 0)
    if (gross !== subtotal) return `the lines come to ${gross}, the subtotal is ${subtotal}`
    const taken = items.reduce((sum, item) => sum + off(item), 0)
    if (taken !== discount) return `${taken} is taken off the lines, the discount is ${discount}`
    return subtotal - discount + fee + amounts(fees) + tip === total ? null : `the total is ${total}`
  }),

  says('what an order was ordered for, and all adjustments since, are its total', (order) => {
    const { orderedTotal, adjustments, total } = order
    // Of before this was kept.
    if (orderedTotal === null) return null
    const adjusted = amounts(adjustments)
    return orderedTotal + adjusted === total
      ? null
      : `it was placed for ${orderedTotal} and adjusted by ${adjusted}, and comes to ${total}`
  }),

  says('what is packed was picked: no line of it is open, nor an offer in place of one', (order) => {
    const { status, items, proposals, pickedAt } = order
    if (!['packed', 'shipped', 'delivered', 'returned'].includes(status)) return null
    // One that nobody picked was packed as it was ordered, by the last release without a word of that in its lines.
    const isPicked = pickedAt !== null || items.some(({ state = 'open' }) => state !== 'open')
    const open = items.findIndex(({ state = 'open' }) => state === 'open')
    if (isPicked && open >= 0) return `it is ${status}, and its line ${items[open]?.line ?? open + 1} is open`
    const asked = proposals.find(({ state }) => state === 'reserving' || state === 'asked')
    return asked ? `it is ${status}, and something is offered for its line ${asked.line}` : null
  }),
]
