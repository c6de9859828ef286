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

/** Saves a locked user all of whose access tokens are worth nothing any more, but those of one session where it is named. */
const saveWithoutTokens = async (needs: Needs, user: User, except: string | null, tx: Tx): Promise<User> => {
  const { users, config, now } = needs
  const clock = { now: now(), accessTtl: config.jwt.accessTtl }
  const saved = await users.save(withoutSessions(user, except, clock), now(), tx)
  tx.say(changed(saved))
  revokeHere(needs, saved, tx)
  return saved
}

/**
 * Saves a locked user and ends all their sessions, but one where it is named: no module takes the access tokens of those
 * any more. Gives what was saved.
 */
export const saveWithoutSessions =
  (needs: Needs) =>
  async (user: User, except: string | null, tx: Tx): Promise<User> => {
    needs.sessions.endAll(user.id, except, tx)
    return saveWithoutTokens(needs, user, except, tx)
  }

export type SaveWithoutSessions = ReturnType<typeof saveWithoutSessions>

/** A locked user's sessions go on, by access tokens that are signed anew and say what is so now. */
export const revokeAccessTokens =
  (needs: Needs) =>
  async (user: User, tx: Tx): Promise<void> => {
    await saveWithoutTokens(needs, user, null, tx)
  }

export type RevokeAccessTokens = ReturnType<typeof revokeAccessTokens>

/** Saves a locked user some of whose sessions have ended: no module takes their access tokens any more. */
async function saveEnded(needs: Needs, user: User, sessionIds: string[], tx: Tx): Promise<void> {
  const { users, config, now } = needs
  const clock = { now: now(), accessTtl: config.jwt.accessTtl }
  const ended = sessionIds.reduce((user, id) => withoutSession(user, id, clock), user)
  const saved = await users.save(ended, now(), tx)
  tx.say(changed(saved))
  revokeHere(needs, saved, tx)
}

/** Ends one session, of its owner alone where one is named; false where there is none. No module takes its access tokens any more. */
export const endSession =
  (needs: Needs) =>
  async (sessionId: string, owner: string | null, tx: Tx): Promise<boolean> => {
    const userId = owner ?? (await needs.sessions.userOf(sessionId, tx))
    const user = userId && (await needs.users.lock(userId, tx))
    if (!user || !(await needs.sessions.end(sessionId, owner, tx))) return false
    await saveEnded(needs, user, [sessionId], tx)
    return true
  }

export type EndSession = ReturnType<typeof endSession>

/** Ends all sessions of a user but so many, which were seen last. */
export const endOldest =
  (needs: Needs) =>
  async (userId: string, most: number, tx: Tx): Promise<void> => {
    const user = await needs.users.lock(userId, tx)
    const ended = user ? await needs.sessions.endOldest(userId, most, tx) : []
    if (user && ended.length > 0) await saveEnded(needs, user, ended, tx)
  }

export type EndOldest = ReturnType<typeof endOldest>

/** No token of one who is erased is good any more, here at once and elsewhere by the tombstone. */
export const revokeErased =
  ({ revocations, config, now }: Pick<Needs, 'revocations' | 'config' | 'now'>) =>
  (userId: string, tx: Tx): void =>
    tx.afterCommit(() => {
      const until = new Date(now().getTime() + config.jwt.accessTtl)
      revocations.add([allOf(userId, until)])
    })

export type RevokeErased = ReturnType<typeof revokeErased>
