import { z } from 'zod'
import { money as asMoney } from '#src/money.ts'
import { id, money, timestamp } from '#src/schemas/fields.ts'
import type { Entry } from '../payment.ts'

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

const longestRange = 92 * 24 * 60 * 60 * 1000

export const Range = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < longestRange, {
    path: ['to'],
    message: 'at most 92 days at once',
  })

/** A line of the ledger as a client sees it. */
export const presentEntry = (entry: Entry): z.output<typeof Transaction> => ({
  id: entry.id,
  kind: entry.kind,
  amount: asMoney(entry.amount, entry.currency),
  providerReference: entry.providerReference,
  ...(entry.detail && { detail: entry.detail }),
  at: entry.at.toISOString(),
})
