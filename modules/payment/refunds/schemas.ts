import { z } from 'zod'
import { money as asMoney } from '#src/money.ts'
import { id, money, someMoney, text, timestamp } from '#src/schemas/fields.ts'
import type { Refund as RefundState } from '../payment.ts'

export const Refund = z
  .strictObject({
    id,
    paymentId: id,
    amount: money,
    reason: z.string(),
    status: z.enum(['pending', 'succeeded', 'failed']),
    failure: z.string().optional().meta({ description: 'Why the provider refused it' }),
    settles: money.optional().meta({
      description: 'How much of it goes back because the order costs so much less; the rest is given on top',
    }),
    lines: z
      .array(z.strictObject({ line: z.int(), quantity: z.int(), amount: money }))
      .optional()
      .meta({ description: 'The lines of the order that came back, where it is of those' }),
    createdAt: timestamp,
  })
  .meta({ id: 'Refund' })

export const RefundRequest = z.strictObject({
  amount: someMoney.optional(),
  reason: text(500),
})

/** A refund as a client sees it; its amount is in the currency of its payment. */
export const presentRefund = (refund: RefundState, currency: string): z.output<typeof Refund> => ({
  id: refund.id,
  paymentId: refund.paymentId,
  amount: asMoney(refund.amount, currency),
  reason: refund.reason,
  status: refund.status,
  ...(refund.failure && { failure: refund.failure }),
  ...(refund.settles > 0 && { settles: asMoney(refund.settles, currency) }),
  ...(refund.lines.length > 0 && {
    lines: refund.lines.map(({ line, quantity, amount }) => ({
      ...{ line, quantity, amount: asMoney(amount, currency) },
    })),
  }),
  createdAt: refund.createdAt.toISOString(),
})
