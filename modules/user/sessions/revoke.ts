import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { allOf, type Revocations } from '#src/tokens/revocations.ts'
import { changed, type User, withoutSession, withoutSessions } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import type { SessionRepository } from './session-repository.ts'

interface Needs {
  users: UserRepository
  sessions: SessionRepository
  revocations: Revocations
  config: Config
  now: () => Date
}

/** Tells this process at once what the others hear by the bus. */
const revokeHere = ({ revocations }: Needs, { id: userId, version, revocation }: User, tx: Tx) =>
  tx.afterCommit(() => revocation && revocations.add([{ userId, version, ...revocation }]))

/**
 * Saves a locked user and ends all their sessions, but one where it is named: no module takes the access tokens of those
 * any more. Gives what was saved.
 */
export const saveWithoutSessions =
  (needs: Needs) =>
  async (user: User, except: string | null, tx: Tx): Promise<User> => {
    const { users, sessions, config, now } = needs
    const clock = { now: now(), accessTtl: config.jwt.accessTtl }
    const saved = await users.save(withoutSessions(user, except, clock), now(), tx)
    sessions.endAll(user.id, except, tx)
    tx.say(changed(saved))
    revokeHere(needs, saved, tx)
    return saved
  }

export type SaveWithoutSessions = ReturnType<typeof saveWithoutSessions>

/** Ends one session, if it is there; no module takes its access tokens any more. */
export const endSession =
  (needs: Needs) =>
  async (sessionId: string, tx: Tx): Promise<void> => {
    const { users, sessions, config, now } = needs
    const userId = await sessions.userOf(sessionId, tx)
    const user = userId && (await users.lock(userId, tx))
    if (!user || !(await sessions.end(sessionId, tx))) return
    const clock = { now: now(), accessTtl: config.jwt.accessTtl }
    const saved = await users.save(withoutSession(user, sessionId, clock), now(), tx)
    tx.say(changed(saved))
    revokeHere(needs, saved, tx)
  }

export type EndSession = ReturnType<typeof endSession>

/** No token of one who is erased is good any more, here at once and elsewhere by the tombstone. */
export const revokeErased =
  ({ revocations, config, now }: Pick<Needs, 'revocations' | 'config' | 'now'>) =>
  (userId: string, tx: Tx): void =>
    tx.afterCommit(() => {
      const until = new Date(now().getTime() + config.jwt.accessTtl)
      revocations.add([allOf(userId, until)])
    })

export type RevokeErased = ReturnType<typeof revokeErased>
