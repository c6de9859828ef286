import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { presentEntry, Range, Reconciliation, Transaction } from './schemas.ts'

const { get } = routesFor<Deps>()

export const routes = [
  get('/v1/payments/reconciliation', {
    summary: "Compare the ledger with the providers' books, day by day",
    description:
      "Days are the shop's, both ends included; days without a movement are left out. 503 where a provider doesn't answer in time.",
    who: 'staff:refunds',
    query: Range,
    answers: { 200: Reconciliation },
    run: async ({ reconcile }, { query, signal }) => ({ ...query, items: await reconcile(query, signal) }),
  }),

  get('/v1/payments/{id}/transactions', {
    summary: 'See the ledger of a payment, oldest first',
    who: 'staff:refunds',
    params: z.strictObject({ id }),
    query: z.strictObject(pageQuery),
    answers: { 200: page(Transaction) },
    async run({ payments, ledger }, { params, query: { limit, cursor } }) {
      const payment = await payments.find(params.id)
      if (!payment) throw notFound('payment')
      const rows = await ledger.ofPayment(payment, readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(presentEntry), nextCursor }
    },
  }),
]
