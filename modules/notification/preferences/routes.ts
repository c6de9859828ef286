import { routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { Preferences } from './schemas.ts'

const { get, put } = routesFor<Deps>()

export const routes = [
  get('/v1/notifications/preferences', {
    summary: 'What the caller wants to be told, how and when',
    who: 'user',
    answers: { 200: Preferences },
    run: ({ preferences }, { caller }) => preferences.of(caller.id),
  }),

  put('/v1/notifications/preferences', {
    summary: 'Choose what to be told, how and when',
    description: 'What must be told (a password reset, a receipt) is sent all the same, and at once.',
    who: 'user',
    body: Preferences,
    answers: { 200: Preferences },
    async run({ preferences }, { caller, body }, tx) {
      await preferences.choose(caller.id, body, tx)
      return body
    },
  }),
]
