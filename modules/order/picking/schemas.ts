import { z } from 'zod'
import { barcode, flag, id, timestamp, wholeNumber } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { shortReasons } from '../life/lines.ts'
import type { Order } from '../order.ts'
import { statuses } from '../order.ts'
import { IfShort, OrderItem, presentLine, presentProposal, Substitute } from '../order-answer.ts'
import type { WaveNow } from './pick-wave.ts'
import { mostOf, type Place, type Placed, walked } from './walk.ts'

export const PickQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['confirmed', 'picking']).optional().meta({ description: 'Both, where it is not said' }),
  slot: id.optional(),
  zone: id
    .optional()
    .meta({ description: 'That the address is in, by the zones as they were when it was said' }),
  mine: flag.optional().meta({ description: 'Those that the caller has in hand' }),
})

export const LineParams = z.strictObject({ id, line: wholeNumber(1, 1_000_000) })

export const TakeRequest = z.strictObject({
  takeOver: z
    .boolean()
    .optional()
    .meta({ description: "From whoever has it, or from one's own other device: `sequence` counts anew" }),
})

export const PickedRequest = z.strictObject({
  quantity: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .optional()
    .meta({ description: 'Pieces, or grams as weighed; left out where the label of a scale says it' }),
  reason: z.enum(shortReasons).optional().meta({ description: 'Why it is less than ordered' }),
  barcode: barcode.optional().meta({ description: 'What was scanned: 422 where it is of another product' }),
  sequence: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().meta({
    description: "Grows with each pick of the picker's device: what comes after a newer one changes nothing",
  }),
  pickId: id
    .optional()
    .meta({ description: 'By which the device knows this pick: sent again it changes nothing' }),
})

const place = {
  aisle: z.string().optional(),
  position: z.int().optional(),
  storage: z.string().optional().meta({ description: 'ambient, chilled or frozen' }),
}

const PickLine = z
  .strictObject({
    ...OrderItem.shape,
    most: z.int().meta({ description: 'The most of it that may be in the bag' }),
    ...place,
  })
  .meta({ id: 'PickLine' })

const Pick = z
  .strictObject({
    id,
    number: z.string(),
    status: z.enum(statuses),
    pickerId: id.optional().meta({ description: 'Who has it in hand' }),
    slot: z.strictObject({ id, start: timestamp, end: timestamp }).optional(),
    note: z.string().optional(),
    items: z.array(PickLine).meta({ description: 'In the order of the walk, frozen last' }),
    substitutes: z.array(Substitute).optional(),
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Pick' })

export const PickPage = page(Pick)

export const WaveRequest = z.strictObject({
  orderIds: z
    .array(id)
    .min(2)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, 'names an order twice'),
})

export const WaveId = z.strictObject({ id })

export const WaveAnswer = z
  .strictObject({
    id,
    pickerId: id,
    createdAt: timestamp,
    orders: z.array(
      z.strictObject({ id, number: z.string(), status: z.enum(statuses), pickerId: id.optional() }),
    ),
    items: z
      .array(
        z.strictObject({
          productId: id,
          sku: z.string(),
          name: z.string(),
          soldBy: z.enum(['piece', 'weight']),
          quantity: z.int().meta({ description: 'Of all orders that want it' }),
          ...place,
          orders: z.array(
            z.strictObject({
              orderId: id,
              number: z.string(),
              line: z.int(),
              quantity: z.int(),
              most: z.int(),
              picked: z.int().optional(),
              state: OrderItem.shape.state,
              ifShort: IfShort,
            }),
          ),
        }),
      )
      .meta({ description: 'Each product once, in the order of the walk, frozen last' }),
  })
  .meta({ id: 'Wave' })

/** Where nobody has said, it is absent. */
export const presentPlace = ({ aisle, position, storage }: Place) => ({
  ...(aisle !== '' && { aisle }),
  ...(position !== 0 && { position }),
  ...(storage !== '' && { storage }),
})

const pickerOf = ({ picking }: Order) => (picking?.by ? { pickerId: picking.by } : {})

/** An order as its picker needs it: what, and where it lies; nothing of who gets it. */
export function presentPick(order: Order, places: Map<string, Place>): z.output<typeof Pick> {
  const { id, number, status, items, proposals, slot, note, version, createdAt, updatedAt, tolerance } = order
  return {
    ...{ id, number, status, version },
    ...pickerOf(order),
    ...(slot && { slot: { id: slot.id, start: slot.start.toISOString(), end: slot.end.toISOString() } }),
    ...(note !== null && { note }),
    items: walked(items, places).map(({ place, ...item }) => ({
      ...presentLine(item),
      most: mostOf(item, tolerance),
      ...presentPlace(place),
    })),
    ...(proposals.length > 0 && { substitutes: proposals.map((it) => presentProposal(it, items)) }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

export const presentWave = ({ wave, orders, stops }: WaveNow): z.output<typeof WaveAnswer> => ({
  id: wave.id,
  pickerId: wave.pickerId,
  createdAt: wave.createdAt.toISOString(),
  orders: orders.map((order) => ({
    ...{ id: order.id, number: order.number, status: order.status },
    ...pickerOf(order),
  })),
  items: stops.map(presentStop),
})

const presentStop = ({ place, lines, ...product }: Placed<WaveNow['stops'][number]>) => ({
  ...product,
  ...presentPlace(place),
  orders: lines.map(({ order, item }) => ({
    ...{ orderId: order.id, number: order.number, line: item.line, quantity: item.quantity },
    most: mostOf(item, order.tolerance),
    ...(item.picked !== null && { picked: item.picked }),
    ...{ state: item.state, ifShort: item.ifShort },
  })),
})
