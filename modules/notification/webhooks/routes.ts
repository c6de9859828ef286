import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { presentDelivery, presentEndpoint } from './present.ts'
import {
  Delivery,
  DeliveryId,
  DeliveryQuery,
  Endpoint,
  EndpointChanges,
  EndpointId,
  NewEndpoint,
} from './schemas.ts'

const { get, post, patch, delete: remove } = routesFor<Deps>()

const all = '/v1/notifications/webhooks'

export const routes = [
  get(all, {
    summary: 'The systems that are told of orders and payments',
    who: 'admin',
    query: z.strictObject(pageQuery),
    answers: { 200: page(Endpoint) },
    async run({ endpoints, now }, { query: { limit, cursor } }) {
      const rows = await endpoints.list(readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map((endpoint) => presentEndpoint(endpoint, now())), nextCursor }
    },
  }),

  post(all, {
    summary: 'Have another system told of orders and payments',
    description:
      'By Standard Webhooks. The secret is shown in this answer alone. 409 where there are twenty.',
    who: 'admin',
    body: NewEndpoint,
    answers: { 201: Endpoint },
    async run({ addEndpoint, now }, { body }, tx) {
      const { endpoint, secret } = await addEndpoint(body, tx)
      return reply({
        status: 201,
        body: presentEndpoint(endpoint, now(), secret),
        headers: { Location: `${all}/${endpoint.id}` },
      })
    },
  }),

  get(`${all}/{id}`, {
    summary: 'A webhook',
    who: 'admin',
    params: EndpointId,
    answers: { 200: Endpoint },
    async run({ endpoints, now }, { params }) {
      const endpoint = await endpoints.one(params.id)
      if (!endpoint) throw notFound('webhook')
      return presentEndpoint(endpoint, now())
    },
  }),

  patch(`${all}/{id}`, {
    summary: 'Change a webhook, switch it on or off, or give it a new secret',
    description:
      'A new secret is shown in this answer alone; the old one signs beside it for a day. What waits is sent when it is switched on; of what happens while it is off it is not told.',
    who: 'admin',
    params: EndpointId,
    body: EndpointChanges,
    answers: { 200: Endpoint },
    async run({ changeEndpoint, now }, { params, body }, tx) {
      const { endpoint, secret } = await changeEndpoint(params.id, body, tx)
      return presentEndpoint(endpoint, now(), secret)
    },
  }),

  remove(`${all}/{id}`, {
    summary: 'Remove a webhook, with what it is still to be told',
    who: 'admin',
    params: EndpointId,
    answers: { 204: null },
    run: ({ removeEndpoint }, { params }, tx) => removeEndpoint(params.id, tx),
  }),

  get(`${all}/{id}/deliveries`, {
    summary: 'What a webhook was told and is to be told, with every try, newest first',
    who: 'admin',
    params: EndpointId,
    query: DeliveryQuery,
    answers: { 200: page(Delivery) },
    async run({ endpoints, webhooks }, { params, query: { limit, cursor, status } }) {
      if (!(await endpoints.one(params.id))) throw notFound('webhook')
      const before = readCursor(cursor, z.int().min(1))
      const rows = await webhooks.list(params.id, { status, before, limit: limit + 1 })
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(presentDelivery), nextCursor }
    },
  }),

  post(`${all}/{id}/deliveries/{n}/retry`, {
    summary: 'Send an event again now, also one that was delivered',
    who: 'admin',
    params: DeliveryId,
    answers: { 202: Delivery },
    run: async ({ retryWebhook }, { params }, tx) =>
      presentDelivery(await retryWebhook(params.id, params.n, tx)),
  }),
]
