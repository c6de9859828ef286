import { z } from 'zod'
import { page, pageOf, pageQuery, readCursor } from '#src/http/page.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/http/schemas.ts'
import type { Deps } from '../provides.ts'
import { sessionOf } from '../sessions/access-tokens.ts'
import { profileOf } from '../user.ts'
import { Address, AddressEntry, Erasure, PasswordChange, Profile, ProfileChange } from './schemas.ts'

const { get, post, put, patch, delete: remove } = routesFor<Deps>()

const book = '/v1/users/me/addresses'

export const meRoutes = [
  get('/v1/users/me', {
    summary: 'My profile',
    who: 'user',
    answers: { 200: Profile },
    run: async ({ viewProfile }, { caller }) => profileOf(await viewProfile(caller.id)),
  }),
  patch('/v1/users/me', {
    summary: 'Change my profile',
    description:
      'A new e-mail address needs `currentPassword`, ends my other sessions, is told to the old one, and is unverified until its mail comes back.',
    who: 'user',
    body: ProfileChange,
    answers: { 200: Profile },
    run: async ({ changeProfile }, { body, caller, headers, signal }, tx) => {
      const sessionId = sessionOf(headers.authorization)
      return profileOf(await changeProfile({ id: caller.id, sessionId }, body, signal, tx))
    },
  }),
  remove('/v1/users/me', {
    summary: 'Erase my account',
    description: 'Personal data goes from every module; what bookkeeping must keep stays, without a name.',
    who: 'user',
    body: Erasure,
    answers: { 204: null },
    run: ({ eraseUser }, { body, caller, signal }, tx) => eraseUser(caller.id, body.password, signal, tx),
  }),
  post('/v1/users/me/password', {
    summary: 'Change my password',
    description: 'My other sessions end.',
    who: 'user',
    body: PasswordChange,
    answers: { 204: null },
    run: ({ changePassword }, { body, caller, headers, signal }, tx) =>
      changePassword({ ...body, userId: caller.id, sessionId: sessionOf(headers.authorization), signal }, tx),
  }),
  get(book, {
    summary: 'My address book',
    who: 'user',
    query: z.strictObject(pageQuery),
    answers: { 200: page(Address) },
    run: async ({ addresses }, { caller, query }) => {
      const rows = await addresses.list(caller.id, readCursor(query.cursor, id), query.limit + 1)
      return pageOf(rows, query.limit, (last) => last.id)
    },
  }),
  post(book, {
    summary: 'Add an address',
    description: 'A new default takes the place of the old one.',
    who: 'user',
    body: AddressEntry,
    answers: { 201: Address },
    run: async ({ addAddress }, { body, caller }, tx) => {
      const address = await addAddress(caller.id, body, tx)
      return reply({ status: 201, body: address, headers: { Location: `${book}/${address.id}` } })
    },
  }),
  put(`${book}/{id}`, {
    summary: 'Replace an address',
    who: 'user',
    params: z.strictObject({ id }),
    body: AddressEntry,
    answers: { 200: Address },
    run: ({ replaceAddress }, { body, caller, params }, tx) => replaceAddress(caller.id, params.id, body, tx),
  }),
  remove(`${book}/{id}`, {
    summary: 'Remove an address',
    who: 'user',
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: ({ removeAddress }, { caller, params }, tx) => removeAddress(caller.id, params.id, tx),
  }),
]
