import type { Tariff } from '../pricing.ts'
import type { Timetable } from '../slots/timetable.ts'

/** A part of the world that orders are brought to, and on what terms; amounts in minor units of its currency. */
export interface Zone {
  id: string
  name: string
  cities: string[]
  postalCodes: string[]
  currency: string
  /** What delivery costs. */
  fee: number
  /** The subtotal from which it costs nothing; null: there is none. */
  freeFrom: number | null
  /** The least that an order comes to before fees; null: any. */
  minimum: number | null
  /** What an order below the minimum costs more; null: it is refused. */
  smallOrderFee: number | null
  /** Null: orders are brought in no slots. */
  timetable: Timetable | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** The mart's terms for an order to a zone, in a slot with a fee of its own where it has one. Without a zone the flat ones. */
export function tariffIn(tariff: Tariff, zone: Zone | null, slotFee: number | null): Tariff {
  if (!zone) return tariff
  return {
    currency: tariff.currency,
    deliveryFee: slotFee ?? zone.fee,
    freeDeliveryFrom: zone.freeFrom ?? Number.POSITIVE_INFINITY,
    minimum: zone.minimum ?? 0,
    smallOrderFee: zone.smallOrderFee,
  }
}
