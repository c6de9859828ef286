import { z } from 'zod'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { Delivery, DeliveryQuery } from './schemas.ts'

const { get, post } = routesFor<Deps>()

export const routes = [
  get('/v1/notifications/deliveries', {
    summary: 'Every delivery by channel, its state and the answers of the provider, newest first',
    who: 'staff:support',
    query: DeliveryQuery,
    answers: { 200: page(Delivery) },
    async run({ deliveries, presentDelivery }, { caller, query: { limit, cursor, ...filters } }) {
      const rows = await deliveries.list({ ...filters, before: readCursor(cursor, id), limit: limit + 1 })
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: await Promise.all(items.map((row) => presentDelivery(row, caller))), nextCursor }
    },
  }),

  post('/v1/notifications/deliveries/{id}/retry', {
    summary: 'Send an e-mail or a text that failed or was kept',
    who: 'staff:support',
    params: z.strictObject({ id }),
    answers: { 202: Delivery },
    run: async ({ retryDelivery, presentDelivery }, { caller, params }, tx) =>
      presentDelivery(await retryDelivery(params.id, tx), caller),
  }),
]
