import { z } from 'zod'
import type { Caller } from '#src/http/route.ts'
import { isAllowed } from '#src/http/who-may.ts'
import { money as asMoney } from '#src/money.ts'
import { flag, id, money, timestamp } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import {
  awaitsRetry,
  methods,
  owed,
  type PaymentChange,
  type Payment as PaymentState,
  statuses,
} from '../payment.ts'
import { tokens } from '../providers/sandbox-provider.ts'

export const Payment = z
  .strictObject({
    id,
    orderId: id,
    method: z.enum(methods),
    provider: z.string(),
    status: z.enum(statuses),
    amount: money.meta({ description: 'What the order costs as known now' }),
    authorized: money.meta({ description: 'What the provider holds, or held; 0 until it does' }),
    captured: money,
    refunded: money,
    owed: money.optional().meta({
      description:
        'What was taken beyond what the order costs by now, and is still to be given back: cash, or what a refund failed of',
    }),
    disputed: z
      .literal(true)
      .optional()
      .meta({ description: "The customer's bank wants it back, or got it" }),
    flags: z.array(z.string()).optional().meta({
      description: 'For staff: what the provider says that the books contradict; nothing of it is booked',
    }),
    clientSecret: z.string().optional(),
    retriesLeft: z
      .int()
      .optional()
      .meta({ description: 'How often its owner may try again, after a decline' }),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Payment' })

export const Confirmation = z.strictObject({ token: z.enum(tokens) })

const date = z.iso.date()

/** What lists of payments may be narrowed to; all but the order is for staff. */
export const PaymentQuery = z
  .strictObject({
    ...pageQuery,
    orderId: id.optional(),
    status: z.enum(statuses).optional(),
    failedRefunds: flag.optional().meta({ description: 'A refund failed that no later one makes up for' }),
    owed: flag.optional(),
    disputed: flag.optional(),
    flagged: flag.optional(),
    from: date.optional().meta({ description: "The shop's day on which the payment was opened, or later" }),
    to: date.optional().meta({ description: 'The same, or earlier' }),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'must not be before from' })

/** Whether a caller may see a payment: its customer and the staff may. */
export const visibleTo = (payment: PaymentState, caller: Caller): boolean =>
  caller.role !== 'customer' || payment.customerId === caller.id

/**
 * A payment as a client sees it; what pays it is for its owner alone, while it can be paid. `change`: a larger sum that is
 * to take its place, and can be.
 */
export function presentPayment(
  payment: PaymentState,
  caller: Caller,
  change: PaymentChange | null = null,
): z.output<typeof Payment> {
  const { status, currency, disputed, flags } = payment
  const { clientSecret, underWay } = change ?? payment
  const isWanted = change !== null || status === 'requires_action'
  const payable = isWanted && !underWay && !payment.calledOff && payment.customerId === caller.id
  return {
    id: payment.id,
    orderId: payment.orderId,
    method: payment.method,
    provider: payment.provider,
    status,
    amount: asMoney(payment.amount, currency),
    authorized: asMoney(payment.authorized, currency),
    captured: asMoney(payment.captured, currency),
    refunded: asMoney(payment.refunded, currency),
    ...(owed(payment) > 0 && { owed: asMoney(owed(payment), currency) }),
    ...(disputed && { disputed }),
    ...(flags.length > 0 && isAllowed(caller, 'refunds') && { flags }),
    ...(payable && clientSecret !== null && { clientSecret }),
    ...(awaitsRetry(payment) && { retriesLeft: payment.retriesLeft }),
    createdAt: payment.createdAt.toISOString(),
    updatedAt: payment.updatedAt.toISOString(),
  }
}
