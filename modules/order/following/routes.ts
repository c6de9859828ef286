import { forbidden } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { pageOf, readCursor } from '#src/schemas/page.ts'
import { OrderAnswer, OrderId, presentOrder, replyWith } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import { OrderPage, OrderQuery, presentTimelineEntry, SlotCursor, Timeline } from './schemas.ts'

const { get } = routesFor<Deps>()

export const routes = [
  get('/v1/orders', {
    summary: 'List orders, newest first',
    description:
      'A customer sees their own; staff see all, or those of one `customerId`, and look for some by `q` or `phone`. `sort=slot` is the order of the packing table.',
    who: 'customer or staff:orders',
    query: OrderQuery,
    answers: { 200: OrderPage },
    run: async (
      { orders },
      { query: { limit, cursor, customerId, sort, from, to, q, ...filter }, caller },
    ) => {
      const own = caller.role === 'customer' ? caller.id : customerId
      if (customerId !== undefined && customerId !== own) throw forbidden('These are not your orders.')
      if (caller.role === 'customer' && (q ?? filter.phone) !== undefined)
        throw forbidden('Only staff look for orders by `q` or `phone`.')
      const narrowed = {
        ...filter,
        ...(q && { search: q }),
        customerId: own,
        ...(from !== undefined && { from: new Date(from) }),
        ...(to !== undefined && { to: new Date(to) }),
      }
      if (sort === 'slot') {
        const after = readCursor(cursor, SlotCursor)
        const place = after && {
          before: after.id,
          beforeSlot: after.slot === null ? null : new Date(after.slot),
        }
        const found = await orders.list({ ...narrowed, bySlot: true, ...place }, limit + 1)
        const { items, nextCursor } = pageOf(found, limit, (last) => ({
          id: last.id,
          slot: last.slot?.start.toISOString() ?? null,
        }))
        return { items: items.map((order) => presentOrder(order, caller)), nextCursor }
      }
      const before = readCursor(cursor, id) ?? undefined
      const found = await orders.list({ ...narrowed, before }, limit + 1)
      const { items, nextCursor } = pageOf(found, limit, (last) => last.id)
      return { items: items.map((order) => presentOrder(order, caller)), nextCursor }
    },
  }),

  get('/v1/orders/{id}', {
    summary: 'One order',
    who: 'customer or staff',
    params: OrderId,
    answers: { 200: OrderAnswer },
    run: async ({ findOrder }, { params, caller }) => replyWith(await findOrder(params.id, caller), caller),
  }),

  get('/v1/orders/{id}/timeline', {
    summary: 'What became of an order, oldest first',
    who: 'customer or staff',
    params: OrderId,
    answers: { 200: Timeline },
    run: async ({ findOrder, orders }, { params, caller }) => {
      const entries = await orders.timeline(await findOrder(params.id, caller))
      return { items: entries.map((entry) => presentTimelineEntry(entry, caller.role !== 'customer')) }
    },
  }),

  get('/v1/orders/{id}/stream', {
    summary: 'Follow an order',
    description:
      'Server-Sent Events: where the order stands, then one for each change, `{ id, number, status, version, at, ' +
      'event, detail? }`, until it is over; `NextStop` tells that the courier is done with all stops before it. With `Last-Event-ID`, all that was missed; 204 where there is ' +
      'nothing more to come.',
    who: 'customer or staff',
    params: OrderId,
    answers: { 200: { content: 'text/event-stream', description: 'One event per change' }, 204: null },
    run: async ({ followOrder }, { params, caller, headers, signal }) => {
      const last = headers['last-event-id'] ?? ''
      const seen = /^\d{1,9}$/.test(last) ? Number(last) : null
      const changes = await followOrder({ id: params.id, caller, seen, signal })
      return reply(changes ? { body: changes } : { status: 204 })
    },
  }),
]
