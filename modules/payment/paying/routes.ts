import { z } from 'zod'
import { page, pageOf, pageQuery, readCursor } from '#src/http/page.ts'
import { forbidden, notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { flag, id } from '#src/http/schemas.ts'
import { shopDays, startOf } from '../books/shop-days.ts'
import type { Payment as PaymentRow } from '../payment.ts'
import { webhookRoutes } from '../providers/routes.ts'
import type { Deps } from '../provides.ts'
import {
  Confirmation,
  Dispute,
  Payment,
  PaymentQuery,
  Range,
  Reconciliation,
  Refund,
  RefundRequest,
  Transaction,
} from './schemas.ts'
import { showDispute, showEntry, showPayment, showRefund, visibleTo } from './show.ts'

const { get, post } = routesFor<Deps>()
const params = z.strictObject({ id })

export const routes = [
  get('/v1/payments', {
    summary: 'List payments, newest first',
    description: 'A customer sees their own, by order alone; staff all, also by what is to be looked at.',
    who: 'user',
    query: PaymentQuery,
    answers: { 200: page(Payment) },
    async run({ payments, config }, { query, caller }) {
      const { limit, cursor, orderId, from, to, ...looked } = query
      const isCustomer = caller.role === 'customer'
      if (isCustomer && Object.values({ from, to, ...looked }).some((it) => it !== undefined))
        throw forbidden('Only staff may look for payments by more than their order.')
      const filter = {
        ...looked,
        ...(isCustomer && { customerId: caller.id }),
        orderId,
        from: from === undefined ? from : startOf(from, config.timeZone),
        to: to === undefined ? to : shopDays(to, to, config.timeZone)[0]?.end,
      }
      const rows = await payments.list(filter, readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map((payment) => showPayment(payment, caller)), nextCursor }
    },
  }),

  get('/v1/payments/reconciliation', {
    summary: "Compare the ledger with the providers' books, day by day",
    description:
      "Days are the shop's, both ends included; days without a movement are left out. 503 where a provider doesn't answer in time.",
    who: 'staff',
    query: Range,
    answers: { 200: Reconciliation },
    run: async ({ reconcile }, { query, signal }) => ({ ...query, items: await reconcile(query, signal) }),
  }),

  get('/v1/payments/disputes', {
    summary: 'List what banks want back, newest first',
    who: 'staff',
    query: z.strictObject({ ...pageQuery, open: flag.optional() }),
    answers: { 200: page(Dispute) },
    async run({ disputes }, { query: { limit, cursor, open = null } }) {
      const rows = await disputes.list(readCursor(cursor, id), open, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(showDispute), nextCursor }
    },
  }),

  get('/v1/payments/{id}', {
    summary: 'See a payment',
    who: 'user',
    params,
    answers: { 200: Payment },
    async run({ payments }, { params, caller }) {
      const payment = await payments.find(params.id)
      if (!payment || !visibleTo(payment, caller)) throw notFound('payment')
      return showPayment(payment, caller)
    },
  }),

  post('/v1/payments/{id}/confirm', {
    summary: 'Pay with the sandbox provider',
    description:
      '`tok_ok` pays, `tok_declined` fails, `tok_slow` pays after a few seconds. A payment with any other provider is a 404.',
    who: 'user',
    params,
    body: Confirmation,
    answers: { 200: Payment },
    async run({ confirmPayment }, { params, body, caller }, tx) {
      const asked = { id: params.id, token: body.token, customerId: caller.id }
      return showPayment(await confirmPayment(asked, tx.cause), caller)
    },
  }),

  post('/v1/payments/{id}/refunds', {
    summary: 'Refund a payment, in part or all that is left',
    who: 'staff',
    idempotent: true,
    params,
    body: RefundRequest,
    answers: { 201: Refund },
    async run({ refundPayment }, { params, body, caller }, tx) {
      const { amount = null, reason } = body
      const asked = { paymentId: params.id, amount, reason, requestedBy: caller.id }
      const { refund, payment } = await refundPayment(asked, tx)
      return showRefund(refund, payment.currency)
    },
  }),

  get('/v1/payments/{id}/refunds', {
    summary: 'List the refunds of a payment, oldest first',
    who: 'staff',
    params,
    query: z.strictObject(pageQuery),
    answers: { 200: page(Refund) },
    async run({ payments, refunds }, { params, query: { limit, cursor } }) {
      const payment = await found(payments.find(params.id))
      const rows = await refunds.ofPayment(payment.id, readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map((refund) => showRefund(refund, payment.currency)), nextCursor }
    },
  }),

  get('/v1/payments/{id}/transactions', {
    summary: 'See the ledger of a payment, oldest first',
    who: 'staff',
    params,
    query: z.strictObject(pageQuery),
    answers: { 200: page(Transaction) },
    async run({ payments, ledger }, { params, query: { limit, cursor } }) {
      const payment = await found(payments.find(params.id))
      const rows = await ledger.ofPayment(payment, readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(showEntry), nextCursor }
    },
  }),

  ...webhookRoutes,
]

async function found(finding: Promise<PaymentRow | null>): Promise<PaymentRow> {
  const payment = await finding
  if (!payment) throw notFound('payment')
  return payment
}
