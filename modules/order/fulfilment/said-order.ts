import { fromTimestamp, type OrderItemState, type OrderState } from '#proto/events.ts'
import { fromMoneyMessage, money, portion } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import {
  costed,
  type IfShort,
  keptOf,
  lineStates,
  type OrderItem,
  shortReasons,
  untouched,
} from '../life/lines.ts'
import type { Order } from '../order.ts'
import { type Taxing, taxOfLine, untaxed } from '../taxes.ts'

/** An order as others have heard of it, read back into what it was, without I/O. */

/**
 * A line as it was said on the bus; of one that was said before lines had a state, as it was ordered. `retailPrice`: what is
 * printed on its product by now, in minor units.
 */
export function toItem(said: OrderItemState, at: number, retailPrice: number | null): OrderItem {
  const state = lineStates.find((it) => it === said.state) ?? 'open'
  const { productId, sku, name, quantity } = said
  const isOne = /^[0-9a-f-]{36}$/.test(said.ifShort)
  const item = costed({
    ...untouched,
    ...{ productId, sku, name, quantity, soldBy: said.soldBy as SoldBy },
    line: said.line || at + 1,
    unitPrice: fromMoneyMessage(said.unitPrice),
    discounts: [],
    promised: promisedIn(said),
    taxClass: said.taxClass,
    taxRate: said.taxRate,
    lineTotal: fromMoneyMessage(said.lineTotal),
    ifShort: isOne ? { productId: said.ifShort } : ((said.ifShort || 'ask') as IfShort),
    state,
    picked: state === 'open' ? null : said.picked,
    shortReason: shortReasons.find((it) => it === said.shortReason) ?? null,
    lacking: said.lacking || null,
    returned: said.returned,
    substituteFor: said.substituteFor || null,
    atMost: said.discount > 0 && promisedIn(said).length === 0 ? said.lineTotal.amountMinor : null,
    ageLimit: said.ageLimit || null,
  })
  return said.tax === taxOfLine(item).amount
    ? item
    : { ...item, retailPrice: printedOn(item, said.tax, retailPrice) }
}

/** The printed price that its tax is of, where that isn't of what it cost: today's if it fits, else what the tax says. */
function printedOn(item: OrderItem, tax: number, today: number | null): number | null {
  const fits = (retailPrice: number) => taxOfLine({ ...item, retailPrice }).amount === tax
  if (today !== null && fits(today)) return today
  const { taxRate, soldBy, unitPrice } = item
  const kept = keptOf(item)
  if (taxRate === 0 || kept === 0) return today
  const whole = portion(money(tax, unitPrice.currency), 10_000 + taxRate, taxRate)
  const each = portion(whole, soldBy === 'weight' ? 1000 : 1, kept).amount
  return [each, each + 1, each - 1].find((price) => price > 0 && fits(price)) ?? today
}

/** What offers took off it, of as much as was ordered. */
function promisedIn({
  discounts,
  state,
  picked,
  returned,
  quantity,
  unitPrice,
}: OrderItemState): OrderItem['promised'] {
  const kept = state === 'open' || state === '' ? quantity : picked - returned
  if (kept <= 0) return []
  return discounts
    .filter(({ offerId }) => offerId !== '')
    .map(({ offerId, name, amount }) => ({
      ...{ offerId, name },
      amount: portion(money(amount, unitPrice.currency), quantity, kept).amount,
    }))
}

/** The slot that it was to be brought in. */
export function slotIn({ slots: [slot] }: OrderState): Order['slot'] {
  return slot ? { id: slot.id, start: fromTimestamp(slot.start), end: fromTimestamp(slot.end) } : null
}

/**
 * How its delivery and fees, and its tip, were taxed: what of its taxes is not of its lines. Where the two cost the same, and
 * so either could be the other's, what they come to is right all the same.
 */
export function taxingsIn(order: OrderState): Pick<Order, 'feeTax' | 'tipTax'> {
  const left = order.taxes.map(({ taxClass, rate, gross }) => {
    const ofLines = order.items.filter((item) => item.taxClass === taxClass && item.taxRate === rate)
    const lines = ofLines.reduce((sum, { lineTotal }) => sum + lineTotal.amountMinor, 0)
    return { taxing: { taxClass, rate }, gross: gross - lines }
  })
  const charged = order.fees.reduce(
    (sum, { amount }) => sum + amount.amountMinor,
    order.deliveryFee.amountMinor,
  )
  const whole = left.find(({ gross }) => gross === charged + order.tip)
  const fees = charged > 0 ? (left.find(({ gross }) => gross === charged) ?? whole) : undefined
  const rest = left.filter((it) => it !== fees)
  const tip = order.tip > 0 ? (rest.find(({ gross }) => gross === order.tip) ?? whole) : undefined
  const taxing = (found: { taxing: Taxing } | undefined) => found?.taxing ?? untaxed
  return { feeTax: taxing(fees), tipTax: taxing(tip) }
}
