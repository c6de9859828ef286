import { z } from 'zod'
import { pageQuery } from '#src/http/page.ts'
import { flag, id, money, text, timestamp } from '#src/http/schemas.ts'
import { methods, statuses } from '../payment.ts'
import { tokens } from '../providers/sandbox-provider.ts'

export const Payment = z
  .strictObject({
    id,
    orderId: id,
    method: z.enum(methods),
    provider: z.string(),
    status: z.enum(statuses),
    amount: money,
    captured: money,
    refunded: money,
    owed: money.optional().meta({
      description:
        'Of an order that was cancelled or returned: what is still to be given back, in cash or because a refund failed',
    }),
    disputed: z
      .literal(true)
      .optional()
      .meta({ description: "The customer's bank wants it back, or got it" }),
    flags: z.array(z.string()).optional().meta({
      description: 'For staff: what the provider says that the books contradict; nothing of it is booked',
    }),
    clientSecret: z.string().optional(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Payment' })

export const Refund = z
  .strictObject({
    id,
    paymentId: id,
    amount: money,
    reason: z.string(),
    status: z.enum(['pending', 'succeeded', 'failed']),
    failure: z.string().optional().meta({ description: 'Why the provider refused it' }),
    createdAt: timestamp,
  })
  .meta({ id: 'Refund' })

export const Transaction = z
  .strictObject({
    id,
    kind: z.enum(['authorization', 'capture', 'failure', 'refund', 'cancellation']),
    amount: money,
    providerReference: z.string(),
    detail: z.string().optional(),
    at: timestamp,
  })
  .meta({ id: 'Transaction' })

const side = z.strictObject({ captured: money, refunded: money })

export const Reconciliation = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    items: z.array(
      z.strictObject({
        date: z.iso.date(),
        provider: z.string(),
        ledger: side,
        books: side.nullable(),
        leftOff: z
          .int()
          .optional()
          .meta({ description: 'How many more differences there are than are listed' }),
        differences: z.array(
          z.strictObject({
            kind: z.enum(['capture', 'refund']),
            providerReference: z.string(),
            orderId: id.optional(),
            ledger: money.nullable(),
            books: money.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Reconciliation' })

export const Confirmation = z.strictObject({ token: z.enum(tokens) })

export const RefundRequest = z.strictObject({
  amount: money.refine(({ amount }) => amount > 0, 'must be more than nothing').optional(),
  reason: text(500),
})

export const Dispute = z
  .strictObject({
    id,
    paymentId: id,
    orderId: id,
    provider: z.string(),
    providerReference: z.string(),
    amount: money,
    reason: z.string().meta({ description: "In the provider's words" }),
    status: z.string().meta({ description: "In the provider's words" }),
    open: z.boolean(),
    respondBy: timestamp.optional().meta({ description: 'Until when the provider takes evidence' }),
    openedAt: timestamp,
  })
  .meta({ id: 'Dispute' })

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

const longestRange = 92 * 24 * 60 * 60 * 1000

export const Range = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestRange, {
    path: ['to'],
    message: 'at most 92 days at once',
  })
