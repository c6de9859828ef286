import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { presentRefund, Refund, RefundRequest } from './schemas.ts'

const { get, post } = routesFor<Deps>()
const ById = z.strictObject({ id })

export const routes = [
  post('/v1/payments/{id}/refunds', {
    summary: 'Refund a payment, in part or all that is left',
    who: 'staff:refunds',
    idempotent: true,
    params: ById,
    body: RefundRequest,
    answers: { 201: Refund },
    async run({ refundPayment }, { params, body, caller }, tx) {
      const { amount = null, reason } = body
      const asked = { paymentId: params.id, amount, reason, requestedBy: caller.id }
      const { refund, payment } = await refundPayment(asked, tx)
      return presentRefund(refund, payment.currency)
    },
  }),

  get('/v1/payments/{id}/refunds', {
    summary: 'List the refunds of a payment, oldest first',
    who: 'staff:refunds',
    params: ById,
    query: z.strictObject(pageQuery),
    answers: { 200: page(Refund) },
    async run({ payments, refunds }, { params, query: { limit, cursor } }) {
      const payment = await payments.find(params.id)
      if (!payment) throw notFound('payment')
      const rows = await refunds.ofPayment(payment.id, readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map((refund) => presentRefund(refund, payment.currency)), nextCursor }
    },
  }),
]
