import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import type { IfShort, OrderItem } from '../life/lines.ts'
import { hindrance } from '../life.ts'
import type { OfferRepository } from '../offers/offer-repository.ts'
import type { Order } from '../order.ts'
import { type Limits, whyTooDear } from '../placing/limits.ts'
import { countable, namedSubstitutes, requireOrderable, requireSubstitutes } from '../placing/refusals.ts'
import { type CatalogueEntry, mostQuantity, price, type Tariff, whyTooLittle } from '../pricing.ts'
import type { SlotRepository } from '../slots/slot-repository.ts'
import { tariffIn } from '../zones/zone.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'
import type { CommandOrder } from './command-order.ts'

/** A line of the whole new list that an order is to have. */
export interface WantedLine {
  productId: string
  quantity: number
  ifShort?: IfShort
}

interface Needs {
  catalogue: CatalogueRepository
  customers: CustomerRepository
  zones: ZoneRepository
  slots: SlotRepository
  tariff: Tariff
  limits: Limits
  offers: OfferRepository
  commandOrder: CommandOrder
}

/**
 * Gives an order other lines, or begins to: what is more is reserved first, and what that costs more authorized, before it
 * counts. What was ordered keeps its price; what is new has today's. 422 as placing it would be, 409 where picking has begun,
 * another change is under way, or it is to be paid first.
 */
export const changeLines =
  ({ catalogue, customers, zones, slots, tariff, limits, offers, commandOrder }: Needs) =>
  async (
    order: Order,
    wanted: WantedLine[],
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    requireOnce(wanted)
    const standing = customers.standingAlone(order.customerId, tx)
    standing.catch(() => {})
    const { zone } = await zones.serving(order.shippingAddress, tx)
    const slot = order.slot && (await slots.one(order.slot.id, tx))
    // What was offered when it was placed is offered still, as it was then, and what is new since isn't.
    const deal = await offers.deal(
      {
        customerId: order.customerId,
        paymentMethod: order.paymentMethod,
        coupons: order.coupons.map(({ code }) => code),
        tip: order.tip.amount,
        order: { id: order.id, placedAt: order.createdAt, offerRevision: order.offerRevision },
      },
      tx,
    )
    const terms = { ...tariffIn(tariff, zone, slot?.fee ?? null), deal }
    const known = await catalogue.entries(
      [...wanted.map(({ productId }) => productId), ...namedSubstitutes(wanted)],
      tx,
    )
    requireSubstitutes(wanted, known, terms)
    const before = new Map(order.items.map((item) => [item.productId, item]))
    // What stays as it is, or becomes less, was sold already: only what is more is to be had today.
    const more = wanted.flatMap(({ productId, quantity }, i) => {
      if (quantity <= (before.get(productId)?.quantity ?? 0)) return []
      const path = `items[${i}]`
      return [
        {
          product: inUnit(known.get(productId), before.get(productId)),
          path: `${path}.productId`,
          quantity,
          quantityPath: `${path}.quantity`,
        },
      ]
    })
    requireOrderable(more, terms, limits)
    const lines = wanted.flatMap(({ productId, quantity, ifShort }) => {
      const item = before.get(productId)
      const today = known.get(productId)
      const product = item ? asOrdered(item, order, today) : today
      return product ? [{ product, quantity, ifShort: ifShort ?? item?.ifShort ?? 'ask' }] : []
    })
    const priced = countable(() => price(lines, terms))
    const tooLittle = whyTooLittle(priced, terms)
    if (tooLittle !== null) throw invalid({ path: 'items', message: tooLittle })
    if (order.paymentMethod === 'cash_on_delivery' && priced.total.amount > order.total.amount) {
      const message = whyTooDear(priced.total, await standing, limits)
      if (message !== null) throw invalid({ path: 'items', message })
    }
    await standing
    const command = { type: 'change lines' as const, priced }
    if (order.status === 'pending' && hindrance(order, command))
      throw conflict('Its stock is being looked for: try again in a moment.')
    return commandOrder(order.id, command, caller, tx, ifMatch)
  }

export type ChangeLines = ReturnType<typeof changeLines>

function requireOnce(wanted: WantedLine[]): void {
  const errors = wanted.flatMap(({ productId }, i) =>
    wanted.findIndex((line) => line.productId === productId) < i
      ? [{ path: `items[${i}].productId`, message: 'is there twice' }]
      : [],
  )
  if (errors.length > 0) throw invalid(...errors)
}

/** More of what is sold by another unit by now can't be added to a line. */
const inUnit = (product: CatalogueEntry | undefined, item: OrderItem | undefined) =>
  product && item && product.soldBy !== item.soldBy ? { ...product, archived: true } : product

/**
 * As it was sold. What doesn't say by which categories and brand offers of then are for it, none was for by these; of what was
 * ordered before lines said it, or was restored, what is known today.
 */
const asOrdered = (
  {
    productId,
    sku,
    name,
    soldBy,
    unitPrice,
    ageLimit,
    taxClass,
    retailPrice,
    tariffCode,
    offeredAs,
  }: OrderItem,
  { offerRevision }: Order,
  today: CatalogueEntry | undefined,
): CatalogueEntry => ({
  ...{ productId, sku, name, soldBy, ageLimit, taxClass, tariffCode },
  ...(offeredAs ?? (today && !offerRevision ? shelfOf(today) : { categoryIds: [], brand: '' })),
  retailPrice: retailPrice ?? today?.retailPrice ?? null,
  price: unitPrice,
  archived: false,
  maxPerOrder: mostQuantity,
})

const shelfOf = ({ categoryIds, brand }: CatalogueEntry) => ({ categoryIds, brand })
