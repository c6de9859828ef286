import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { InboxQuery, Notification, presentNotification } from './schemas.ts'

const { get, post } = routesFor<Deps>()

export const routes = [
  get('/v1/notifications', {
    summary: 'The in-app inbox, newest first',
    who: 'user',
    query: InboxQuery,
    answers: { 200: page(Notification) },
    async run({ messages, languages }, { caller, query: { limit, cursor, unread } }) {
      const before = readCursor(cursor, id)
      const rows = await messages.inbox(caller.id, { onlyUnread: unread === true, before, limit: limit + 1 })
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map((row) => presentNotification(row, languages)), nextCursor }
    },
  }),

  post('/v1/notifications/{id}/read', {
    summary: 'Mark a message as read; again changes nothing',
    who: 'user',
    params: z.strictObject({ id }),
    answers: { 200: Notification },
    async run({ messages, languages, now }, { caller, params }, tx) {
      const row = await messages.markRead(params.id, caller.id, now(), tx)
      if (!row) throw notFound('notification')
      return presentNotification(row, languages)
    },
  }),

  post('/v1/notifications/read-all', {
    summary: 'Mark all messages as read',
    description: 'Those that are there, up to 10,000 at once, the newest first.',
    who: 'user',
    answers: { 204: null },
    async run({ messages, now }, { caller }, tx) {
      messages.markAllRead(caller.id, now(), tx)
      return reply({ status: 204 })
    },
  }),

  get('/v1/notifications/stream', {
    summary: 'Follow the in-app inbox',
    description:
      'Server-Sent Events: one for each new message as it comes, its `id` that of the message. With `Last-Event-ID`, first ' +
      'all that came since that one; an id that is no message of theirs begins with what comes next. Open it, then ' +
      'read the list: so nothing falls between the two.',
    who: 'user',
    answers: { 200: { content: 'text/event-stream', description: 'One `Notification` per event' } },
    async run({ followInbox }, { caller, headers, signal }) {
      const last = id.safeParse(headers['last-event-id'])
      return reply({
        body: await followInbox({ userId: caller.id, last: last.success ? last.data : null, signal }),
      })
    },
  }),
]
