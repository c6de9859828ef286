import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { sessionOf } from '../sessions/access-tokens.ts'
import { inEvenTime } from './even-time.ts'
import { ForgottenPassword, PasswordChange, PasswordReset } from './schemas.ts'

const { post } = routesFor<Deps>()

export const routes = [
  post('/v1/users/me/password', {
    summary: 'Change my password',
    description: 'My other sessions end.',
    who: 'user',
    body: PasswordChange,
    answers: { 204: null },
    run: ({ changePassword }, { body, caller, headers, signal }, tx) =>
      changePassword({ ...body, userId: caller.id, sessionId: sessionOf(headers.authorization), signal }, tx),
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
]
