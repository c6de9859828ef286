import { z } from 'zod'
import { forbidden, notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, readCursor } from '#src/schemas/page.ts'
import { shopDays, startOf } from '../books/shop-days.ts'
import type { Deps } from '../provides.ts'
import { Confirmation, Payment, PaymentQuery, presentPayment, visibleTo } from './schemas.ts'

const { get, post } = routesFor<Deps>()
const ById = z.strictObject({ id })

export const routes = [
  get('/v1/payments', {
    summary: 'List payments, newest first',
    description: 'A customer sees their own, by order alone; staff all, also by what is to be looked at.',
    who: 'customer or staff:refunds',
    query: PaymentQuery,
    answers: { 200: page(Payment) },
    async run({ payments, changes, config }, { query, caller }) {
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
      // Of one order's there is one, and its owner is to find what is asked of them.
      const asked = orderId === undefined ? undefined : items.find((payment) => payment.changes > 0)
      const change = asked ? await changes.pending(asked.id) : null
      return { items: items.map((payment) => presentPayment(payment, caller, change)), nextCursor }
    },
  }),

  get('/v1/payments/{id}', {
    summary: 'See a payment',
    who: 'customer or staff:refunds',
    params: ById,
    answers: { 200: Payment },
    async run({ payments, changes }, { params, caller }) {
      const payment = await payments.find(params.id)
      if (!payment || !visibleTo(payment, caller)) throw notFound('payment')
      const change = payment.changes > 0 ? await changes.pending(payment.id) : null
      return presentPayment(payment, caller, change)
    },
  }),

  post('/v1/payments/{id}/retry', {
    summary: 'Try again to pay, after a decline',
    description:
      'As often as `PAYMENT_RETRIES` says, while there is time to pay: the order waits for it. The payment is `requires_action` again, and has another `clientSecret` as soon as the provider has made it, once what was declined can not be paid any more. 409 where nothing was declined, or it is too late.',
    who: 'user',
    idempotent: 'if sent',
    params: ById,
    answers: { 200: Payment },
    async run({ retryPayment }, { params, caller }, tx) {
      return presentPayment(await retryPayment({ id: params.id, customerId: caller.id }, tx), caller)
    },
  }),

  post('/v1/payments/{id}/confirm', {
    summary: 'Pay with the sandbox provider',
    description:
      '`tok_ok` pays, `tok_declined` fails, `tok_slow` pays after a few seconds; the larger sum, where the order was changed and one is asked for. A payment with any other provider is a 404.',
    who: 'user',
    params: ById,
    body: Confirmation,
    answers: { 200: Payment },
    async run({ confirmPayment }, { params, body, caller }, tx) {
      const asked = { id: params.id, token: body.token, customerId: caller.id }
      return presentPayment(await confirmPayment(asked, tx.cause), caller)
    },
  }),
]
