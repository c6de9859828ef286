import { fromTimestamp, type OrderItemState, type OrderState } from '#proto/events.ts'
import { fromMoneyMessage } from '#src/money.ts'
import { formatQuantity, type SoldBy } from '#src/quantity.ts'
import type { Span } from '#src/wording/language.ts'
import type { Bill, Changed } from '../letters/bill.ts'

/** When it is to be brought, where that was chosen. */
export function slotOf({ slots: [slot] }: OrderState): { slot: Span } | null {
  if (!slot) return null
  const text = (at: typeof slot.start) => fromTimestamp(at).toISOString()
  return { slot: { start: text(slot.start), end: text(slot.end) } }
}

/** Whether it is paid at the door. */
export const isCash = ({ paymentMethod }: OrderState) => paymentMethod === 'cash_on_delivery'

/** What of an order is in the bags, and what it comes to. */
export const billOf = (order: OrderState): Bill => ({
  number: order.number,
  lines: order.items.filter(isThere).map((item) => ({
    name: item.name,
    quantity: formatQuantity(item.soldBy as SoldBy, bagged(item)),
    measure: { soldBy: item.soldBy as SoldBy, amount: bagged(item) },
    total: fromMoneyMessage(item.lineTotal),
    ...discountsOf(item),
  })),
  subtotal: fromMoneyMessage(order.subtotal),
  deliveryFee: fromMoneyMessage(order.deliveryFee),
  ...(order.discount > 0 && {
    discount: { amount: order.discount, currency: order.total.currency },
  }),
  ...changesOf(order),
  ...slotOf(order),
  fees: order.fees.map(({ name, amount }) => ({ name, amount: fromMoneyMessage(amount) })),
  ...(order.tip > 0 && { tip: { amount: order.tip, currency: order.total.currency } }),
  ...taxesOf(order),
  total: fromMoneyMessage(order.total),
  cashOnDelivery: isCash(order),
})

/** What is taken off a line, and what it came to before; nothing of one that nothing is taken off. */
function discountsOf({ discounts, lineTotal: { amountMinor, currency } }: OrderItemState) {
  if (discounts.length === 0) return {}
  const off = discounts.reduce((sum, { amount }) => sum + amount, 0)
  return {
    gross: { amount: amountMinor + off, currency },
    discounts: discounts.map(({ name, amount }) => ({ name, amount: { amount, currency } })),
  }
}

/** What of an order is tax, by rate; nothing of one whose publisher says nothing of that. */
function taxesOf({ taxes, taxTotal, total: { currency } }: OrderState): Pick<Bill, 'taxes' | 'taxTotal'> {
  if (taxes.length === 0) return {}
  const sum = (amount: number) => ({ amount, currency })
  return {
    taxes: taxes.map(({ rate, gross, amount }) => ({ rate, gross: sum(gross), amount: sum(amount) })),
    taxTotal: sum(taxTotal),
  }
}

/** What of a line is in the bag; of one that nobody has picked, or whose publisher says nothing of that, what was ordered. */
const bagged = ({ state, picked, quantity }: OrderItemState) =>
  state === '' || state === 'open' ? quantity : picked

/** What another stands in for, and of what there was none, isn't. */
const isThere = (item: OrderItemState) => bagged(item) > 0

/** What an order brings otherwise than it was ordered: what was replaced by what, and of what there was too little. */
export function changesOf({ items }: OrderState): Pick<Bill, 'changes'> {
  const changes = items.flatMap((item): Changed[] => {
    const measure = (amount: number) => ({ soldBy: item.soldBy as SoldBy, amount })
    const by = items.find(({ substituteFor }) => substituteFor === item.line && item.line > 0)
    if (item.state === 'substituted') return [{ name: item.name, by: by?.name ?? '' }]
    return item.state === 'short'
      ? [{ name: item.name, ordered: measure(item.quantity), picked: measure(item.picked) }]
      : []
  })
  return changes.length > 0 ? { changes } : {}
}
