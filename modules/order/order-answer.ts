import { z } from 'zod'
import { type Caller, type Reply, reply } from '#src/http/route.ts'
import { money as toMoney } from '#src/money.ts'
import { addressFields, shownAddressFields } from '#src/schemas/address.ts'
import { id, money, quantity, signedMoney, timestamp } from '#src/schemas/fields.ts'
import { type OrderItem as Line, lineStates, shortReasons } from './life/lines.ts'
import { type Proposal, priceOf, proposalStates } from './life/substitutes.ts'
import { adjustmentReasons, type Door, type Order, paymentMethods, statuses, type Wanted } from './order.ts'
import type { Priced } from './pricing.ts'
import { taxesOf, taxOfLine, taxTotalOf } from './taxes.ts'

/** An order as clients see it, whichever room answers with it. */

export const OrderId = z.strictObject({ id })

/** An address as it is sent; what is shown may be older than the rules for it. */
export const ShippingAddress = z.strictObject(addressFields).meta({ id: 'ShippingAddress' })
export const ShippedTo = z.strictObject(shownAddressFields).meta({ id: 'ShippedTo' })

/** What a line says of its product and its price, in a basket and in an order. */
export const PricedItem = z.strictObject({
  productId: id,
  sku: z.string(),
  name: z.string(),
  soldBy: z.enum(['piece', 'weight']),
  quantity,
  unitPrice: money,
  lineTotal: money,
})

const line = z.int().min(1)
/** Pieces, or grams, of which there may be none. */
const amountOf = z.int().min(0)

/** What is to be done where there is too little of a line. */
export const IfShort = z
  .union([z.enum(['ask', 'refund', 'best_match']), z.strictObject({ productId: id })])
  .meta({
    id: 'IfShort',
    description:
      'Where there is too little: ask its customer, give the money back, take the best match, or take this product',
  })

export const OrderItem = z
  .strictObject({
    line: line.meta({ description: 'Its number in the order, for ever' }),
    ...PricedItem.shape,
    discounts: z.array(z.strictObject({ offerId: id.optional(), name: z.string(), amount: money })),
    ifShort: IfShort,
    picked: amountOf.optional().meta({ description: 'What is in the bag; absent until it was picked' }),
    returned: amountOf,
    state: z.enum(lineStates),
    shortReason: z.enum(shortReasons).optional(),
    substituteFor: line.optional().meta({ description: 'The line that it stands in for' }),
    ageLimit: z.int().optional().meta({ description: 'Who is younger does not get it' }),
    taxClass: z.string().optional(),
    tax: z
      .strictObject({ rate: z.int().min(0), amount: money })
      .meta({ description: 'Its rate in basis points, and the tax in its `lineTotal`' }),
  })
  .meta({ id: 'OrderItem' })

/** What an order comes to: of one that is placed, and of one that would be. */
const Sums = z.strictObject({
  subtotal: money.meta({ description: 'Of its lines, before anything is taken off' }),
  discount: money,
  deliveryFee: money,
  fees: z.array(z.strictObject({ name: z.string(), amount: money })),
  tip: money.optional(),
  coupons: z.array(z.string()).optional().meta({
    description: 'The codes that it uses; of other lines than it was placed with they may give nothing',
  }),
  taxTotal: money.meta({ description: 'The tax that is in it: prices include tax' }),
  taxes: z
    .array(z.strictObject({ taxClass: z.string(), rate: z.int(), gross: money, amount: money }))
    .meta({ description: 'That tax by class and rate: of lines, delivery, fees and tip' }),
})

export const Quote = z
  .strictObject({
    items: z.array(
      OrderItem.pick({
        ...{
          line: true,
          productId: true,
          sku: true,
          name: true,
          soldBy: true,
          quantity: true,
          unitPrice: true,
        },
        ...{ discounts: true, taxClass: true, tax: true, lineTotal: true },
      }),
    ),
    ...Sums.shape,
    total: money,
    problems: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .meta({ description: 'What placing it would be refused for' }),
  })
  .meta({ id: 'Quote' })

export const Substitute = z
  .strictObject({
    line,
    n: z.int().min(1).meta({ description: 'Its number among those that were offered for the line' }),
    productId: id,
    name: z.string(),
    soldBy: z.enum(['piece', 'weight']),
    quantity,
    total: money.meta({ description: 'What it would cost' }),
    state: z.enum(proposalStates),
    until: timestamp.optional().meta({ description: 'Unanswered at this time, it is refused' }),
  })
  .meta({ id: 'Substitute' })

export const OrderAnswer = z
  .strictObject({
    id,
    number: z.string(),
    customerId: id,
    status: z.enum(statuses),
    items: z.array(OrderItem),
    substitutes: z
      .array(Substitute)
      .optional()
      .meta({ description: 'What was offered in place of its lines' }),
    ...Sums.shape,
    total: money.meta({ description: 'What its customer owes, as known now' }),
    orderedTotal: money.meta({ description: 'What it came to when it was placed' }),
    adjustments: z
      .array(
        z.strictObject({
          at: timestamp,
          line: line.optional(),
          reason: z.enum(adjustmentReasons),
          amount: signedMoney,
        }),
      )
      .meta({
        description: 'What the total is more, or less, than when it was placed; together, the difference',
      }),
    flags: z.array(z.string()).meta({ description: 'What staff are to look at' }),
    changing: z
      .strictObject({ items: z.array(z.strictObject({ productId: id, quantity })), total: money })
      .optional()
      .meta({
        description: 'Other lines that are wanted, until stock and payment allow them; what it would come to',
      }),
    payWith: money.optional(),
    paymentMethod: z.enum(paymentMethods),
    shippingAddress: ShippedTo,
    slot: z.strictObject({ id, start: timestamp, end: timestamp }).optional(),
    note: z.string().optional(),
    cancelReason: z.string().optional(),
    tracking: z
      .strictObject({ carrier: z.string().optional(), trackingNumber: z.string().optional() })
      .optional(),
    courierId: id.optional().meta({ description: 'Staff only: who brings it' }),
    deliveryPin: z
      .string()
      .optional()
      .meta({ description: 'Its customer only, while it is on its way: to be said at the door' }),
    delivery: z
      .strictObject({
        attempts: z.int().min(0).meta({ description: 'How often nobody took it in' }),
        bags: z.int().optional(),
        receivedBy: z.string().optional(),
        ageChecked: z.literal(true).optional(),
        proofUrl: z.string().optional(),
        collected: money.optional(),
      })
      .optional()
      .meta({ description: 'What became of it at the door' }),
    refunded: money
      .optional()
      .meta({ description: 'What of its money has gone back; absent where nothing has' }),
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Order' })

/** What is null in an order is absent in the answer. Its PIN is its customer's alone, who brings it for staff: to nobody in particular it tells neither. */
export function presentOrder(order: Order, viewer: Caller | null = null): z.output<typeof OrderAnswer> {
  const {
    payBy: _,
    fromCart: _from,
    origin: _origin,
    offerRevision: _offers,
    tolerance: _tolerance,
    picking: _picking,
    settled: _settled,
    courierId,
    runId: _run,
    zoneId: _zone,
    changes: _changes,
    tip,
    coupons,
    feeTax: _feeTax,
    tipTax: _tipTax,
    invoice: _invoice,
    wanted,
    door,
    items,
    proposals,
    payWith,
    slot,
    note,
    cancelReason,
    tracking,
    refunded,
    createdAt,
    updatedAt,
    ...rest
  } = order
  const isTheirs = viewer?.role === 'customer' && viewer.id === order.customerId
  return {
    ...rest,
    items: items.map(presentLine),
    ...presentSums(order),
    ...(proposals.length > 0 && { substitutes: proposals.map((it) => presentProposal(it, items)) }),
    ...(wanted !== null && { changing: presentWanted(wanted) }),
    ...(payWith !== null && { payWith }),
    ...(slot !== null && {
      slot: { id: slot.id, start: slot.start.toISOString(), end: slot.end.toISOString() },
    }),
    ...(note !== null && { note }),
    ...(cancelReason !== null && { cancelReason }),
    ...(tracking !== null && { tracking }),
    ...(courierId !== null && viewer !== null && viewer.role !== 'customer' && { courierId }),
    ...(isTheirs && door.pin !== undefined && { deliveryPin: door.pin }),
    ...(hasVisits(door) && { delivery: presentDoor(door, order.total.currency) }),
    ...(refunded.amount > 0 && { refunded }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

const hasVisits = ({ pin: _, attempts, ...door }: Door) => attempts > 0 || Object.keys(door).length > 0

function presentDoor(
  { attempts, bags, receivedBy, ageCheckedBy, proofUrl, collected }: Door,
  currency: string,
) {
  return {
    attempts,
    ...(bags !== undefined && { bags }),
    ...(receivedBy !== undefined && { receivedBy }),
    ...(ageCheckedBy !== undefined && { ageChecked: true as const }),
    ...(proofUrl !== undefined && { proofUrl }),
    ...(collected !== undefined && { collected: { amount: collected, currency } }),
  }
}

const presentWanted = ({ items, total }: Wanted) => ({
  items: items.map(({ productId, quantity }) => ({ productId, quantity })),
  total,
})

const presentSums = (priced: Omit<Priced, 'items' | 'total'> & Pick<Order, 'items'>) => {
  const { subtotal, discount, deliveryFee, fees, tip, coupons } = priced
  const { currency } = subtotal
  const taxes = taxesOf(priced)
  return {
    ...{ subtotal, discount, deliveryFee, fees },
    ...(tip.amount > 0 && { tip }),
    ...(coupons.length > 0 && { coupons: coupons.map(({ code }) => code) }),
    taxTotal: taxTotalOf(priced, taxes),
    taxes: taxes.map(({ gross, amount, ...taxing }) => ({
      ...taxing,
      gross: toMoney(gross, currency),
      amount: toMoney(amount, currency),
    })),
  }
}

/** What an order would come to. */
export const presentPrice = (priced: Priced) => ({
  items: priced.items.map((item) => {
    const { line, productId, sku, name, soldBy, quantity, unitPrice, discounts, taxClass, tax, lineTotal } =
      presentLine(item)
    return {
      line,
      productId,
      sku,
      name,
      soldBy,
      quantity,
      unitPrice,
      discounts,
      ...(taxClass && { taxClass }),
      tax,
      lineTotal,
    }
  }),
  ...presentSums(priced),
  total: priced.total,
})

export function presentLine(item: Line) {
  const {
    atMost: _,
    held: _held,
    sequence: _sequence,
    sequenceBy: _sequenceBy,
    lacking: _lacking,
    pickIds: _pickIds,
    promised: _promised,
    offeredAs: _offeredAs,
    ...rest
  } = item
  const {
    picked,
    shortReason,
    substituteFor,
    ageLimit,
    taxClass,
    taxRate,
    retailPrice: _retail,
    tariffCode: _tariff,
    ...line
  } = rest
  return {
    ...line,
    ...(taxClass && { taxClass }),
    tax: { rate: taxRate, amount: taxOfLine(item) },
    ...(picked !== null && { picked }),
    ...(shortReason !== null && { shortReason }),
    ...(substituteFor !== null && { substituteFor }),
    ...(ageLimit !== null && { ageLimit }),
  }
}

export function presentProposal(proposal: Proposal, items: Line[]) {
  const { line, number: n, product, quantity, state, until } = proposal
  const { productId, name, soldBy, price } = product
  const instead = items.find((item) => item.line === line)
  return {
    ...{ line, n, productId, name, soldBy, quantity, state },
    total: instead ? priceOf(proposal, instead) : price,
    ...(until !== null && { until }),
  }
}

/** 200: the order, its version as its ETag. */
export const replyWith = (order: Order, viewer: Caller | null = null): Reply =>
  reply({ body: presentOrder(order, viewer), version: order.version })

/** 201: the order, and where it is from now on. */
export const replyPlaced = (order: Order, viewer: Caller): Reply =>
  reply({
    status: 201,
    body: presentOrder(order, viewer),
    version: order.version,
    headers: { Location: `/v1/orders/${order.id}` },
  })
