import { z } from 'zod'
import { id, money, text, timestamp } from '#src/schemas/fields.ts'
import { Timetable } from '../slots/schemas.ts'
import { placeKey } from './place-key.ts'
import type { Zone } from './zone.ts'

// Marks alone would be the name of every place that isn't said.
const place = text(100).refine((name) => placeKey(name) !== '', 'must have a letter or a digit')
const places = (most: number) => z.array(place).max(most)

const fields = {
  name: text(100),
  cities: places(200).meta({ description: 'Compared without case, accents, blanks and marks' }),
  postalCodes: places(5_000).meta({ description: 'A postal code goes before a city' }),
  fee: money,
  freeFrom: money
    .nullable()
    .meta({ description: 'The subtotal from which there is no fee; null: there is none' }),
  minimum: money.nullable().meta({ description: 'The least that an order comes to before fees' }),
  smallOrderFee: money
    .nullable()
    .meta({ description: 'What an order below the minimum costs more; null: it is refused' }),
}

export const NewZone = z
  .strictObject({
    ...fields,
    cities: fields.cities.default([]),
    postalCodes: fields.postalCodes.default([]),
    freeFrom: fields.freeFrom.optional(),
    minimum: fields.minimum.optional(),
    smallOrderFee: fields.smallOrderFee.optional(),
  })
  .meta({ id: 'NewZone' })

export const ZoneChange = z
  .strictObject(fields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({ id: 'ZoneChange', minProperties: 1 })

export const ZoneAnswer = z
  .strictObject({
    id,
    name: z.string(),
    cities: z.array(z.string()),
    postalCodes: z.array(z.string()),
    fee: money,
    freeFrom: money.optional(),
    minimum: money.optional(),
    smallOrderFee: money.optional(),
    timetable: Timetable.optional().meta({ description: 'Staff alone see it' }),
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Zone' })

/** What is null in a zone is absent in the answer. */
export function presentZone(zone: Zone, { toStaff }: { toStaff: boolean }): z.output<typeof ZoneAnswer> {
  const { id, name, cities, postalCodes, currency, fee, timetable, version, createdAt, updatedAt } = zone
  const { freeFrom, minimum, smallOrderFee } = zone
  const amount = (name: string, of: number | null) =>
    of === null ? {} : { [name]: { amount: of, currency } }
  return {
    id,
    name,
    cities,
    postalCodes,
    fee: { amount: fee, currency },
    ...amount('freeFrom', freeFrom),
    ...amount('minimum', minimum),
    ...amount('smallOrderFee', smallOrderFee),
    ...(toStaff && timetable && { timetable: presentTimetable(timetable, currency) }),
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

function presentTimetable({ days, periods, closed }: NonNullable<Zone['timetable']>, currency: string) {
  const present = (windows: typeof days) =>
    windows.map(({ fee, ...window }) => ({
      ...window,
      ...(fee !== undefined && { fee: { amount: fee, currency } }),
    }))
  return {
    days: present(days),
    periods: periods.map((period) => ({ ...period, days: present(period.days) })),
    closed,
  }
}
