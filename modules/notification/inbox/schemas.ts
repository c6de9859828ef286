import { z } from 'zod'
import { code, id, text, timestamp } from '#src/http/schemas.ts'
import { channels, statuses } from '../mailing/delivery.ts'
import { isTimeZone } from '../mailing/quiet-hours.ts'

/** A message of the inbox. */
export const notification = z
  .strictObject({
    id,
    template: z.string(),
    title: z.string(),
    body: z.string(),
    orderId: id.optional(),
    read: z.boolean(),
    readAt: timestamp.optional(),
    createdAt: timestamp,
  })
  .meta({ id: 'Notification' })

const timeOfDay = code(5, /^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00')

/** What a user wants to be told, how and when. */
export const preferences = z
  .strictObject({
    email: z.boolean(),
    sms: z.boolean(),
    quietHours: z
      .strictObject({
        from: timeOfDay,
        to: timeOfDay,
        timeZone: text(64).refine(isTimeZone, 'must be an IANA time zone such as Asia/Karachi'),
      })
      .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from from' })
      .optional(),
  })
  .meta({ id: 'NotificationPreferences' })

export const deliveryStatus = z.enum(statuses)

/** A message on its way through one channel, as staff see it. */
export const delivery = z
  .strictObject({
    id,
    messageId: id,
    userId: id,
    channel: z.enum(channels),
    status: deliveryStatus,
    template: z.string(),
    title: z.string(),
    /** What was told, without the token that the mail may carry. */
    body: z.string(),
    /** The mail that was not sent, where it is kept. */
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
