import { randomUUID } from 'node:crypto'
import { address } from '../shop.ts'
import type { Answer, Ask } from './caller.ts'
import { type Next, shares } from './choices.ts'
import type { Order, Visit } from './visit.ts'

const checkoutRoute = 'POST /v1/cart/checkout'
const orderRoute = 'POST /v1/orders'

/** How many orders of everybody are kept. */
const mostOrders = 200

/** The basket is ordered, half of the time only at the total that was shown. */
export async function checkout(visit: Visit): Promise<Next> {
  const { dice } = visit.me
  const wanted = new Map(visit.basket)
  const expectedTotal = dice.in(0.5) ? visit.total : null
  const refusals: Record<number, string> = expectedTotal ? { 409: 'the prices have changed' } : {}
  visit.total = null
  const sentAt = performance.now()
  const { status, body } = await send(visit, {
    path: '/v1/cart/checkout',
    route: checkoutRoute,
    body: { ...wishes(visit), ...(expectedTotal && { expectedTotal }) },
    answers: { 201: 'placed', ...refusals },
  })
  if (status === 409) return 'basket'
  requireOrdered(visit, checkoutRoute, body, wanted)
  visit.basket.clear()
  return placed(visit, body, sentAt)
}

/** The same as some time ago, without a basket. */
export async function orderAgain(visit: Visit, { items }: Order): Promise<Next> {
  const sentAt = performance.now()
  const wanted = items.map(({ productId, quantity }) => ({ productId, quantity }))
  const { body } = await send(visit, {
    path: '/v1/orders',
    route: orderRoute,
    body: { ...wishes(visit), items: wanted },
    answers: { 201: 'placed' },
  })
  requireOrdered(
    visit,
    orderRoute,
    body,
    new Map(wanted.map(({ productId, quantity }) => [productId, quantity])),
  )
  return placed(visit, body, sentAt)
}

const wishes = ({ me }: Visit) => ({
  shippingAddress: address,
  paymentMethod: me.dice.in(shares.cash) ? 'cash_on_delivery' : 'card',
})

function placed(visit: Visit, order: Order & { customerId: string }, sentAt: number): Next {
  const { orders } = visit.day
  orders.push({ id: order.id, customerId: order.customerId })
  if (orders.length > mostOrders) orders.shift()
  visit.tally.happened(`ordered, ${order.paymentMethod === 'card' ? 'by card' : 'cash on delivery'}`)
  visit.placed = { order, sentAt }
  return 'follow'
}

/** With a key of its own; some are sent twice on purpose, at once or one after the other. */
async function send(visit: Visit, ask: Omit<Ask, 'method' | 'headers'>): Promise<Answer> {
  const { dice, caller } = visit.me
  const once = { ...ask, method: 'POST', headers: { 'idempotency-key': randomUUID() } } as const
  if (!dice.in(shares.sentTwice)) return caller.ask(once)
  visit.tally.happened('sent an order twice')
  const again = { ...once, answers: { ...ask.answers, 409: 'is being placed, or the prices have changed' } }
  const both = dice.in(0.5)
    ? await Promise.all([caller.ask(again), caller.ask(again)])
    : [await caller.ask(again), await caller.ask(again)]
  const [first, second] = both.filter(({ status }) => status === 201) as [Answer?, Answer?]
  // Of two at once one may find the other's work not yet done.
  if (!first) return both[0] as Answer
  if (second && (first.text !== second.text || !both.some(({ headers }) => headers['idempotent-replayed'])))
    caller.wrong(ask.route, `sent twice, it is answered with ${first.text} and ${second.text}`)
  return first
}

function requireOrdered(
  visit: Visit,
  route: string,
  // biome-ignore lint/suspicious/noExplicitAny: an answer as it came
  order: any,
  wanted: Map<string, number>,
): void {
  const lines: { productId: string; quantity: number; lineTotal: { amount: number } }[] = order.items
  const same =
    lines.length === wanted.size &&
    lines.every(({ productId, quantity }) => wanted.get(productId) === quantity)
  const sum = lines.reduce((all, { lineTotal }) => all + lineTotal.amount, 0)
  const adds = order.subtotal.amount === sum && order.total.amount === sum + order.deliveryFee.amount
  if (!same || !adds || order.customerId !== visit.me.id)
    visit.me.caller.wrong(route, `${JSON.stringify([...wanted])} was ordered, it is ${JSON.stringify(order)}`)
}
