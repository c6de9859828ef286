import type { Caller } from './caller.ts'
import { shares } from './choices.ts'
import type { Dice } from './dice.ts'
import type { Customer, Visit } from './visit.ts'

const registerRoute = 'POST /v1/auth/register'
const loginRoute = 'POST /v1/auth/login'
const refreshRoute = 'POST /v1/auth/refresh'

/** A visit begins: most have a token that is still good, some get new ones, log in, or are new. */
export async function arrive({ me, tally }: Visit): Promise<void> {
  const roll = me.dice.random()
  if (roll < shares.register) {
    Object.assign(me, await becomeCustomer(me.caller, me.dice))
    me.kept.clear()
    tally.happened('registered')
  } else if (roll < shares.register + shares.login) {
    me.refreshToken = await logIn(me.caller, me)
    tally.happened('logged in')
  } else if (roll < shares.register + shares.login + shares.refresh) {
    me.refreshToken = await tokens(me.caller, refreshRoute, { refreshToken: me.refreshToken })
    tally.happened('came back with new tokens')
  }
}

/** Registers somebody and logs them in; from then on the caller is theirs. */
export async function becomeCustomer(
  caller: Caller,
  dice: Dice,
): Promise<Pick<Customer, 'id' | 'email' | 'password' | 'refreshToken'>> {
  const name = `shopper-${Math.floor(dice.random() * 2 ** 48).toString(36)}`
  const account = { email: `${name}@shopper.test`, password: `${name} likes mangoes` }
  const { body } = await caller.ask({
    method: 'POST',
    path: '/v1/auth/register',
    route: registerRoute,
    body: { ...account, name: 'Sana Malik' },
    answers: { 201: 'ok' },
  })
  return { ...account, id: body.id, refreshToken: await logIn(caller, account) }
}

const logIn = (caller: Caller, { email, password }: { email: string; password: string }) =>
  tokens(caller, loginRoute, { email, password })

/** The caller has the new access token; resolves with the new refresh token. */
async function tokens(caller: Caller, route: string, body: object): Promise<string> {
  const answer = await caller.ask({
    method: 'POST',
    path: route.slice(5),
    route,
    body,
    answers: { 200: 'ok' },
  })
  caller.token = answer.body.accessToken
  return answer.body.refreshToken
}
