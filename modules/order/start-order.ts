import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import { formatMajor, type Money } from '#src/money.ts'
import { type Order, type Placing, place } from './order.ts'
import { type Line, type Priced, price, type Tariff } from './pricing.ts'
import type { RecordChange } from './record-change.ts'

/** What a customer says of an order, beside what is in it. */
export interface Wishes extends Pick<Placing, 'paymentMethod' | 'shippingAddress'> {
  note?: string
  /** What the customer was shown; another total is refused (409). */
  expectedTotal?: Money
}

interface Needs {
  recordChange: RecordChange
  tariff: Tariff
  now: () => Date
}

/** Begins an order of lines that the mart sells, at its prices; from a request or from a cart. */
export const startOrder =
  ({ recordChange, tariff, now }: Needs) =>
  (customerId: string, number: number, lines: Line[], wishes: Wishes, tx: Tx): Order => {
    const { paymentMethod, shippingAddress, note = null, expectedTotal } = wishes
    const priced = countable(() => price(lines, tariff))
    if (expectedTotal) requireTotal(priced, expectedTotal)
    const change = place(
      { ...priced, id: v7(), number: spell(number), customerId, paymentMethod, shippingAddress, note },
      now(),
    )
    recordChange(change, tx)
    return change.order
  }

export type StartOrder = ReturnType<typeof startOrder>

/** Runs a pricing; a sum that the mart can't count is a 422. */
export function countable<T>(pricing: () => T): T {
  try {
    return pricing()
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw invalid({ path: 'items', message: 'come to more than an order may' })
    }
    throw cause
  }
}

/** 422s for the lines that can't be ordered; `paths` are theirs in the request. */
export function requireSold(
  lines: { product?: Line['product'] | undefined; path: string }[],
  tariff: Tariff,
) {
  const errors = lines.flatMap(({ product, path }) => {
    if (!product) return { path, message: 'there is no such product' }
    if (product.archived) return { path, message: `${product.name} is no longer sold` }
    if (product.price.currency !== tariff.currency) {
      return { path, message: `${product.name} is not priced in ${tariff.currency}` }
    }
    return []
  })
  if (errors.length > 0) throw invalid(...errors)
}

function requireTotal({ total }: Priced, expected: Money): void {
  if (total.amount === expected.amount && total.currency === expected.currency) return
  const [actual, shown] = [total, expected].map((money) => `${formatMajor(money)} ${money.currency}`)
  throw conflict(`The order comes to ${actual} (${total.amount} in minor units), not to ${shown}.`)
}

const spell = (number: number) => `IM-${String(number).padStart(6, '0')}`
