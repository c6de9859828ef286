import { z } from 'zod'
import { code, flag, id, money, quantity, text, timestamp, verbatim } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { insisted, insistence } from '../fulfilment/insistence.ts'
import type { Order } from '../order.ts'
import { ShippedTo } from '../order-answer.ts'
import { limitedLines } from './handover.ts'
import { mostStops, type Run, type Stop, type StopState, stopStates } from './run.ts'

export const ShipRequest = insisted(
  z.strictObject({
    carrier: text(100).optional(),
    trackingNumber: text(100).optional(),
    courierId: id.optional().meta({
      description: 'One of the staff who may deliver; of an order on a round it is whose round that is',
    }),
    ...insistence,
  }),
)

const link = verbatim(2048)
  .refine((value) => URL.parse(value)?.protocol === 'https:', 'must be an address that begins with https://')
  .meta({ format: 'uri', examples: ['https://proofs.example.com/1.jpg'] })

export const DeliverRequest = z.strictObject({
  receivedBy: text(100).optional(),
  pin: code(6, /^\d{4,6}$/, 'must be 4 to 6 digits')
    .optional()
    .meta({ description: 'Where the order has one; its customer sees it' }),
  ageChecked: z.boolean().optional().meta({
    description:
      'Must be said where something in it has an `ageLimit`: `false`, and that comes back while the rest is delivered',
  }),
  proofUrl: link.optional().meta({ description: 'A photograph or a signature' }),
  collected: money.optional().meta({ description: 'Must be said of cash on delivery, and of nothing else' }),
  reason: text(500).optional().meta({ description: 'Why what was collected is not what it comes to' }),
})

export const AttemptRequest = z.strictObject({ reason: text(500) })

const once =
  <T>(of: (one: T) => unknown, message: string) =>
  (all: T[], context: z.RefinementCtx) => {
    const there = new Set<unknown>()
    for (const [at, one] of all.entries()) {
      if (there.has(of(one))) context.addIssue({ code: 'custom', path: [at], message })
      there.add(of(one))
    }
  }

export const ReturnRequest = z.strictObject({
  reason: text(500),
  restock: z.boolean(),
  items: z
    .array(z.strictObject({ line: z.int().min(1).max(1_000), quantity }))
    .min(1)
    .max(300)
    .superRefine(once(({ line }) => line, 'names a line that is named already'))
    .optional()
    .meta({ description: 'Lines, and how much of each; all of the order where none are named' }),
})

export const RunRequest = z.strictObject({
  courierId: id,
  orderIds: z
    .array(id)
    .min(1)
    .max(mostStops)
    .superRefine(once((orderId) => orderId, 'is named already'))
    .meta({ description: 'Packed orders, in the order in which they are driven to' }),
})

export const RunQuery = z.strictObject({
  ...pageQuery,
  mine: flag.optional().meta({ description: "The caller's own" }),
  status: z.enum(['open', 'over']).optional(),
})

export const RunId = z.strictObject({ id })
export const RunStopId = z.strictObject({ id, orderId: id })

const runFields = {
  id,
  courierId: id,
  status: z.enum(['open', 'over']),
  openStops: z.int().min(0),
  createdAt: timestamp,
  endedAt: timestamp.optional(),
}

const StopAnswer = z
  .strictObject({
    orderId: id,
    number: z.string(),
    state: z.enum(stopStates),
    shippingAddress: ShippedTo,
    slot: z.strictObject({ start: timestamp, end: timestamp }).optional(),
    note: z.string().optional(),
    bags: z.int().optional(),
    collect: money.optional().meta({ description: 'Cash to be collected' }),
    payWith: money
      .optional()
      .meta({ description: 'What its customer means to hand over, where that is still enough' }),
    change: money.optional().meta({ description: 'What is to be given back of that' }),
    ageCheck: z.boolean().meta({ description: 'Whether a proof of age is to be seen' }),
    endedAt: timestamp.optional(),
  })
  .meta({ id: 'RunStop' })

export const RunSummary = z.strictObject(runFields).meta({ id: 'RunSummary' })
export const RunAnswer = z.strictObject({ ...runFields, stops: z.array(StopAnswer) }).meta({ id: 'Run' })
export const RunPage = page(RunSummary)
export const MyRuns = z.strictObject({ items: z.array(RunAnswer) })

export const presentSummary = ({ id, courierId, openStops, createdAt, endedAt }: Run) => ({
  id,
  courierId,
  status: endedAt ? ('over' as const) : ('open' as const),
  openStops,
  createdAt: createdAt.toISOString(),
  ...(endedAt && { endedAt: endedAt.toISOString() }),
})

export const presentRun = (
  run: Run,
  stops: Stop[],
  orders: Map<string, Order>,
): z.output<typeof RunAnswer> => ({
  ...presentSummary(run),
  stops: stops.flatMap((stop) => {
    const order = orders.get(stop.orderId)
    return order ? [presentStop(stop, order)] : []
  }),
})

function presentStop(stop: Stop, order: Order): z.output<typeof StopAnswer> {
  const { number, shippingAddress, slot, note, door, payWith, total, paymentMethod } = order
  const open = stop.state === 'open'
  const state: StopState =
    stop.state !== 'open' ? stop.state : order.status === 'packed' ? 'waiting' : 'on_the_way'
  const collects = open && paymentMethod === 'cash_on_delivery'
  // An order that was changed, or weighs more, may have come to more than its customer reckoned with.
  const change = payWith ? payWith.amount - total.amount : -1
  return {
    orderId: order.id,
    number,
    state,
    shippingAddress,
    ...(slot && { slot: { start: slot.start.toISOString(), end: slot.end.toISOString() } }),
    ...(note !== null && { note }),
    ...(door.bags !== undefined && { bags: door.bags }),
    ...(collects && { collect: total, ...(payWith && change >= 0 && { payWith }) }),
    ...(collects && change > 0 && { change: { amount: change, currency: total.currency } }),
    ageCheck: open && limitedLines(order).length > 0,
    ...(stop.endedAt && { endedAt: stop.endedAt.toISOString() }),
  }
}
