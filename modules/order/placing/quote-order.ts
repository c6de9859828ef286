import type { Tx } from '#src/database/transaction.ts'
import type { FieldError } from '#src/http/problem.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import { uselessCoupons } from '../offers/coupons.ts'
import type { OfferRepository } from '../offers/offer-repository.ts'
import { exceeding, type Line, type Priced, price, type Tariff, uncountable, whyNotSold } from '../pricing.ts'
import type { SlotRepository } from '../slots/slot-repository.ts'
import { tariffIn } from '../zones/zone.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'
import { type Limits, whyTooMany, whyTooMuch } from './limits.ts'
import { dealRequest, type OrderRequest, summed } from './place-order.ts'
import { namedSubstitutes, unfitSubstitutes } from './refusals.ts'
import { refusals, whyAnotherTotal } from './start-order.ts'

interface Needs {
  catalogue: CatalogueRepository
  customers: CustomerRepository
  offers: OfferRepository
  zones: ZoneRepository
  slots: SlotRepository
  tariff: Tariff
  limits: Limits
}

/** What an order would come to, and what it would be refused for. */
export interface Quote {
  priced: Priced
  problems: FieldError[]
}

/** Prices an order as placing it would at this moment, and places nothing. Of stock only inventory knows. */
export const quoteOrder =
  ({ catalogue, customers, offers, zones, slots, tariff, limits }: Needs) =>
  async (customerId: string, { items, ...wishes }: OrderRequest, tx: Tx): Promise<Quote> => {
    const wanted = summed(items)
    const { paymentMethod, shippingAddress, slotId, coupons = [], expectedTotal } = wishes
    const [products, { zoned, zone }, slot, standing, deal] = await Promise.all([
      catalogue.entries([...new Set([...wanted.keys(), ...namedSubstitutes(items)])], tx),
      zones.serving(shippingAddress, tx),
      slotId === undefined ? null : slots.one(slotId, tx),
      customers.standing(customerId, tx),
      offers.deal(dealRequest(customerId, wishes), tx),
    ])
    const terms = { ...tariffIn(tariff, zone, slot?.fee ?? null), deal }
    const lines: Line[] = []
    const problems: FieldError[] = []
    const refuse = (path: string, message: string | null) =>
      void (message !== null && problems.push({ path, message }))
    for (const [productId, quantity] of wanted) {
      const path = `items[${items.findLastIndex((item) => item.productId === productId)}]`
      const product = products.get(productId)
      const unsold = product ? whyNotSold(product, terms) : 'there is no such product'
      const tooMuch = product && unsold === null ? whyTooMuch(product, quantity, limits) : null
      refuse(`${path}.productId`, unsold)
      refuse(`${path}.quantity`, tooMuch)
      if (product && unsold === null && tooMuch === null) lines.push({ product, quantity })
    }
    problems.push(...unfitSubstitutes(items, products, terms))
    if (zoned && !zone) refuse('shippingAddress', 'is outside of where the mart delivers')
    if (slotId !== undefined) {
      if (!slot || slot.zoneId !== zone?.id) refuse('slotId', 'is no slot of where the address is')
      else if (!(await slots.hasPlace(slotId, customerId, tx))) refuse('slotId', 'has no place')
    }
    const priced = price(lines, terms, 'capped')
    if (exceeding(lines, terms)) problems.push(uncountable)
    problems.push(...refusals(priced, wishes, { standing, tariff: terms, limits }))
    problems.push(...uselessCoupons(coupons, priced, deal))
    if (expectedTotal) refuse('expectedTotal', whyAnotherTotal(priced, expectedTotal))
    refuse('paymentMethod', whyTooMany(paymentMethod, standing, limits))
    return { priced, problems }
  }
