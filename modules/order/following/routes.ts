import { pageOf, readCursor } from '#src/http/page.ts'
import { forbidden } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/http/schemas.ts'
import { carryOut, orderReply, placedReply } from '../fulfilment/carry-out.ts'
import {
  cancelRequest,
  changeRequest,
  orderAnswer,
  orderId,
  orderPage,
  orderQuery,
  orderRequest,
  timelineAnswer,
  toAnswer,
  toTimelineItem,
} from '../order-answer.ts'
import type { Deps } from '../provides.ts'

const { get, post, patch } = routesFor<Deps>()

/** What a customer does with orders; staff may look at all, change and cancel them. */
export const orderRoutes = [
  post('/v1/orders', {
    summary: 'Place an order',
    description:
      "Prices are the mart's own. The order begins pending; whether there is enough in stock is decided " +
      'a moment later. The same product twice is one line.',
    who: 'customer',
    idempotent: true,
    body: orderRequest,
    answers: { 201: orderAnswer },
    run: async ({ placeOrder }, { body, caller }, tx) => placedReply(await placeOrder(caller.id, body, tx)),
  }),

  get('/v1/orders', {
    summary: 'List orders, newest first',
    description: 'A customer sees their own; staff see all, or those of one `customerId`.',
    who: 'user',
    query: orderQuery,
    answers: { 200: orderPage },
    run: async ({ orderLists }, { query: { limit, cursor, status, customerId }, caller }) => {
      const own = caller.role === 'customer' ? caller.id : customerId
      if (customerId !== undefined && customerId !== own) throw forbidden('These are not your orders.')
      const before = readCursor(cursor, id) ?? undefined
      const found = await orderLists.list({ customerId: own, status, before }, limit + 1)
      const { items, nextCursor } = pageOf(found, limit, (last) => last.id)
      return { items: items.map(toAnswer), nextCursor }
    },
  }),

  get('/v1/orders/{id}', {
    summary: 'One order',
    who: 'user',
    params: orderId,
    answers: { 200: orderAnswer },
    run: async ({ findOrder }, { params, caller }) => orderReply(await findOrder(params.id, caller)),
  }),

  get('/v1/orders/{id}/timeline', {
    summary: 'What became of an order, oldest first',
    who: 'user',
    params: orderId,
    answers: { 200: timelineAnswer },
    run: async ({ findOrder, timeline }, { params, caller }) => {
      const entries = await timeline.after(await findOrder(params.id, caller), 0)
      return { items: entries.map((entry) => toTimelineItem(entry, caller.role !== 'customer')) }
    },
  }),

  get('/v1/orders/{id}/stream', {
    summary: 'Follow an order',
    description:
      'Server-Sent Events: where the order stands, then one for each change, `{ id, number, status, version, at, ' +
      'event, detail? }`, until it is over. With `Last-Event-ID`, all that was missed; 204 where there is ' +
      'nothing more to come.',
    who: 'user',
    params: orderId,
    answers: { 200: { content: 'text/event-stream', description: 'One event per change' }, 204: null },
    run: async ({ followOrder }, { params, caller, headers, signal }) => {
      const last = headers['last-event-id'] ?? ''
      const seen = /^\d{1,9}$/.test(last) ? Number(last) : null
      const changes = await followOrder({ id: params.id, caller, seen, signal })
      return reply(changes ? { body: changes } : { status: 204 })
    },
  }),

  patch('/v1/orders/{id}', {
    summary: 'Change the address or the note, until packed',
    description: 'A `note` of null takes it away.',
    who: 'user',
    params: orderId,
    body: changeRequest,
    answers: { 200: orderAnswer },
    run: (deps, input, tx) => carryOut(deps, { type: 'change', ...input.body }, input, tx),
  }),

  post('/v1/orders/{id}/cancel', {
    summary: 'Cancel an order',
    description: 'Its owner may until it is packed, staff until it is shipped.',
    who: 'user',
    params: orderId,
    body: cancelRequest,
    answers: { 200: orderAnswer },
    run: (deps, input, tx) => {
      const type = input.caller.role === 'customer' ? 'cancel' : 'cancel as staff'
      return carryOut(deps, { type, ...input.body }, input, tx)
    },
  }),
]
