import { z } from 'zod'
import { page, pageOf, pageQuery, readCursor } from '#src/http/page.ts'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { id, text } from '#src/http/schemas.ts'
import type { Deps } from '../provides.ts'
import { accountOf } from '../user.ts'
import { administrator } from './change-account.ts'
import { Account, AccountChange } from './schemas.ts'

const { get, patch } = routesFor<Deps>()

export const adminRoutes = [
  get('/v1/users', {
    summary: 'Find users, newest first',
    who: 'admin',
    query: z.strictObject({
      ...pageQuery,
      q: text(254, 0).optional().describe('Any part of an e-mail address or a name'),
    }),
    answers: { 200: page(Account) },
    run: async ({ users, userLists }, { caller, query }, tx) => {
      administrator(await users.lock(caller.id, tx))
      const rows = await userLists.find(query.q, readCursor(query.cursor, id), query.limit + 1)
      const { items, nextCursor } = pageOf(rows, query.limit, (last) => last.id)
      return { items: items.map(accountOf), nextCursor }
    },
  }),
  get('/v1/users/{id}', {
    summary: 'One user',
    who: 'admin',
    params: z.strictObject({ id }),
    answers: { 200: Account },
    run: async ({ users }, { caller, params }, tx) => {
      administrator(await users.lock(caller.id, tx))
      const user = await users.byId(params.id)
      if (!user) throw notFound('user')
      return accountOf(user)
    },
  }),
  patch('/v1/users/{id}', {
    summary: 'Change a user’s role, disable or enable him',
    description: 'His sessions end. The last admin can be neither demoted nor disabled (409).',
    who: 'admin',
    params: z.strictObject({ id }),
    body: AccountChange,
    answers: { 200: Account },
    run: async ({ changeAccount }, { body, caller, params }, tx) =>
      accountOf(await changeAccount(caller.id, params.id, body, tx)),
  }),
]
