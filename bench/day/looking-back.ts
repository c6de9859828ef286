import { type Next, shares } from './choices.ts'
import { orderAgain } from './ordering.ts'
import type { Order, Visit } from './visit.ts'

const listRoute = 'GET /v1/orders'
const orderRoute = 'GET /v1/orders/{id}'
const timelineRoute = 'GET /v1/orders/{id}/timeline'
const cancelRoute = 'POST /v1/orders/{id}/cancel'
const inboxRoute = 'GET /v1/notifications'
const readRoute = 'POST /v1/notifications/{id}/read'

/** Their orders, newest first and nobody else's; now and then the last one is ordered once more. */
export async function orders(visit: Visit): Promise<Next | undefined> {
  const { caller, id, dice } = visit.me
  const items = await listed(visit)
  const stray = items.find(({ customerId }) => customerId !== id)
  if (stray) caller.wrong(listRoute, `${id} sees order ${stray.id} of ${stray.customerId}`)
  if (items.some(({ id }, at) => at > 0 && id > (items[at - 1] as Order).id))
    caller.wrong(listRoute, 'not newest first')
  const last = items[0]
  return last && dice.in(0.1) ? orderAgain(visit, last) : undefined
}

/** One order with its story. Some are cancelled; somebody else's can't be seen. */
export async function order(visit: Visit): Promise<void> {
  const { caller, dice } = visit.me
  if (dice.in(shares.nosy)) return peek(visit)
  const [newest] = await listed(visit, 1)
  if (!newest) return
  const path = `/v1/orders/${newest.id}`
  const [{ body: seen }, { body: story }] = await Promise.all([
    caller.ask({ path, route: orderRoute, answers: { 200: 'ok' } }),
    caller.ask({ path: `${path}/timeline`, route: timelineRoute, answers: { 200: 'ok' } }),
  ])
  // Read one after the other, the two may be a step apart.
  if (Math.abs(story.items.length - seen.version) > 2 || story.items[0]?.status !== 'pending')
    caller.wrong(
      timelineRoute,
      `order ${newest.id}: ${story.items.length} entries at version ${seen.version}`,
    )
  if (dice.in(shares.cancelled)) await cancel(visit, newest.id)
}

async function cancel(visit: Visit, id: string): Promise<void> {
  const { status, body } = await visit.me.caller.ask({
    method: 'POST',
    path: `/v1/orders/${id}/cancel`,
    route: cancelRoute,
    body: { reason: 'bought it at the corner' },
    answers: { 200: 'ok', 409: 'too late' },
  })
  if (status === 200 && body.status !== 'cancelled')
    visit.me.caller.wrong(cancelRoute, `order ${id} is ${body.status}`)
  if (status === 200) visit.tally.happened('cancelled by the customer')
}

async function peek(visit: Visit): Promise<void> {
  const theirs = visit.day.orders.find(({ customerId }) => customerId !== visit.me.id)
  if (!theirs) return
  const path = `/v1/orders/${theirs.id}`
  await visit.me.caller.ask({ path, route: orderRoute, answers: { 404: 'not theirs' } })
}

/** What they have been told; the newest is read. */
export async function inbox(visit: Visit): Promise<void> {
  const { caller } = visit.me
  const { body } = await caller.ask({ path: '/v1/notifications', route: inboxRoute, answers: { 200: 'ok' } })
  const unread = body.items.find(({ read }: { read: boolean }) => !read)
  if (!unread) return
  const path = `/v1/notifications/${unread.id}/read`
  const answer = await caller.ask({ method: 'POST', path, route: readRoute, answers: { 200: 'ok' } })
  if (answer.body.read !== true) caller.wrong(readRoute, `${unread.id} stays unread`)
}

async function listed(visit: Visit, limit = 20): Promise<(Order & { customerId: string })[]> {
  const path = `/v1/orders?limit=${limit}`
  return (await visit.me.caller.ask({ path, route: listRoute, answers: { 200: 'ok' } })).body.items
}
