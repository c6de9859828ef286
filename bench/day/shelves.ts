import type { Worker } from './worker.ts'

const lowRoute = 'GET /v1/inventory?lowStock=true'
const shelfRoute = 'GET /v1/inventory/{productId}'
const reorderRoute = 'PATCH /v1/inventory/{productId}'
const adjustRoute = 'POST /v1/inventory/{productId}/adjustments'
const countRoute = 'PUT /v1/inventory/{productId}'

/** What is at or under this is ordered anew: pieces, grams. */
const reorderAt = { piece: 20, weight: 15_000 }

/** So many of the most popular are scarce in the morning, so that some are sold out and some orders refused. */
const scarce = 30

/** Shelves are given reorder points, and those of the most popular are counted, before the doors open. */
export async function openShelves({ caller, shop }: Pick<Worker, 'caller' | 'shop'>): Promise<void> {
  for (const [n, { id, soldBy }] of shop.products.entries()) {
    const [path, answers] = [`/v1/inventory/${id}`, { 200: 'ok' }]
    const body = { reorderPoint: reorderAt[soldBy] }
    await caller.ask({ method: 'PATCH', path, route: reorderRoute, body, answers })
    if (n >= scarce) continue
    const count = { onHand: reorderAt[soldBy], reason: 'morning count' }
    await caller.ask({ method: 'PUT', path, route: countRoute, body: count, answers })
  }
}

/** What is low is filled up, a few at a time; and a shelf is counted. */
export async function keepStock(worker: Worker): Promise<void> {
  const { caller, dice, tally } = worker
  const low = await caller.ask({
    path: '/v1/inventory?lowStock=true&limit=100',
    route: lowRoute,
    answers: { 200: 'ok' },
  })
  const shelves = low.body.items as { productId: string; soldBy: 'piece' | 'weight'; available: number }[]
  for (const { productId, soldBy } of shelves.slice(0, 5)) {
    const { body } = await caller.ask({
      method: 'POST',
      path: `/v1/inventory/${productId}/adjustments`,
      route: adjustRoute,
      body: { delta: reorderAt[soldBy] * dice.between(1, 3), reason: 'delivery' },
      answers: { 201: 'ok' },
    })
    if (body.onHandAfter < body.delta) caller.wrong(adjustRoute, JSON.stringify(body))
    tally.happened('restocked')
  }
  if (dice.in(0.3)) await count(worker)
}

/** A shelf is counted; sometimes a piece is missing. What is promised meanwhile may be more than was counted. */
async function count({ caller, dice, shop, tally }: Worker): Promise<void> {
  const { id } = dice.of(shop.products)
  const { body } = await caller.ask({
    path: `/v1/inventory/${id}`,
    route: shelfRoute,
    answers: { 200: 'ok' },
  })
  const { onHand, reserved, available } = body
  if (available !== onHand - reserved || available < 0 || reserved < 0)
    caller.wrong(shelfRoute, JSON.stringify(body))
  await caller.ask({
    method: 'PUT',
    path: `/v1/inventory/${id}`,
    route: countRoute,
    body: { onHand: Math.max(0, onHand - dice.between(0, 1)), reason: 'count' },
    answers: { 200: 'ok', 409: 'more is promised by now' },
  })
  tally.happened('counted a shelf')
}
