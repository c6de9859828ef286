import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import {
  CourierAnswer,
  CourierQuery,
  CourierSums,
  courierId,
  Handover,
  presentOrder,
  presentSums,
  toCourier,
} from './schemas.ts'

const { get, post } = routesFor<Deps>()
const ById = z.strictObject({ id: courierId })

export const routes = [
  get('/v1/payments/couriers', {
    summary: 'See the cash that is with couriers',
    description:
      'Of each what is due, collected, handed in and banked; `counter` has the cash of orders that nobody in particular brought. Of all together: what was taken in cash = with couriers + handed in + differences.',
    who: 'staff:delivery',
    query: CourierQuery,
    answers: { 200: page(CourierSums) },
    async run({ couriers }, { query: { limit, cursor } }) {
      const rows = await couriers.list(readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.courierId)
      return { items: items.map(presentSums), nextCursor }
    },
  }),

  get('/v1/payments/couriers/{id}', {
    summary: 'See the cash of one courier, by order, newest first',
    who: 'staff:delivery',
    params: ById,
    query: CourierQuery,
    answers: { 200: CourierAnswer },
    async run({ couriers }, { params, query: { limit, cursor } }) {
      const courier = toCourier(params.id)
      const cash = await couriers.find(courier)
      if (!cash) throw notFound('courier')
      const rows = await couriers.ordersOf(courier, readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.orderId)
      return { ...presentSums(cash), items: items.map(presentOrder), nextCursor }
    },
  }),

  ...(
    [
      ['handovers', 'handed_in', 'Take in cash of a courier', 'is with them'],
      ['bankings', 'banked', 'Bank cash that a courier handed in', 'they handed in and is not banked yet'],
    ] as const
  ).map(([name, kind, summary, what]) =>
    post(`/v1/payments/couriers/{id}/${name}`, {
      summary,
      description: `409 for more than ${what}. With an Idempotency-Key it is safe to send again; without one what is sent twice is done twice.`,
      who: 'staff:delivery',
      idempotent: 'if sent',
      audit: { words: 'kept' },
      params: ById,
      body: Handover,
      answers: { 201: CourierSums },
      async run({ passOn }, { params, body, caller }, tx) {
        const { amount, reference = '' } = body
        const passing = { courierId: toCourier(params.id), kind, amount, reference, by: caller.id }
        return reply({ status: 201, body: presentSums(await passOn(passing, tx)) })
      },
    }),
  ),
]
