import { randomUUID } from 'node:crypto'
import type { Worker } from './worker.ts'

const listRoute = 'GET /v1/orders?status='
const paymentsRoute = 'GET /v1/payments?orderId='
const refundRoute = 'POST /v1/payments/{id}/refunds'

/** From a status the command that takes an order on, and to where. */
const next = {
  confirmed: { command: 'pack', to: 'packed', body: undefined },
  packed: { command: 'ship', to: 'shipped', body: { carrier: 'TCS', trackingNumber: 'KHI-1' } },
  shipped: { command: 'deliver', to: 'delivered', body: undefined },
} as const

interface ListedOrder {
  id: string
  status: string
  paymentMethod: string
  total: { amount: number; currency: string }
}

/** Orders that one of the staff takes in hand, those that have waited longest. */
const atOnce = 3

/** Some orders are taken one step on: packed, on their way, at the door. Somebody else may have been quicker. */
export async function pack({ caller, dice, tally }: Worker): Promise<void> {
  const status = dice.weighed({ confirmed: 4, packed: 3, shipped: 3 })
  const { command, to, body } = next[status]
  const list = await caller.ask({
    path: `/v1/orders?status=${status}&limit=100`,
    route: listRoute,
    answers: { 200: 'ok' },
  })
  const orders = list.body.items as ListedOrder[]
  const stray = orders.find((order) => order.status !== status)
  if (stray) caller.wrong(listRoute, `${stray.id} is ${stray.status}, not ${status}`)
  for (const { id, paymentMethod, total } of orders.slice(-atOnce)) {
    const collected =
      command === 'deliver' && paymentMethod === 'cash_on_delivery' ? { collected: total } : body
    const route = `POST /v1/orders/{id}/${command}`
    const answer = await caller.ask({
      method: 'POST',
      path: `/v1/orders/${id}/${command}`,
      route,
      body: collected,
      answers: { 200: 'ok', 409: 'cancelled, or in other hands' },
    })
    if (answer.status !== 200) continue
    if (answer.body.status !== to) caller.wrong(route, `${id} is ${answer.body.status}`)
    tally.happened(to)
  }
}

/** A customer gets some of it back, or sends it all back. */
export async function refund(worker: Worker): Promise<void> {
  const { caller, dice, tally } = worker
  const list = await caller.ask({
    path: '/v1/orders?status=delivered&limit=20',
    route: listRoute,
    answers: { 200: 'ok' },
  })
  const order = list.body.items[0] && dice.of(list.body.items as { id: string }[])
  if (!order) return
  if (dice.in(0.3)) return giveBack(worker, order.id)
  const { body } = await caller.ask({
    path: `/v1/payments?orderId=${order.id}`,
    route: paymentsRoute,
    answers: { 200: 'ok' },
  })
  const [payment] = body.items
  // Cash is captured a moment after the door.
  if (!payment || !['captured', 'partially_refunded'].includes(payment.status)) return
  const left = payment.captured.amount - payment.refunded.amount
  const answer = await caller.ask({
    method: 'POST',
    path: `/v1/payments/${payment.id}/refunds`,
    route: refundRoute,
    headers: { 'idempotency-key': randomUUID() },
    body: { amount: { ...payment.amount, amount: Math.ceil(left / 4) }, reason: 'the mangoes were bruised' },
    answers: { 201: 'ok', 409: 'more than is left' },
  })
  if (answer.status === 201) tally.happened('refunded in part')
}

async function giveBack({ caller, dice, tally }: Worker, id: string): Promise<void> {
  const { status } = await caller.ask({
    method: 'POST',
    path: `/v1/orders/${id}/return`,
    route: 'POST /v1/orders/{id}/return',
    body: { reason: 'not as it was in the picture', restock: dice.in(0.5) },
    answers: { 200: 'ok', 409: 'returned by now' },
  })
  if (status === 200) tally.happened('returned')
}
