import type { Money } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import type { OrderItem } from '../life/lines.ts'
import { uselessCoupons } from '../offers/coupons.ts'
import { type Limits, mostOf, whyTooMuch } from '../placing/limits.ts'
import {
  exceeding,
  type Line,
  mostLines,
  mostQuantity,
  type Priced,
  price,
  type Tariff,
  uncountable,
  whyNotSold,
} from '../pricing.ts'

type Quantities = Pick<Limits, 'mostPieces' | 'mostGrams'>

/** A line as it lies in the cart, beside its product as the mart sells it now. */
export interface CartLine extends Line {
  /** The unit of its quantity: what the product was sold by when it was put in. */
  soldByWhenAdded: SoldBy
}

/** The same with what only the eye needs: the price that was seen, and what the last news of the stock was. */
export interface CartEntry extends CartLine {
  priceWhenAdded: Money
  inStock: boolean
  /** No more than this is left, in pieces or grams; null where that isn't known. */
  available: number | null
}

export const lineStates = ['ok', 'price_changed', 'short', 'sold_out', 'unit_changed', 'archived'] as const

/** A line at today's price, as the cart shows it. */
interface PricedLine
  extends Pick<
    OrderItem,
    'productId' | 'sku' | 'name' | 'soldBy' | 'quantity' | 'unitPrice' | 'discounts' | 'lineTotal'
  > {
  /** What became of it since it was put in; the gravest, where several did. */
  state: (typeof lineStates)[number]
  /** Where it isn't the present `unitPrice`. */
  priceWhenAdded?: Money
  /** Where it isn't the present `soldBy`; the quantity is in this unit, and costs nothing that could be told. */
  soldByWhenAdded?: SoldBy
  /** Of a line that is short: what there is of it. */
  left?: number
  /** Of a line that wants more than an order may have: the most of it. */
  maxPerOrder?: number
}

/** Something that stands in the way of a checkout, and where. */
interface Obstacle {
  path: string
  message: string
}

/** A cart as it stands now: its lines priced, and what a checkout of them would come to. */
export interface Cart extends Pick<Priced, 'subtotal' | 'discount' | 'deliveryFee' | 'total'> {
  items: PricedLine[]
  /** The codes that lie in it; of one that gives nothing the reason stands among the problems. */
  coupons: string[]
  /** What a checkout would be refused for; left out where there is nothing. */
  problems?: Obstacle[]
}

/**
 * A cart at today's prices. Its total is what an order of it would cost: all lines but those that can't be ordered.
 * Never fails: an amount that is more than the mart can count is shown as the most that it can, and is a problem.
 */
export function priceCart(entries: CartEntry[], tariff: Tariff, limits: Quantities): Cart {
  const priced = price(
    entries.filter((entry) => whyNotOrdered(entry, tariff, limits) === null),
    tariff,
    'capped',
  )
  const { subtotal, discount, deliveryFee, total } = priced
  const coupons = tariff.deal?.occasion.coupons ?? []
  const problems = obstacles(entries, tariff, limits)
  if (tariff.deal) problems.push(...uselessCoupons(coupons, priced, tariff.deal))
  const ordered = new Map(priced.items.map((item) => [item.productId, item]))
  return {
    items: entries.map((entry) => toPricedLine(entry, ordered.get(entry.product.productId), tariff, limits)),
    subtotal,
    discount,
    deliveryFee,
    total,
    coupons,
    ...(problems.length > 0 && { problems }),
  }
}

/** Why a cart can't be ordered as it is; of stock only inventory knows. */
export function obstacles(lines: CartLine[], tariff: Tariff, limits: Quantities): Obstacle[] {
  const found = lines.flatMap((line, i) => {
    const why = whyNotOrdered(line, tariff, limits)
    return why === null ? [] : [{ path: `items[${i}].${why.field}`, message: why.message }]
  })
  if (lines.length > mostLines) {
    found.push({ path: 'items', message: `are ${lines.length} lines, and an order has ${mostLines} at most` })
  }
  const ordered = lines.filter((line) => whyNotOrdered(line, tariff, limits) === null)
  if (exceeding(ordered, tariff)) found.push(uncountable)
  return found
}

function whyNotOrdered(
  { product, quantity, soldByWhenAdded }: CartLine,
  tariff: Tariff,
  limits: Quantities,
): { field: string; message: string } | null {
  const message = whyNotSold(product, tariff)
  if (message !== null) return { field: 'productId', message }
  if (soldByWhenAdded === product.soldBy) {
    const tooMuch = whyTooMuch(product, quantity, limits)
    return tooMuch === null ? null : { field: 'quantity', message: tooMuch }
  }
  const { name, soldBy } = product
  return {
    field: 'quantity',
    message: `${name} was put in by ${soldByWhenAdded} and is sold by ${soldBy} now; set how much is wanted`,
  }
}

/** `ordered`: the line as an order would have it, where it can be ordered. */
function toPricedLine(
  entry: CartEntry,
  ordered: OrderItem | undefined,
  tariff: Tariff,
  limits: Quantities,
): PricedLine {
  const { product, quantity, priceWhenAdded, soldByWhenAdded } = entry
  const { productId, sku, name, soldBy, price: unitPrice } = product
  const { currency } = unitPrice
  const priceChanged = priceWhenAdded.amount !== unitPrice.amount || priceWhenAdded.currency !== currency
  const unitChanged = soldByWhenAdded !== soldBy
  const state = stateOf(entry, priceChanged)
  const { subtotal } = price(unitChanged ? [] : [entry], { ...tariff, currency, deal: undefined }, 'capped')
  return {
    productId,
    sku,
    name,
    soldBy,
    quantity,
    unitPrice,
    discounts: ordered?.discounts ?? [],
    lineTotal: ordered?.lineTotal ?? subtotal,
    state,
    ...(priceChanged && { priceWhenAdded }),
    ...(unitChanged && { soldByWhenAdded }),
    ...(!unitChanged && quantity > mostOf(product, limits) && { maxPerOrder: mostOf(product, limits) }),
    ...(state === 'short' && { left: entry.available ?? 0 }),
  }
}

function stateOf(entry: CartEntry, priceChanged: boolean): PricedLine['state'] {
  const { product, quantity, soldByWhenAdded, inStock, available } = entry
  if (product.archived) return 'archived'
  if (soldByWhenAdded !== product.soldBy) return 'unit_changed'
  if (!inStock) return 'sold_out'
  if (available !== null && available < quantity) return 'short'
  return priceChanged ? 'price_changed' : 'ok'
}

/** How much of a product lies in a cart, in which unit. */
export interface Amount {
  productId: string
  quantity: number
  soldBy: SoldBy
}

/**
 * How much of each there is to be in a cart that gets lines back, of those that it makes more of. What doesn't fit is
 * left out: another unit than lies there, more than a line holds, lines after the last that a cart holds.
 */
export function givenBack<Back extends Amount>(cart: Amount[], lines: Back[]): Back[] {
  const there = new Map(cart.map((line) => [line.productId, line]))
  return lines.flatMap((line) => {
    const { productId, soldBy } = line
    const before = there.get(productId)
    if (before ? before.soldBy !== soldBy : there.size >= mostLines) return []
    const quantity = Math.min((before?.quantity ?? 0) + line.quantity, mostQuantity)
    if (quantity <= (before?.quantity ?? 0)) return []
    there.set(productId, { productId, quantity, soldBy })
    return { ...line, quantity }
  })
}
