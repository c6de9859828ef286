import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, type FieldError, invalid, Problem } from '#src/http/problem.ts'
import { concerns } from '#src/log/work.ts'
import { formatMajor, type Money } from '#src/money.ts'
import { place } from '../life.ts'
import { uselessCoupons } from '../offers/coupons.ts'
import type { OfferRepository } from '../offers/offer-repository.ts'
import { refuseCoupons, useCoupons } from '../offers/use-coupons.ts'
import { type Order, type Placing, spellNumber } from '../order.ts'
import { presentPrice } from '../order-answer.ts'
import { type Line, type Priced, price, type Tariff, whyTooLittle } from '../pricing.ts'
import type { RecordChange } from '../record-change.ts'
import type { Delivery } from '../zones/arrange-delivery.ts'
import { type Limits, type Standing, whyTooDear, whyTooMany } from './limits.ts'
import { countable } from './refusals.ts'

/** What a customer says of an order, beside what is in it. */
export interface Wishes extends Pick<Placing, 'paymentMethod' | 'shippingAddress'> {
  note?: string
  slotId?: string
  /** What will be handed over at the door, where it is paid in cash. */
  payWith?: Money
  /** Codes, in capitals. */
  coupons?: string[]
  /** What is given besides, for who brings it. */
  tip?: Money
  /** What the customer was shown; another total is refused (409). */
  expectedTotal?: Money
}

interface Needs {
  recordChange: RecordChange
  offers: OfferRepository
  limits: Limits
  config: Config
  now: () => Date
}

/** Who orders, and how they stand with the mart while nobody else orders for them. */
export interface Customer {
  id: string
  standing: Standing
}

/**
 * Begins an order of lines that the mart sells, at its prices; from a request or from a cart. 422 where it is more than
 * this customer may owe in cash or a coupon is good for nothing, 409 where it comes to another total than was shown, or too
 * many are under way.
 */
export const startOrder =
  ({ recordChange, offers, limits, config, now }: Needs) =>
  async (
    { id: customerId, standing }: Customer,
    number: number,
    lines: Line[],
    wishes: Wishes,
    { tariff, slot, zoneId }: Delivery,
    tx: Tx,
    { fromCart = false } = {},
  ): Promise<Order> => {
    const {
      paymentMethod,
      shippingAddress,
      note = null,
      expectedTotal,
      payWith = null,
      coupons = [],
    } = wishes
    const priced = countable(() => price(lines, tariff))
    const [refused] = refusals(priced, wishes, { standing, tariff, limits })
    if (refused) throw invalid(refused)
    const useless = tariff.deal ? uselessCoupons(coupons, priced, tariff.deal) : []
    if (useless.length > 0) throw refuseCoupons(useless)
    if (expectedTotal) requireTotal(priced, expectedTotal)
    const tooMany = whyTooMany(paymentMethod, standing, limits)
    if (tooMany !== null) throw conflict(tooMany)
    const change = place(
      {
        ...priced,
        id: v7(),
        number: spellNumber(number),
        customerId,
        paymentMethod,
        shippingAddress,
        slot,
        zoneId,
        note,
        payWith,
        tolerance: config.order.weightTolerance,
        fromCart,
        offerRevision: tariff.deal?.revision ?? null,
      },
      now(),
    )
    const { order } = change
    if (tariff.deal && order.coupons.length > 0)
      await useCoupons({ order, deal: tariff.deal, codes: coupons }, offers, tx)
    concerns(order.id)
    recordChange(change, tx)
    return order
  }

export type StartOrder = ReturnType<typeof startOrder>

/** What is wrong with what a customer wants of it, but for its products and its coupons. */
export function refusals(
  priced: Priced,
  { paymentMethod, payWith, tip }: Pick<Wishes, 'paymentMethod' | 'payWith' | 'tip'>,
  { standing, tariff, limits }: { standing: Standing; tariff: Tariff; limits: Limits },
): FieldError[] {
  const errors: FieldError[] = []
  const refuse = (path: string, message: string | null) =>
    void (message !== null && errors.push({ path, message }))
  refuse('items', whyTooLittle(priced, tariff))
  if (tip && tip.currency !== priced.total.currency) refuse('tip', `must be in ${priced.total.currency}`)
  if (paymentMethod === 'cash_on_delivery')
    refuse('paymentMethod', whyTooDear(priced.total, standing, limits))
  if (payWith) refuse('payWith', whyNotEnough(payWith, paymentMethod, priced))
  return errors
}

/** Change is given of cash, and of no less than the order comes to. */
function whyNotEnough(payWith: Money, method: Order['paymentMethod'], { total }: Priced): string | null {
  if (method === 'card') return 'goes with cash on delivery'
  if (payWith.currency !== total.currency) return `must be in ${total.currency}`
  if (payWith.amount >= total.amount) return null
  return `is less than the order comes to (${formatMajor(total)} ${total.currency})`
}

/** What was shown is told apart from what it comes to, with all that it comes to now. */
function requireTotal(priced: Priced, expected: Money): void {
  const message = whyAnotherTotal(priced, expected)
  if (message === null) return
  throw new Problem(409, message, {
    type: '/problems/price-changed',
    errors: [{ path: 'expectedTotal', message: 'is not what it comes to' }],
    members: { now: presentPrice(priced) },
  })
}

/** How what an order comes to differs from what was shown; null where it doesn't. */
export function whyAnotherTotal({ total }: Priced, expected: Money): string | null {
  if (total.amount === expected.amount && total.currency === expected.currency) return null
  const [actual, shown] = [total, expected].map((money) => `${formatMajor(money)} ${money.currency}`)
  return `The order comes to ${actual} (${total.amount} in minor units), not to ${shown}.`
}
