import { z } from 'zod'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { pageOf, readCursor } from '#src/schemas/page.ts'
import { administrator } from '../accounts/change-account.ts'
import type { Deps } from '../provides.ts'
import {
  ApiKeyPage,
  ApiKeyQuery,
  ApiKeyRequest,
  MachineToken,
  NewApiKey,
  presentApiKey,
  TokenForm,
} from './schemas.ts'

const { get, post, delete: remove } = routesFor<Deps>()

export const routes = [
  get('/v1/users/api-keys', {
    summary: 'Keys of machines, the oldest first',
    who: 'admin',
    query: ApiKeyQuery,
    answers: { 200: ApiKeyPage },
    run: async ({ users, apiKeys }, { caller, query: { limit, cursor, deleted = false } }, tx) => {
      administrator(await users.lock(caller.id, tx))
      const rows = await apiKeys.list(deleted, readCursor(cursor, id), limit + 1, tx)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(presentApiKey), nextCursor }
    },
  }),

  post('/v1/users/api-keys', {
    summary: 'Make a key for a machine: a till, an ERP',
    description: 'Its secret is shown this once. There are 100 at most (409).',
    who: 'admin',
    body: ApiKeyRequest,
    answers: { 201: NewApiKey },
    run: async ({ users, createApiKey }, { caller, body }, tx) => {
      administrator(await users.lock(caller.id, tx))
      const { key, secret } = await createApiKey(body, tx)
      return { ...presentApiKey(key), secret }
    },
  }),

  remove('/v1/users/api-keys/{id}', {
    summary: 'Delete a key',
    description: 'No service takes its tokens any more, within a minute.',
    who: 'admin',
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: async ({ users, deleteApiKey }, { caller, params }, tx) => {
      administrator(await users.lock(caller.id, tx))
      await deleteApiKey(params.id, tx)
    },
  }),

  post('/v1/auth/token', {
    summary: 'A token for a machine (OAuth 2.0, client credentials)',
    description:
      'The key’s id and secret as HTTP Basic. A refusal is a problem with OAuth’s `error`: 401 `invalid_client`, 400 `invalid_request`, `unsupported_grant_type`, `invalid_scope`, 429 `slow_down`.',
    who: 'key',
    body: { raw: ['application/x-www-form-urlencoded'], limit: 4_096, described: TokenForm },
    answers: { 200: MachineToken },
    run: ({ issueToken }, { body, headers, ip }, tx) =>
      issueToken({ authorization: headers.authorization, form: body, ip }, tx),
  }),
]
