import { type Money, money, portion } from './money.ts'

/** How a product is sold, and so what its quantities count and what its price is for. */
export type SoldBy = 'piece' | 'weight'

/** Grams in the kilogram that a price by weight is for. */
const gramsPerKilogram = 1000

/** What a line costs: `quantity` pieces, or grams at a price per kilogram, rounded half up once. */
export function lineTotal(unitPrice: Money, soldBy: SoldBy, quantity: number): Money {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`not a quantity: ${quantity}`)
  return soldBy === 'weight'
    ? portion(unitPrice, quantity, gramsPerKilogram)
    : money(unitPrice.amount * quantity, unitPrice.currency)
}

/** For people: `3`, `750 g`, `1.5 kg`. */
export function formatQuantity(soldBy: SoldBy, quantity: number): string {
  if (soldBy === 'piece') return String(quantity)
  return quantity < gramsPerKilogram ? `${quantity} g` : `${quantity / gramsPerKilogram} kg`
}
