import { z } from 'zod'
import { flag, id, timestamp } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import { type Notice, toNotice } from '../letters/letter.ts'
import { isTemplate, write } from '../letters/templates.ts'
import type { InboxRow } from '../message-repository.ts'
import type { Language } from '../wording/language.ts'
import type { Languages } from '../wording/languages.ts'

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

/** A message as its user sees it, in the language that they have chosen by now. */
export const presentNotification = (row: InboxRow, languages: Languages): z.output<typeof Notification> => {
  const { id, template, orderId, readAt, createdAt } = row
  const { title, body } = noticeOf(row, languages.of(row.chosen))
  return {
    id,
    template,
    title,
    body,
    ...(orderId && { orderId }),
    read: readAt !== null,
    ...(readAt && { readAt: readAt.toISOString() }),
    createdAt: createdAt.toISOString(),
  }
}

/** What is written in that language already, what is from before there were two, and what a later build told, stays as it is. */
function noticeOf({ template, data, title, body, writtenIn }: InboxRow, language: Language): Notice {
  if (writtenIn === null || writtenIn === language.code || !isTemplate(template)) return { title, body }
  return toNotice(write(template, data as never, language))
}
