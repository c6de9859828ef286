import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { type DeviceTokens, deviceTokenIn } from './device-tokens.ts'
import { JwkSet, Login, RefreshToken, Tokens } from './schemas.ts'
import type { SessionTokens } from './sessions.ts'

const { get, post } = routesFor<Deps>()

/** A session's tokens; browsers keep that of the device as a cookie. */
const withCookie = (deviceTokens: DeviceTokens, tokens: SessionTokens) =>
  reply({ body: tokens, headers: { 'Set-Cookie': deviceTokens.cookie(tokens.deviceToken) } })

export const routes = [
  post('/v1/auth/login', {
    summary: 'Log in',
    description:
      'Repeated failures for an account or from an address are answered more slowly, then with 429 for some minutes. A device that has signed in before, and shows the `deviceToken` of then or its cookie `mart_device`, is counted by itself.',
    who: 'anyone',
    body: Login,
    answers: { 200: Tokens },
    run: async ({ logIn, deviceTokens }, { body, ip, headers, signal }, tx) => {
      const { deviceToken, ...credentials } = body
      const devices = [deviceToken, deviceTokenIn(headers.cookie)]
      return withCookie(deviceTokens, await logIn({ ...credentials, ip, devices, signal }, tx))
    },
  }),

  post('/v1/auth/refresh', {
    summary: 'Get new tokens',
    description: 'Each refresh token is good for once. One that is used twice ends its session.',
    who: 'anyone',
    body: RefreshToken,
    answers: { 200: Tokens },
    run: async ({ refreshSession, deviceTokens }, { body }) =>
      withCookie(deviceTokens, await refreshSession(body.refreshToken)),
  }),

  post('/v1/auth/logout', {
    summary: 'End a session',
    who: 'anyone',
    body: RefreshToken,
    answers: { 204: null },
    run: ({ logOut }, { body }, tx) => logOut(body.refreshToken, tx),
  }),

  get('/.well-known/jwks.json', {
    summary: 'The keys that access tokens are verified with',
    who: 'anyone',
    answers: { 200: JwkSet },
    run: ({ accessTokens }) => accessTokens.jwks(),
  }),
]
