import { formatQuantity } from '#src/quantity.ts'
import type { OrderItem } from './lines.ts'

/** A line that there was too little of, in pieces or grams. */
export interface Shortage {
  productId: string
  requested: number
  available: number
  /** It is sold by another unit than it was ordered in. */
  otherUnit?: boolean
}

/** For people: `Milk 1 l: 3 wanted, 1 left; Mango: 1.5 kg wanted, 750 g left`. */
export function spellShortages(items: OrderItem[], short: Shortage[]): string {
  return short
    .map(({ productId, requested, available, otherUnit }) => {
      const item = items.find((item) => item.productId === productId)
      const amount = (quantity: number) => formatQuantity(item?.soldBy ?? 'piece', quantity)
      if (otherUnit)
        return `${item?.name ?? productId}: ${amount(requested)} wanted, and it is sold in another unit now`
      return `${item?.name ?? productId}: ${amount(requested)} wanted, ${amount(available)} left`
    })
    .join('; ')
}
