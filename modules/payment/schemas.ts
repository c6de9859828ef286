import { z } from 'zod'
import { id, money, text, timestamp } from '#src/http/schemas.ts'
import { methods, statuses } from './payment.ts'
import { tokens } from './sandbox-provider.ts'

export const Payment = z
  .strictObject({
    id,
    orderId: id,
    method: z.enum(methods),
    provider: z.string(),
    status: z.enum(statuses),
    amount: money,
    refunded: money,
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

const longestRange = 92 * 24 * 60 * 60 * 1000

export const Range = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestRange, {
    path: ['to'],
    message: 'at most 92 days at once',
  })
