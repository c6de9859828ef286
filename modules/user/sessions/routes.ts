import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { sessionOf } from './access-tokens.ts'
import { signInPlace } from './device-name.ts'
import { type DeviceTokens, deviceTokenIn } from './device-tokens.ts'
import { JwkSet, Login, presentSession, RefreshToken, SessionPage, Tokens } from './schemas.ts'
import type { SessionTokens } from './sessions.ts'

const { get, post, delete: remove } = routesFor<Deps>()

/** A session's tokens; browsers keep that of the device as a cookie. */
const withCookie = (deviceTokens: DeviceTokens, tokens: SessionTokens) =>
  reply({ body: tokens, headers: { 'Set-Cookie': deviceTokens.cookie(tokens.deviceToken) } })

export const routes = [
  post('/v1/auth/login', {
    summary: 'Log in',
    description:
      'Repeated failures for an account or from an address are answered more slowly, then with 429 for some minutes. A device that has signed in before, and shows the `deviceToken` of then or its cookie `mart_device`, is counted by itself; of one that shows nothing the owner is told by mail. An account with a second factor wants `otp`: without it, or with a wrong one, 401 of the type `/problems/otp-required`.',
    who: 'anyone',
    body: Login,
    answers: { 200: Tokens },
    run: async ({ logIn, deviceTokens }, { body, ip, headers, signal }, tx) => {
      const { deviceToken, ...credentials } = body
      const devices = [deviceToken, deviceTokenIn(headers.cookie)]
      const userAgent = headers['user-agent']
      return withCookie(deviceTokens, await logIn({ ...credentials, ip, userAgent, devices, signal }, tx))
    },
  }),

  post('/v1/auth/refresh', {
    summary: 'Get new tokens',
    description:
      'Each refresh token is good for once. Whoever hears no answer may send it again within 30 seconds (`REFRESH_RETRY`) and is given the same next token, as long as that was not used. Beyond that, one that is used twice ends its session.',
    who: 'anyone',
    body: RefreshToken,
    answers: { 200: Tokens },
    run: async ({ refreshSession, deviceTokens }, { body, headers, ip }) => {
      const place = signInPlace(headers['user-agent'], ip)
      return withCookie(deviceTokens, await refreshSession(body.refreshToken, place))
    },
  }),

  post('/v1/auth/logout', {
    summary: 'End a session',
    who: 'anyone',
    body: RefreshToken,
    answers: { 204: null },
    run: ({ logOut }, { body }, tx) => logOut(body.refreshToken, tx),
  }),

  get('/v1/users/me/sessions', {
    summary: 'Where I am signed in, newest first',
    description:
      '`lastSeenAt` is when its tokens were last refreshed. Fifty at most; of more, those end that were not seen for longest.',
    who: 'user',
    query: z.strictObject(pageQuery),
    answers: { 200: SessionPage },
    run: async ({ sessions, now }, { caller, headers, query }) => {
      const rows = await sessions.list(caller.id, now(), readCursor(query.cursor, id), query.limit + 1)
      const { items, nextCursor } = pageOf(rows, query.limit, (last) => last.id)
      const current = sessionOf(headers.authorization)
      return { items: items.map((session) => presentSession(session, current)), nextCursor }
    },
  }),

  remove('/v1/users/me/sessions/{id}', {
    summary: 'End one of my sessions',
    description: 'Its tokens are worth nothing from then on, in every module.',
    who: 'user',
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: async ({ endSession }, { caller, params }, tx) => {
      if (!(await endSession(params.id, caller.id, tx))) throw notFound('session')
    },
  }),

  get('/.well-known/jwks.json', {
    summary: 'The keys that access tokens are verified with',
    who: 'anyone',
    answers: { 200: JwkSet },
    run: ({ accessTokens }) => accessTokens.jwks(),
  }),
]
