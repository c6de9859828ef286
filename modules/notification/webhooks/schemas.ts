import { z } from 'zod'
import { webhookEventNames } from '#proto/webhooks.ts'
import { id, text, timestamp, verbatim, wholeNumber } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import { deliveryStatuses, outcomes } from './webhook.ts'

const url = verbatim(2048).meta({
  description: 'https, at port 443 or 1024 and above, of a public address; without user name, password and #',
  format: 'uri',
  examples: ['https://erp.example.com/mart'],
})

const events = z
  .array(z.enum(webhookEventNames))
  .min(1)
  .max(webhookEventNames.length)
  .transform((names) => [...new Set(names)])

export const NewEndpoint = z.strictObject({ url, events, description: text(200, 0).default('') })

export const EndpointChanges = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  description: text(200, 0).optional(),
  active: z.boolean().optional(),
  /** A new secret, shown in the answer; the old one signs beside it for a day. */
  rotateSecret: z.boolean().optional(),
})

/** Another system that is told of what happens. */
export const Endpoint = z
  .strictObject({
    id,
    url: z.string(),
    events: z.array(z.enum(webhookEventNames)),
    description: z.string(),
    active: z.boolean(),
    /** `admin`: switched off by one; `gone`: it answered 410; `failing`: nothing worked for two days. */
    offReason: z.enum(['admin', 'gone', 'failing']).optional(),
    /** Since when every try has failed. */
    failingSince: timestamp.optional(),
    /** Until when the secret before this one signs too. */
    previousSecretUntil: timestamp.optional(),
    /** Shown when it is made, and never again. */
    secret: z.string().optional(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'WebhookEndpoint' })

export const EndpointId = z.strictObject({ id })

/** An event on its way to an endpoint. */
export const Delivery = z
  .strictObject({
    n: z.int(),
    /** The `webhook-id`. */
    eventId: id,
    type: z.enum(webhookEventNames),
    /** What it is about; later events of the same subject wait for it. */
    subject: z.string(),
    status: z.enum(deliveryStatuses),
    answer: z.string().optional(),
    /** Of the first of its subject that is pending; the others wait behind it. */
    nextAttemptAt: timestamp.optional(),
    /** The last twenty, newest first. */
    attempts: z.array(
      z.strictObject({
        at: timestamp,
        outcome: z.enum(outcomes),
        httpStatus: z.int().optional(),
        answer: z.string(),
      }),
    ),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'WebhookDelivery' })

export const DeliveryQuery = z.strictObject({ ...pageQuery, status: z.enum(deliveryStatuses).optional() })

export const DeliveryId = z.strictObject({ id, n: wholeNumber(1, 999_999_999_999_999) })
