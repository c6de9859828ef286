import { z } from 'zod'
import { money as asMoney } from '#src/money.ts'
import { flag, id, money, timestamp } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import type { Dispute as DisputeRow } from './dispute.ts'

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

export const DisputeQuery = z.strictObject({ ...pageQuery, open: flag.optional() })

/** A chargeback as a client sees it. */
export const presentDispute = (dispute: DisputeRow): z.output<typeof Dispute> => ({
  id: dispute.id,
  paymentId: dispute.paymentId,
  orderId: dispute.orderId,
  provider: dispute.provider,
  providerReference: dispute.reference,
  amount: asMoney(dispute.amount, dispute.currency),
  reason: dispute.reason,
  status: dispute.status,
  open: !dispute.closed,
  ...(dispute.respondBy && { respondBy: dispute.respondBy.toISOString() }),
  openedAt: dispute.openedAt.toISOString(),
})
