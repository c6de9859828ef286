import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import { requireVersion } from '#src/http/if-match.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import type { Money } from '#src/money.ts'
import type { Tariff } from '../pricing.ts'
import type { SlotRepository } from '../slots/slot-repository.ts'
import type { Zone } from './zone.ts'
import type { ZoneRepository } from './zone-repository.ts'

/** What staff say of a zone; null takes away what may be absent. */
export interface ZoneWishes {
  name?: string
  cities?: string[]
  postalCodes?: string[]
  fee?: Money
  freeFrom?: Money | null
  minimum?: Money | null
  smallOrderFee?: Money | null
}

interface Needs {
  zones: ZoneRepository
  tariff: Tariff
  now: () => Date
}

/** Adds a zone. 422 where an amount is in another currency than the mart's, or the zone is nowhere. */
export const createZone =
  ({ zones, tariff, now }: Needs) =>
  (wishes: ZoneWishes & { name: string; fee: Money }, tx: Tx): Zone => {
    const at = now()
    const empty = { cities: [], postalCodes: [], freeFrom: null, minimum: null, smallOrderFee: null }
    const base = { id: v7(), name: wishes.name, fee: 0, ...empty, timetable: null, createdAt: at }
    const zone = withWishes({ ...base, currency: tariff.currency, version: 0, updatedAt: at }, wishes, at)
    zones.save(zone, tx)
    return zone
  }

/** Changes a zone; orders that were placed keep what they were placed by. Throws as `createZone`, 404 and 412. */
export const changeZone =
  ({ zones, now }: Needs) =>
  async (id: string, wishes: ZoneWishes, ifMatch: number | null, tx: Tx): Promise<Zone> => {
    const before = await zones.lock(id, tx)
    if (!before) throw notFound('zone')
    requireVersion(ifMatch, before.version)
    const zone = withWishes(before, wishes, now())
    zones.save(zone, tx)
    return zone
  }

/** Deletes a zone with its slots: 409 while an order stands that is to be brought in one of them. */
export const deleteZone =
  ({ zones, slots }: Needs & { slots: SlotRepository }) =>
  async (id: string, tx: Tx): Promise<void> => {
    if (!(await zones.lock(id, tx))) throw notFound('zone')
    // Who takes a place now doesn't ask for the zone.
    slots.lockComing(id, tx)
    if (await zones.isBooked(id, tx))
      throw conflict(
        'There are orders to be brought in slots of this zone. Close the slots, and delete it then.',
      )
    zones.remove(id, tx)
  }

function withWishes(before: Zone, wishes: ZoneWishes, at: Date): Zone {
  const { fee, freeFrom, minimum, smallOrderFee, ...words } = wishes
  const amounts = { fee, freeFrom, minimum, smallOrderFee }
  const wrong = Object.entries(amounts)
    .filter(([, money]) => money && money.currency !== before.currency)
    .map(([path]) => ({ path: `${path}.currency`, message: `must be ${before.currency}` }))
  if (wrong.length > 0) throw invalid(...wrong)
  const told = Object.entries(amounts).filter(([, money]) => money !== undefined)
  const changed = Object.fromEntries(told.map(([name, money]) => [name, money ? money.amount : null]))
  const zone: Zone = { ...before, ...words, ...changed, version: before.version + 1, updatedAt: at }
  if (zone.cities.length + zone.postalCodes.length === 0)
    throw invalid({ path: 'cities', message: 'must name a city, or postalCodes a postal code' })
  if (zone.smallOrderFee !== null && zone.minimum === null)
    throw invalid({ path: 'smallOrderFee', message: 'is for orders below a minimum, and there is none' })
  return zone
}
