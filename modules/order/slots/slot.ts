/** A part of a day in which orders of a zone are brought, and how many. */
export interface Slot {
  id: string
  zoneId: string
  start: Date
  end: Date
  /** Until when it can be chosen. */
  cutoff: Date
  capacity: number
  /** Places of orders that stand, and places that are kept while somebody checks out: never more than the capacity. */
  booked: number
  held: number
  closed: boolean
  /** Minor units; null: the zone's. */
  fee: number | null
}

/** What an order keeps of its slot. */
export type OrderSlot = Pick<Slot, 'id' | 'start' | 'end'>
