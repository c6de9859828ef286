import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { openStatuses, type ShippingAddress } from '../order.ts'
import { placeKey } from './place-key.ts'
import type { Zone } from './zone.ts'

const columns = `id, name, cities, postal_codes as "postalCodes", currency, fee, free_from as "freeFrom", minimum,
  small_order_fee as "smallOrderFee", timetable, version, created_at as "createdAt", updated_at as "updatedAt"`

const one = sql<Zone>('zone.one', `select ${columns} from zones where id = $1`)
// Not against whoever only refers to it: a slot that is changed twice in a transaction has its zone looked up again.
const lock = sql<Zone>('zone.lock', `select ${columns} from zones where id = $1 for no key update`)
const page = sql<Zone>(
  'zone.page',
  `select ${columns} from zones where $1::uuid is null or id > $1 order by id limit $2`,
)
const save = sql(
  'zone.save',
  `insert into zones (id, name, cities, postal_codes, city_keys, postal_keys, currency, fee, free_from, minimum,
     small_order_fee, timetable, version, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
   on conflict (id) do update set name = $2, cities = $3, postal_codes = $4, city_keys = $5, postal_keys = $6,
     currency = $7, fee = $8, free_from = $9, minimum = $10, small_order_fee = $11, timetable = $12, version = $13,
     updated_at = $15`,
)
const remove = sql('zone.remove', 'delete from zones where id = $1')

const booked = sql<{ booked: boolean }>(
  'zone.booked',
  `select exists (select from slots s join orders o on o.slot_id = s.id
     where s.zone_id = $1 and s.ends_at > now() and s.booked > 0 and o.status = any($2)) as booked`,
)

// A postal code says more than a city does. Of two that both fit it is the one that was there first.
const serving = sql<Zone & { zoned: boolean }>(
  'zone.serving',
  `select exists (select from zones) as zoned, zone.* from (values (1)) as one left join lateral (
     select ${columns} from zones where $1 = any(postal_keys) or $2 = any(city_keys)
     order by $1 = any(postal_keys) desc, id limit 1) as zone on true`,
)

/** Zones, and which of them an address is in. SQL: what is compared are keys, and an order asks in its one round trip. */
export const zoneRepository = ({ db }: { db: Database }) => ({
  async one(id: string, on: Queryable = db): Promise<Zone | null> {
    return (await on.query(one, [id]))[0] ?? null
  },

  /** The zone, and nobody else changes it, or its slots by a timetable, until the transaction ends. */
  async lock(id: string, tx: Tx): Promise<Zone | null> {
    return (await tx.query(lock, [id]))[0] ?? null
  },

  /** The oldest first, from behind the zone with this id. */
  page: (after: string | null, limit: number): Promise<Zone[]> => db.query(page, [after, limit]),

  save(zone: Zone, tx: Tx): void {
    tx.write(save, [
      zone.id,
      zone.name,
      zone.cities,
      zone.postalCodes,
      zone.cities.map(placeKey),
      zone.postalCodes.map(placeKey),
      zone.currency,
      zone.fee,
      zone.freeFrom,
      zone.minimum,
      zone.smallOrderFee,
      zone.timetable && JSON.stringify(zone.timetable),
      zone.version,
      zone.createdAt,
      zone.updatedAt,
    ])
  },

  /** Whether an order is on its way that is to be brought in one of its slots. What was brought keeps its place and hinders nothing. */
  async isBooked(id: string, tx: Tx): Promise<boolean> {
    return (await tx.query(booked, [id, openStatuses]))[0]?.booked ?? false
  },

  remove(id: string, tx: Tx): void {
    tx.write(remove, [id])
  },

  /** The zone of an address; `zoned` tells whether there are any, since where there are none everywhere is served. */
  async serving(
    { city, postalCode = '' }: Pick<ShippingAddress, 'city' | 'postalCode'>,
    on: Queryable = db,
  ): Promise<{ zoned: boolean; zone: Zone | null }> {
    const [row] = await on.query(serving, [placeKey(postalCode), placeKey(city)])
    const { zoned = false, ...zone } = row ?? {}
    return { zoned, zone: 'id' in zone && zone.id ? (zone as Zone) : null }
  },
})

export type ZoneRepository = ReturnType<typeof zoneRepository>
