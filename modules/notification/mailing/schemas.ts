import { z } from 'zod'
import { id, timestamp } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import { channels, statuses } from './delivery.ts'

/** A message on its way through one channel, as staff see it. */
export const Delivery = z
  .strictObject({
    id,
    messageId: id,
    userId: id,
    channel: z.enum(channels),
    status: z.enum(statuses),
    template: z.string(),
    title: z.string(),
    /** What was told, without the token that the mail may carry. */
    body: z.string(),
    /** The mail, or the text, that was not sent, where it is kept. */
    text: z.string().optional(),
    orderId: id.optional(),
    /** Why it stands where it stands: the provider's last answer, or our own reason. */
    answer: z.string().optional(),
    nextAttemptAt: timestamp.optional(),
    /** The last twenty, newest first. */
    attempts: z.array(z.strictObject({ at: timestamp, outcome: z.string(), answer: z.string() })),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Delivery' })

export const DeliveryQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(statuses).optional(),
  userId: id.optional(),
})
