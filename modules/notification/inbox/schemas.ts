import { z } from 'zod'
import { flag, id, timestamp } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import type { InboxRow } from '../message-repository.ts'

/** A message of the inbox. */
export const Notification = z
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

export const InboxQuery = z.strictObject({ ...pageQuery, unread: flag.optional() })

/** A message as its user sees it. */
export const presentNotification = ({
  id,
  template,
  title,
  body,
  orderId,
  readAt,
  createdAt,
}: InboxRow): z.output<typeof Notification> => ({
  id,
  template,
  title,
  body,
  ...(orderId && { orderId }),
  read: readAt !== null,
  ...(readAt && { readAt: readAt.toISOString() }),
  createdAt: createdAt.toISOString(),
})
