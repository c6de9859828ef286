import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { PhoneVerification } from './schemas.ts'

const { post } = routesFor<Deps>()

export const routes = [
  post('/v1/users/me/phone/verify', {
    summary: 'Prove that my phone is mine',
    description:
      'Without a code one is sent by SMS, good for ten minutes and five tries (202); with it the phone is verified (204). A few codes in a while, and then 429.',
    who: 'user',
    body: PhoneVerification,
    answers: { 202: null, 204: null },
    async run({ askForCode, verifyPhone }, { body, caller, ip }, tx) {
      if (body.code === undefined) await askForCode({ id: caller.id, ip }, tx)
      else await verifyPhone(caller.id, body.code, tx)
      return reply({ status: body.code === undefined ? 202 : 204 })
    },
  }),
]
