import type { Deed, History } from '../history.ts'
import type { Check } from './check.ts'
import { read } from './read.ts'

/** A slot as its database has it, with the orders that stand in it and the places that are held. */
export interface SlotRow {
  id: string
  capacity: number
  booked: number
  held: number
  orders: number
  holds: number
}

const ordering = ['POST /v1/orders', 'POST /v1/cart/checkout']

/**
 * No slot takes more orders than it has places. Of the databases: what is booked are the orders that stand, what is held are
 * the holds, and both fit. Of the history: at no moment did more orders have a place for certain than the slot ever had; an
 * order has one for certain from the answer that says so to the end, where it stands, or until it was asked to be cancelled,
 * where it was.
 */
export const slots: Check = {
  name: 'slots-not-overbooked',
  says: 'no slot has at any moment more orders and held places than it has places, and what it counts are those that there are',
  async run(history, mart) {
    const rows = await read<SlotRow>(
      mart,
      'order',
      `select id, capacity, booked, held,
         (select count(*)::int from orders where slot_id = s.id and status not in ('rejected', 'cancelled')) as orders,
         (select count(*)::int from slot_holds where slot_id = s.id) as holds
       from slots s`,
    )
    const standing = await read<{ id: string }>(
      mart,
      'order',
      `select id from orders where slot_id is not null and status not in ('rejected', 'cancelled')`,
    )
    const stand = new Set(standing.map(({ id }) => id))
    const stays = staysOf(history.deeds, stand).length
    return { looked: rows.length + stays, broken: [...miscounted(rows), ...overbooked(history, rows, stand)] }
  },
}

/** Slots that count something else than there is, or hold more than they may. */
export function miscounted(rows: SlotRow[]): string[] {
  return rows.flatMap(({ id, capacity, booked, held, orders, holds }) => [
    ...(booked === orders ? [] : [`slot ${id}: ${booked} are booked, and ${orders} orders stand in it`]),
    ...(held === holds ? [] : [`slot ${id}: ${held} are held, and there are ${holds} holds`]),
    ...(orders + holds <= capacity ? [] : [`slot ${id}: ${orders + holds} in ${capacity} places`]),
  ])
}

/** A place that somebody had for certain. */
interface Stay {
  slot: string
  from: number
  until: number
}

/** Moments at which more had a place than there ever were. */
export function overbooked(
  { deeds }: Pick<History, 'deeds'>,
  rows: Pick<SlotRow, 'id' | 'capacity'>[],
  standing: Set<string>,
): string[] {
  const places = new Map(rows.map(({ id, capacity }) => [id, capacity]))
  for (const { what, input, path } of deeds) {
    const { capacity = 0 } = (input ?? {}) as { capacity?: number }
    const id = path.split(/[/?]/)[3] as string
    if (what === 'PATCH /v1/slots/{id}' && capacity > 0)
      places.set(id, Math.max(places.get(id) ?? 0, capacity))
  }
  // A timetable may have set it before; of those the largest counts.
  const planned = Math.max(0, ...deeds.flatMap(capacitiesOf))
  const moments = staysOf(deeds, standing).flatMap(({ slot, from, until }) =>
    from < until
      ? [
          { slot, at: from, step: 1 },
          { slot, at: until, step: -1 },
        ]
      : [],
  )
  const there = new Map<string, number>()
  const broken = new Map<string, string>()
  // Who leaves at a moment has left before who comes at it.
  for (const { slot, at, step } of moments.sort((a, b) => a.at - b.at || a.step - b.step)) {
    const count = (there.get(slot) ?? 0) + step
    there.set(slot, count)
    const most = Math.max(places.get(slot) ?? 0, planned)
    if (count > most && !broken.has(slot))
      broken.set(
        slot,
        `slot ${slot}: ${count} had a place at ${Math.round(at)} ms, and it never had more than ${most}`,
      )
  }
  return [...broken.values()]
}

function capacitiesOf({ what, input }: Deed): number[] {
  if (what !== 'PUT /v1/zones/{id}/timetable') return []
  const { days = [] } = (input ?? {}) as { days?: { capacity: number }[] }
  return days.map(({ capacity }) => capacity)
}

/** From when to when orders had a place for certain; those that moved, or ended as nobody asked, tell nothing. */
export function staysOf(deeds: Deed[], standing: Set<string>): Stay[] {
  const moved = new Set<string>()
  const cancelled = new Map<string, number>()
  for (const { what, path, at, status, input } of deeds) {
    const id = path.split(/[/?]/)[3] as string
    if (what === 'PATCH /v1/orders/{id}' && (input as { slotId?: string } | null)?.slotId) moved.add(id)
    if (what === 'POST /v1/orders/{id}/cancel')
      cancelled.set(id, Math.min(cancelled.get(id) ?? Infinity, status === 200 ? at : -Infinity))
  }
  const stays = new Map<string, Stay>()
  for (const { what, until, status, output } of deeds) {
    const { id = '', slot } = (output ?? {}) as { id?: string; slot?: { id: string } }
    if (!ordering.includes(what) || status !== 201 || !slot || until === null || moved.has(id)) continue
    const end = standing.has(id) ? Infinity : (cancelled.get(id) ?? -Infinity)
    stays.set(id, { slot: slot.id, from: Math.min(until, stays.get(id)?.from ?? Infinity), until: end })
  }
  return [...stays.values()]
}
