import { z } from 'zod'
import { page, pageOf, pageQuery, readCursor } from '#src/http/page.ts'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { flag, id } from '#src/http/schemas.ts'
import type { InboxRow } from '../message-repository.ts'
import type { Deps } from '../provides.ts'
import { notification, preferences } from './schemas.ts'

const { get, post, put } = routesFor<Deps>()

export const routes = [
  get('/v1/notifications', {
    summary: 'The in-app inbox, newest first',
    who: 'user',
    query: z.strictObject({ ...pageQuery, unread: flag.optional() }),
    answers: { 200: page(notification) },
    run: async ({ messages }, { caller, query: { limit, cursor, unread } }) => {
      const before = readCursor(cursor, id)
      const rows = await messages.inbox(caller.id, { onlyUnread: unread === true, before, limit: limit + 1 })
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(toNotification), nextCursor }
    },
  }),

  post('/v1/notifications/{id}/read', {
    summary: 'Mark a message as read; again changes nothing',
    who: 'user',
    params: z.strictObject({ id }),
    answers: { 200: notification },
    run: async ({ messages, now }, { caller, params }, tx) => {
      const row = await messages.markRead(params.id, caller.id, now(), tx)
      if (!row) throw notFound('notification')
      return toNotification(row)
    },
  }),

  get('/v1/notifications/preferences', {
    summary: 'What the caller wants to be told, how and when',
    who: 'user',
    answers: { 200: preferences },
    run: ({ preferences }, { caller }) => preferences.of(caller.id),
  }),

  put('/v1/notifications/preferences', {
    summary: 'Choose what to be told, how and when',
    description: 'What must be told (a password reset, a receipt) is sent all the same, and at once.',
    who: 'user',
    body: preferences,
    answers: { 200: preferences },
    run: async ({ preferences }, { caller, body }, tx) => {
      await preferences.choose(caller.id, body, tx)
      return body
    },
  }),
]

const toNotification = ({ id, template, title, body, orderId, readAt, createdAt }: InboxRow) => ({
  id,
  template,
  title,
  body,
  ...(orderId ? { orderId } : {}),
  read: readAt !== null,
  ...(readAt ? { readAt: readAt.toISOString() } : {}),
  createdAt: createdAt.toISOString(),
})
