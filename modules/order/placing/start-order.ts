import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import { concerns } from '#src/log/work.ts'
import { formatMajor, type Money } from '#src/money.ts'
import { place } from '../life.ts'
import { type Order, type Placing, spellNumber } from '../order.ts'
import { type Line, type Priced, price, whyTooLittle } from '../pricing.ts'
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
  /** What the customer was shown; another total is refused (409). */
  expectedTotal?: Money
}

interface Needs {
  recordChange: RecordChange
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
 * this customer may owe in cash, 409 where it comes to another total than was shown, or too many are under way.
 */
export const startOrder =
  ({ recordChange, limits, config, now }: Needs) =>
  (
    { id: customerId, standing }: Customer,
    number: number,
    lines: Line[],
    wishes: Wishes,
    { tariff, slot, zoneId }: Delivery,
    tx: Tx,
    { fromCart = false } = {},
  ): Order => {
    const { paymentMethod, shippingAddress, note = null, expectedTotal, payWith = null } = wishes
    const priced = countable(() => price(lines, tariff))
    const tooLittle = whyTooLittle(priced, tariff)
    if (tooLittle !== null) throw invalid({ path: 'items', message: tooLittle })
    if (paymentMethod === 'cash_on_delivery') {
      const message = whyTooDear(priced.total, standing, limits)
      if (message !== null) throw invalid({ path: 'paymentMethod', message })
    }
    if (expectedTotal) requireTotal(priced, expectedTotal)
    if (payWith !== null) requireEnough(payWith, paymentMethod, priced)
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
      },
      now(),
    )
    concerns(change.order.id)
    recordChange(change, tx)
    return change.order
  }

export type StartOrder = ReturnType<typeof startOrder>

/** Change is given of cash, and of no less than the order comes to. */
function requireEnough(payWith: Money, method: Order['paymentMethod'], { total }: Priced): void {
  const message =
    method === 'card'
      ? 'goes with cash on delivery'
      : payWith.currency !== total.currency
        ? `must be in ${total.currency}`
        : payWith.amount < total.amount
          ? `is less than the order comes to (${formatMajor(total)} ${total.currency})`
          : null
  if (message !== null) throw invalid({ path: 'payWith', message })
}

function requireTotal({ total }: Priced, expected: Money): void {
  if (total.amount === expected.amount && total.currency === expected.currency) return
  const [actual, shown] = [total, expected].map((money) => `${formatMajor(money)} ${money.currency}`)
  throw conflict(`The order comes to ${actual} (${total.amount} in minor units), not to ${shown}.`)
}
