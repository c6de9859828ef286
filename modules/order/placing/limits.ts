import { formatMajor, type Money, money } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import type { Order } from '../order.ts'
import { type CatalogueEntry, mostQuantity } from '../pricing.ts'

/** How much one customer may take at once, without having paid for it. In each, 0 is no limit. */
export interface Limits {
  /** Minor units: what an order by cash may come to. */
  codLimit: number
  /** The same for a customer who is new, where it is less. */
  codLimitNew: number
  /** Orders by cash on their way at once. */
  codOpenOrders: number
  /** Orders by card at once that are not paid. */
  unpaidOrders: number
  /** Of one product in one order, where it has no limit of its own. */
  mostPieces: number
  mostGrams: number
}

/** How a customer stands with the mart. */
export interface Standing {
  /** The e-mail address is verified. */
  verified: boolean
  /** Something was delivered, and kept. */
  served: boolean
  /** Orders by cash that are on their way. */
  openCash: number
  /** Orders by card that are not paid. */
  unpaid: number
}

type Quantities = Pick<Limits, 'mostPieces' | 'mostGrams'>

/** The most that one order may have of a product, in pieces or grams. */
export function mostOf(
  { soldBy, maxPerOrder }: CatalogueEntry,
  { mostPieces, mostGrams }: Quantities,
): number {
  const general = (soldBy === 'piece' ? mostPieces : mostGrams) || mostQuantity
  return Math.min(maxPerOrder ?? general, mostQuantity)
}

/** Why an order can't have so much of a product; null where it can. */
export function whyTooMuch(product: CatalogueEntry, quantity: number, limits: Quantities): string | null {
  const most = mostOf(product, limits)
  if (quantity <= most) return null
  return `${product.name}: an order has ${formatQuantity(product.soldBy, most)} at most, not ${formatQuantity(product.soldBy, quantity)}`
}

/** Why a customer can't pay so much by cash; null where they can. */
export function whyTooDear(
  total: Money,
  { verified, served }: Pick<Standing, 'verified' | 'served'>,
  { codLimit, codLimitNew }: Pick<Limits, 'codLimit' | 'codLimitNew'>,
): string | null {
  const isNew = !verified && !served
  const most = Math.min(codLimit || Infinity, isNew && codLimitNew > 0 ? codLimitNew : Infinity)
  if (total.amount <= most) return null
  const spell = (amount: number) => `${formatMajor(money(amount, total.currency))} ${total.currency}`
  const refusal = `the order comes to ${spell(total.amount)}, and cash on delivery is for ${spell(most)} at most`
  if (!isNew || most === codLimit) return refusal
  return `${refusal} until the e-mail address is verified or a first order was delivered`
}

/** Why a customer can't have one order more by this method now; null where they can. */
export function whyTooMany(
  method: Order['paymentMethod'],
  { openCash, unpaid }: Pick<Standing, 'openCash' | 'unpaid'>,
  { codOpenOrders, unpaidOrders }: Pick<Limits, 'codOpenOrders' | 'unpaidOrders'>,
): string | null {
  if (method === 'cash_on_delivery') {
    if (codOpenOrders === 0 || openCash < codOpenOrders) return null
    return `There are ${openCash} orders by cash on delivery on their way, and a customer has ${codOpenOrders} at most. One more can be placed when one of them has arrived or is cancelled, or by card.`
  }
  if (unpaidOrders === 0 || unpaid < unpaidOrders) return null
  return `There are ${unpaid} orders that are not paid, and a customer has ${unpaidOrders} at most. Pay or cancel one of them first.`
}
