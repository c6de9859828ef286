import type { Answer } from '../../mart/client.ts'
import type { KnownShop, Player } from '../moves/move.ts'
import { type Recording, recordingClient } from './recording-client.ts'

/** What is common to all who play one run. */
export interface Company {
  recording: Recording
  shop: KnownShop
  over(): boolean
  signal: AbortSignal
}

/** The password of everybody who plays. */
export const password = 'correct horse battery'

/** A player, and what its loop has to know of it besides. */
export interface Person extends Player {
  /** What is played now; it is written into every deed. */
  move: string
  signIn(): Promise<boolean>
}

/** Somebody with an account that is there already, or is to be made. They are not signed in yet. */
export function person(company: Company, name: string, email: string, random: () => number): Person {
  let token: string | null = null
  let renewing: Promise<boolean> | null = null
  const caller = (who: string, renew: (() => Promise<boolean>) | null) => ({
    who,
    move: () => it.move,
    token: () => token,
    renew,
    signal: company.signal,
  })
  const door = recordingClient(company.recording, caller(`${name}'s door`, null), null)

  const take = ({ status, body }: Answer): boolean => {
    if (status !== 200) return false
    token = body.accessToken
    it.account.refreshToken = body.refreshToken
    return true
  }
  const signIn = async () => take(await door.post('/v1/auth/login', { email, password: it.account.password }))
  /** Once for both apps, and by what was given last; where that is no good any more, by the password. */
  const renew = () => {
    renewing ??= (async () => {
      const { refreshToken } = it.account
      if (refreshToken && take(await door.post('/v1/auth/refresh', { refreshToken }))) return true
      return signIn()
    })().finally(() => {
      renewing = null
    })
    return renewing
  }

  const it: Person = {
    name,
    id: '',
    move: 'enter',
    client: recordingClient(company.recording, caller(name, renew)),
    beside: recordingClient(company.recording, caller(`${name}, second app`, renew)),
    account: { email, password, refreshToken: null },
    orders: [],
    random,
    shop: company.shop,
    over: company.over,
    signIn,
  }
  return it
}

/** Registers and signs in; null where no answer came, or the mart is too busy to. */
export async function newcomer(company: Company, name: string, random: () => number): Promise<Person | null> {
  const it = person(company, name, `${name.replaceAll(' ', '-')}@shopper.test`, random)
  it.move = 'register'
  const account = { email: it.account.email, password, name: `Guest ${name}` }
  const made = await it.client.as(null).post('/v1/auth/register', account)
  // 409: it was made, and the answer was lost.
  if (made.status !== 201 && made.status !== 409) return null
  if (!(await it.signIn())) return null
  const me = await it.client.get('/v1/users/me')
  if (me.status !== 200) return null
  it.id = me.body.id
  return it
}
