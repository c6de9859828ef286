import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { sessionOf } from '../sessions/access-tokens.ts'
import { Enrolment, SecondFactorCode } from './schemas.ts'

const { post, delete: remove } = routesFor<Deps>()

const place = '/v1/users/me/mfa'

export const routes = [
  post(place, {
    summary: 'Enrol a second factor',
    description:
      'A time-based one-time password (RFC 6238). It is on once a code has confirmed it, within 15 minutes; from then on a login wants `otp`. Asked for again before that, the one before is worth nothing. 409 while one is on.',
    who: 'user',
    answers: { 201: Enrolment },
    run: async ({ enrol }, { caller }, tx) =>
      reply({
        status: 201,
        body: await enrol(caller.id, tx),
        headers: { 'Cache-Control': 'no-store' },
      }),
  }),

  post(`${place}/confirm`, {
    summary: 'Turn my second factor on',
    description:
      'The owner is told by mail. Staff refresh their tokens to act as staff where STAFF_MFA wants it.',
    who: 'user',
    body: SecondFactorCode,
    answers: { 204: null },
    run: ({ confirmSecondFactor }, { body, caller, headers, signal }, tx) => {
      const sessionId = sessionOf(headers.authorization)
      return confirmSecondFactor({ userId: caller.id, code: body.code, sessionId, signal }, tx)
    },
  }),

  remove(place, {
    summary: 'Take my second factor off',
    description: 'With a code of it, or a recovery code. The owner is told by mail.',
    who: 'user',
    body: SecondFactorCode,
    answers: { 204: null },
    run: ({ takeOffSecondFactor }, { body, caller, signal }, tx) =>
      takeOffSecondFactor(caller.id, body.code, signal, tx),
  }),
]
