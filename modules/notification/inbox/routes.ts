import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
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
]
