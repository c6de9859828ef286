import { z } from 'zod'
import { reply, routesFor } from '#src/http/route.ts'
import { id, timestamp } from '#src/schemas/fields.ts'
import { pageOf, readCursor } from '#src/schemas/page.ts'
import { OrderAnswer, OrderId, replyWith } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import {
  LineParams,
  PickedRequest,
  PickPage,
  PickQuery,
  presentPick,
  presentWave,
  TakeRequest,
  WaveAnswer,
  WaveId,
  WaveRequest,
} from './schemas.ts'

const { get, put, post, delete: remove } = routesFor<Deps>()

const Cursor = z.strictObject({ slot: timestamp.nullable(), id })

export const routes = [
  get('/v1/picks', {
    summary: 'Orders to pick, the earliest slot first',
    description:
      'Confirmed ones and those that are being picked; among those of a slot the oldest first, those without one last. Each with its lines in the order of the aisles, frozen last.',
    who: 'staff:picking',
    query: PickQuery,
    answers: { 200: PickPage },
    run: async ({ picks }, { query: { limit, cursor, status, slot, zone, mine }, caller }) => {
      const after = readCursor(cursor, Cursor) ?? undefined
      const pickerId = mine ? caller.id : undefined
      const found = await picks.queue({ status, slotId: slot, zoneId: zone, pickerId, after }, limit + 1)
      const { items, nextCursor } = pageOf(found, limit, (last) => ({
        slot: last.slot?.start.toISOString() ?? null,
        id: last.id,
      }))
      const places = await picks.places(items.flatMap((order) => order.items.map((it) => it.productId)))
      return { items: items.map((order) => presentPick(order, places)), nextCursor }
    },
  }),

  post('/v1/orders/{id}/pick', {
    summary: 'Begin to pick an order',
    description:
      'It is `picking` then, by the caller, and stays as it is until it is packed. A 409 where somebody else picks it, unless it is taken over.',
    who: 'staff:picking',
    params: OrderId,
    body: TakeRequest,
    answers: { 200: OrderAnswer },
    run: async ({ commandOrder }, { params, body, caller, ifMatch }, tx) => {
      const takeOver = body.takeOver ? { takeOver: true as const } : {}
      const command = { type: 'start picking' as const, by: caller.id, ...takeOver }
      return replyWith(await commandOrder(params.id, command, caller, tx, ifMatch))
    },
  }),

  remove('/v1/orders/{id}/pick', {
    summary: 'Give an order back that one picks',
    description: 'What is picked of it stays so; whoever begins next goes on with it.',
    who: 'staff:picking',
    params: OrderId,
    answers: { 200: OrderAnswer },
    run: async ({ commandOrder }, { params, caller, ifMatch }, tx) =>
      replyWith(
        await commandOrder(params.id, { type: 'give back picking', by: caller.id }, caller, tx, ifMatch),
      ),
  }),

  put('/v1/orders/{id}/lines/{line}/picked', {
    summary: 'So much of a line is in the bag',
    description:
      'By whoever picks the order (409 otherwise). Sent again it changes nothing, sent anew it corrects. Less than ordered wants a `reason`; of what is weighed `WEIGHT_TOLERANCE` percent more, or less, are as ordered, of pieces none. A `barcode` of a scale (`SCALE_BARCODES`) says the `quantity` too.',
    who: 'staff:picking',
    params: LineParams,
    body: PickedRequest,
    answers: { 200: OrderAnswer },
    run: async ({ pickLine }, { params, body, caller }, tx) =>
      replyWith(await pickLine(params.id, params.line, body, caller, tx)),
  }),

  post('/v1/picks/waves', {
    summary: 'Pick several orders in one walk',
    description:
      'All of them are `picking` then, by the caller, or none: a 409 names those that can not be. Two to twenty.',
    who: 'staff:picking',
    body: WaveRequest,
    answers: { 201: WaveAnswer },
    run: async ({ startWave }, { body, caller }, tx) => {
      const wave = await startWave(body.orderIds, caller, tx)
      const headers = { Location: `/v1/picks/waves/${wave.wave.id}` }
      return reply({ status: 201, body: presentWave(wave), headers })
    },
  }),

  get('/v1/picks/waves/{id}', {
    summary: 'A wave as it stands',
    description: 'Each product once, where it lies, and how much of it goes to which order. Kept for a day.',
    who: 'staff:picking',
    params: WaveId,
    answers: { 200: WaveAnswer },
    run: async ({ findWave }, { params }) => presentWave(await findWave(params.id)),
  }),
]
