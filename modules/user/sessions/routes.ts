import { reply, routesFor } from '#src/http/route.ts'
import {
  EmailVerification,
  ForgottenPassword,
  JwkSet,
  Login,
  PasswordReset,
  Profile,
  RefreshToken,
  Registration,
  Tokens,
  Unverified,
} from '../accounts/schemas.ts'
import { inEvenTime } from '../passwords/even-time.ts'
import type { Deps } from '../provides.ts'
import { profileOf } from '../user.ts'
import { type DeviceTokens, deviceTokenIn } from './device-tokens.ts'
import type { SessionTokens } from './sessions.ts'

const { get, post } = routesFor<Deps>()

/** A session's tokens; browsers keep that of the device as a cookie. */
const withCookie = (deviceTokens: DeviceTokens, tokens: SessionTokens) =>
  reply({ body: tokens, headers: { 'Set-Cookie': deviceTokens.cookie(tokens.deviceToken) } })

export const authRoutes = [
  post('/v1/auth/register', {
    summary: 'Register as a customer',
    description:
      'The password has 8 to 128 characters and is not easily guessed. Many accounts from one network: 429.',
    who: 'anyone',
    body: Registration,
    answers: { 201: Profile },
    run: async ({ register }, { body, ip, signal }, tx) =>
      profileOf(await register({ ...body, ip, signal }, tx)),
  }),
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
  post('/v1/auth/forgot-password', {
    summary: 'Have a token mailed that sets a new password',
    description: 'The same answer whether or not the address is known.',
    who: 'anyone',
    body: ForgottenPassword,
    answers: { 202: null },
    // In a transaction of its own, so that the commit is within the time that is made even.
    run: ({ requestPasswordReset, db }, { body, requestId }) =>
      inEvenTime(() =>
        db.transaction((tx) => requestPasswordReset(body.email, tx), { correlationId: requestId }),
      ),
  }),
  post('/v1/auth/reset-password', {
    summary: 'Set a new password with a mailed token',
    description:
      'Every session of the user ends. The device that asks is known from then on, as after a login.',
    who: 'anyone',
    body: PasswordReset,
    answers: { 204: null },
    run: async ({ resetPassword, deviceTokens }, { body, ip, signal }, tx) => {
      const device = await resetPassword({ ...body, ip, signal }, tx)
      return reply({ status: 204, headers: { 'Set-Cookie': deviceTokens.cookie(device) } })
    },
  }),
  get('/.well-known/jwks.json', {
    summary: 'The keys that access tokens are verified with',
    who: 'anyone',
    answers: { 200: JwkSet },
    run: ({ accessTokens }) => accessTokens.jwks(),
  }),
]
