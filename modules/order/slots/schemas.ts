import { z } from 'zod'
import { code, id, money, text, timestamp } from '#src/schemas/fields.ts'
import type { Slot } from './slot.ts'
import { weekdays } from './timetable.ts'

const mostWindows = 100
const date = code(10, /^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-12-25').refine(
  (value) => new Date(value).toJSON()?.slice(0, 10) === value,
  'is no date of the calendar',
)
const begins = code(5, /^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 18:00')
const ends = code(5, /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 20:00')

const Window = z
  .strictObject({
    day: z.enum(weekdays),
    start: begins,
    end: ends,
    capacity: z.int().min(0).max(100_000).meta({ description: 'Orders at most' }),
    cutoffMinutes: z
      .int()
      .min(0)
      .max(7 * 24 * 60)
      .meta({ description: 'Minutes before its start until which it can be chosen' }),
    fee: money.optional().meta({ description: "What delivery costs in it, in place of the zone's fee" }),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'must be after its start' })
  .meta({ id: 'DeliveryWindow' })

const windows = z
  .array(Window)
  .max(mostWindows)
  .superRefine((all, context) => {
    const there = new Set<string>()
    for (const [at, { day, start, end }] of all.entries()) {
      const window = `${day} ${start} ${end}`
      if (there.has(window))
        context.addIssue({ code: 'custom', path: [at], message: 'is there already, from when until when' })
      there.add(window)
    }
  })

export const Timetable = z
  .strictObject({
    days: windows.meta({ description: 'A week' }),
    periods: z
      .array(
        z
          .strictObject({ from: date, until: date, days: windows })
          .refine(({ from, until }) => from <= until, { path: ['until'], error: 'must not be before from' }),
      )
      .max(50)
      .default([])
      .meta({
        description: 'Other hours from one date until another, both included; the first that fits holds',
      }),
    closed: z.array(date).max(200).default([]).meta({ description: 'Dates on which nothing is brought' }),
  })
  .meta({ id: 'Timetable' })

export const SlotQuery = z.strictObject({
  city: text(100).optional(),
  postalCode: text(20).optional(),
  from: timestamp.optional().meta({ description: 'Now, where it is not said' }),
  to: timestamp.optional().meta({ description: 'As far ahead as there are slots' }),
})

export const SlotAnswer = z
  .strictObject({
    id,
    start: timestamp,
    end: timestamp,
    cutoff: timestamp,
    left: z.int(),
    fee: money,
  })
  .meta({ id: 'Slot' })

export const StaffSlotAnswer = z
  .strictObject({
    ...SlotAnswer.shape,
    zoneId: id,
    capacity: z.int(),
    booked: z.int(),
    held: z.int(),
    closed: z.boolean(),
  })
  .meta({ id: 'StaffSlot' })

export const SlotChange = z
  .strictObject({ capacity: z.int().min(0).max(100_000), closed: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({ id: 'SlotChange', minProperties: 1 })

export const HoldAnswer = z.strictObject({ slotId: id, expiresAt: timestamp }).meta({ id: 'SlotHold' })

/** A slot as customers see it; `zoneFee` in minor units. */
export const presentSlot = (
  slot: Slot,
  zone: { fee: number; currency: string },
): z.output<typeof SlotAnswer> => ({
  id: slot.id,
  start: slot.start.toISOString(),
  end: slot.end.toISOString(),
  cutoff: slot.cutoff.toISOString(),
  left: slot.closed ? 0 : slot.capacity - slot.booked - slot.held,
  fee: { amount: slot.fee ?? zone.fee, currency: zone.currency },
})

/** And as staff do. */
export const presentToStaff = (
  slot: Slot,
  zone: { fee: number; currency: string },
): z.output<typeof StaffSlotAnswer> => ({
  ...presentSlot(slot, zone),
  zoneId: slot.zoneId,
  capacity: slot.capacity,
  booked: slot.booked,
  held: slot.held,
  closed: slot.closed,
})
