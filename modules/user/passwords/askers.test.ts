import test from 'ava'
import type { Tx } from '#src/database/transaction.ts'
import { register } from '../accounts/register.ts'
import { logIn } from '../sessions/log-in.ts'
import { changePassword } from './change-password.ts'
import { checkPassword } from './check-password.ts'
import { resetPassword } from './forgotten-password.ts'
import type { Asker } from './hash-pool.ts'

const tx = {} as Tx
const user = { id: 'u', email: 'a@example.com', name: 'Ayesha', passwordHash: 'hash', disabled: false }
const shown = { email: user.email, password: 'x', ip: '192.0.2.1', devices: [], name: user.name }

/** What use cases are given; whoever wants a password hashed or compared is heard, and gets no answer. */
function needs(heard: Asker[], { device = null as string | null, known = true } = {}) {
  const hear = async (asker: Asker) => {
    heard.push(asker)
    throw new Error('heard')
  }
  const found = async () => (known ? user : null)
  return {
    config: { user: { registrationLimit: 10 } },
    now: () => new Date(0),
    users: { byId: found, byEmail: found, credentialsById: found },
    guesses: { count: async () => 1 },
    limitGuesses: (_subjects: unknown, _signal: unknown, guess: () => Promise<unknown>) => guess(),
    deviceTokens: { read: async () => device },
    mailTokens: { find: async () => ({ userId: user.id, email: user.email }) },
    checkPassword: found,
    passwords: {
      match: (_password: string, _hash: string, asker: Asker) => hear(asker),
      hashStrong: (_password: string, _owner: object, _path: string, asker: Asker) => hear(asker),
    },
  } as never
}

test('who has signed in before, or shows what was mailed to them, queues apart from strangers; who went away doesn’t', async (t) => {
  const { signal } = new AbortController()
  const heard: Asker[] = []
  const asks: Record<string, [Asker['queue'], () => Promise<unknown>]> = {
    'to register': ['anyone', () => register(needs(heard, { known: false }))({ ...shown, signal }, tx)],
    'to log in': ['anyone', () => logIn(needs(heard))({ ...shown, signal }, tx)],
    'to log in as nobody': ['anyone', () => logIn(needs(heard, { known: false }))({ ...shown, signal }, tx)],
    'to log in again': ['known', () => logIn(needs(heard, { device: 'd' }))({ ...shown, signal }, tx)],
    'to show his own': ['known', () => checkPassword(needs(heard))('u', 'x', signal)],
    'to change it': [
      'known',
      () =>
        changePassword(needs(heard))(
          { userId: 'u', currentPassword: 'x', newPassword: 'y', sessionId: null, signal },
          tx,
        ),
    ],
    'to set it by mail': [
      'known',
      () => resetPassword(needs(heard))({ token: 't', password: 'x', ip: '', signal }, tx),
    ],
  }
  for (const [what, [queue, ask]] of Object.entries(asks)) {
    await t.throwsAsync(ask(), { message: 'heard' }, what)
    const asker = heard.pop()
    t.is(asker?.queue, queue, what)
    t.is(asker?.signal, signal, what)
  }
})
