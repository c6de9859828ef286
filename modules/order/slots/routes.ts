import { z } from 'zod'
import { invalid, notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import type { Deps } from '../provides.ts'
import { presentZone, ZoneAnswer } from '../zones/schemas.ts'
import {
  HoldAnswer,
  presentSlot,
  presentToStaff,
  SlotAnswer,
  SlotChange,
  SlotQuery,
  StaffSlotAnswer,
  Timetable,
} from './schemas.ts'

const { get, put, patch, post, delete: remove } = routesFor<Deps>()

const SlotId = z.strictObject({ id })
const farthest = new Date('9999-01-01')

export const routes = [
  put('/v1/zones/{id}/timetable', {
    summary: 'When orders are brought in a zone',
    description:
      'All of it: a week, other hours for a while (Ramadan, say), and dates on which nothing is brought. Its slots are made from it `SLOT_HORIZON` days ahead, by the clock of the shop. A slot that is in it no more goes, or, where somebody has a place in it, is closed.',
    who: 'staff:delivery',
    audit: { words: 'kept' },
    params: SlotId,
    body: Timetable,
    answers: { 200: ZoneAnswer },
    run: async ({ setTimetable }, { params, body }, tx) => {
      const zone = await setTimetable(params.id, body, tx)
      return reply({ body: presentZone(zone, { toStaff: true }), version: zone.version })
    },
  }),

  get('/v1/slots', {
    summary: 'When an order to an address can be brought',
    description:
      'Of the zone that the city or the postal code is in. `left` of 0 is full. Where the zone has no timetable, and where there are no zones, there are none.',
    who: 'anyone',
    query: SlotQuery,
    answers: { 200: z.strictObject({ items: z.array(SlotAnswer) }) },
    run: async ({ zones, slots, now }, { query: { city, postalCode, from, to } }) => {
      if (city === undefined && postalCode === undefined)
        throw invalid({ path: 'city', message: 'or postalCode must be said' })
      const { zoned, zone } = await zones.serving({ city: city ?? '', postalCode })
      if (zoned && !zone) throw notFound('zone for this address')
      if (!zone) return { items: [] }
      const [first, last] = [from ? new Date(from) : now(), to ? new Date(to) : farthest]
      const open = await slots.open(zone.id, first, last)
      return { items: open.map((slot) => presentSlot(slot, zone)) }
    },
  }),

  patch('/v1/slots/{id}', {
    summary: 'Change how many a slot takes, close it, or open it again',
    description: 'From then on its timetable changes neither. A 409 where fewer would fit than are in it.',
    who: 'staff:delivery',
    params: SlotId,
    body: SlotChange,
    answers: { 200: StaffSlotAnswer },
    run: async ({ changeSlot, zones }, { params, body }, tx) => {
      const slot = await changeSlot(params.id, body, tx)
      const zone = await zones.one(slot.zoneId, tx)
      return presentToStaff(slot, zone ?? { fee: 0, currency: '' })
    },
  }),

  post('/v1/slots/{id}/hold', {
    summary: 'Keep a place while checking out',
    description:
      'For `SLOT_HOLD` (ten minutes). One each: a new one takes the place of the old. A 409 of the type `/problems/slot-full` where the slot is full, closed or past its cut-off, with `others` that are not.',
    who: 'customer',
    params: SlotId,
    answers: { 201: HoldAnswer },
    run: async ({ holdSlot }, { params, caller }, tx) => {
      const { slotId, expiresAt } = await holdSlot(params.id, caller.id, tx)
      return reply({ status: 201, body: { slotId, expiresAt: expiresAt.toISOString() } })
    },
  }),

  remove('/v1/slots/{id}/hold', {
    summary: 'Keep it no longer',
    who: 'customer',
    params: SlotId,
    answers: { 204: null },
    run: ({ slots }, { params, caller }, tx) => slots.letGo(params.id, caller.id, tx),
  }),
]
