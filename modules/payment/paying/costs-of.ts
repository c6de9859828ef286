import type { OrderState } from '#proto/events.ts'
import type { Costs } from '../payment.ts'

const packed = ['packed', 'shipped', 'delivered', 'returned']

/** What an order costs as it stands with an event. */
export const costsOf = ({ total, version, status }: OrderState): Costs => ({
  total: total.amountMinor,
  version,
  final: packed.includes(status),
})
