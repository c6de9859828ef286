import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { pageOf, readCursor } from '#src/schemas/page.ts'
import { inEvenTime } from '../passwords/even-time.ts'
import type { Deps } from '../provides.ts'
import { sessionOf } from '../sessions/access-tokens.ts'
import {
  Account,
  AccountChange,
  AccountPage,
  AccountQuery,
  EmailVerification,
  Erasure,
  Profile,
  ProfileChange,
  presentAccount,
  presentProfile,
  Registration,
  Unverified,
} from './schemas.ts'

const { get, post, patch, delete: remove } = routesFor<Deps>()

const UserId = z.strictObject({ id })

export const routes = [
  post('/v1/auth/register', {
    summary: 'Register as a customer',
    description:
      'The password has 8 to 128 characters and is not easily guessed. Many accounts from one network: 429.',
    who: 'anyone',
    body: Registration,
    answers: { 201: Profile },
    run: async ({ register }, { body, ip, signal }, tx) =>
      presentProfile(await register({ ...body, ip, signal }, tx)),
  }),

  post('/v1/auth/verify-email', {
    summary: 'Verify an e-mail address with the token that was mailed to it',
    who: 'anyone',
    body: EmailVerification,
    answers: { 204: null },
    run: ({ verifyEmail }, { body }, tx) => verifyEmail(body.token, tx),
  }),

  post('/v1/auth/verify-email/resend', {
    summary: 'Have the mail that verifies an address sent again',
    description: 'The same answer whether or not the address is known, verified or has been sent enough.',
    who: 'anyone',
    body: Unverified,
    answers: { 202: null },
    run: ({ askAgain, db }, { body, requestId }) =>
      inEvenTime(() => db.transaction((tx) => askAgain(body.email, tx), { correlationId: requestId })),
  }),

  get('/v1/users/me', {
    summary: 'My profile',
    who: 'user',
    answers: { 200: Profile },
    run: async ({ viewProfile }, { caller }) => presentProfile(await viewProfile(caller.id)),
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
      return presentProfile(await changeProfile({ id: caller.id, sessionId }, body, signal, tx))
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

  get('/v1/users', {
    summary: 'Find users, newest first',
    who: 'staff:support',
    query: AccountQuery,
    answers: { 200: AccountPage },
    run: async ({ users, checkOnlooker }, { caller, query }, tx) => {
      await checkOnlooker(caller, tx)
      const rows = await users.list(query.q, readCursor(query.cursor, id), query.limit + 1)
      const { items, nextCursor } = pageOf(rows, query.limit, (last) => last.id)
      return { items: items.map(presentAccount), nextCursor }
    },
  }),

  get('/v1/users/{id}', {
    summary: 'One user',
    who: 'staff:support',
    params: UserId,
    answers: { 200: Account },
    run: async ({ users, checkOnlooker }, { caller, params }, tx) => {
      await checkOnlooker(caller, tx)
      const user = await users.byId(params.id)
      if (!user) throw notFound('user')
      return presentAccount(user)
    },
  }),

  patch('/v1/users/{id}', {
    summary: 'Change a user’s role or what they may as staff, disable or enable them',
    description: 'Their sessions end. The last admin can be neither demoted nor disabled (409).',
    who: 'admin',
    params: UserId,
    body: AccountChange,
    answers: { 200: Account },
    run: async ({ changeAccount }, { body, caller, params }, tx) =>
      presentAccount(await changeAccount(caller.id, params.id, body, tx)),
  }),
]
