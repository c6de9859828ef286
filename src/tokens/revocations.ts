import { LRUCache } from 'lru-cache'

/** Which access tokens of a user are no longer good, though they haven't expired. */
export interface Revocation {
  /** A user's, or a machine's key's. */
  userId: string
  /** Of the user's state that said so: the highest wins. `gone` for one who was erased. */
  version: number
  /** Tokens of a lower epoch... */
  epoch: number
  /** ...unless they are of this session. */
  keptSession: string | null
  /** Tokens of these sessions, whatever their epoch. */
  endedSessions: string[]
  /** When the last of them has expired. */
  until: Date
}

/** The version, and the epoch, of a user who was erased: above all others. */
export const gone = Number.MAX_SAFE_INTEGER

/** All tokens of a user who is gone, or of a machine's key that has ended. */
export const allOf = (userId: string, until: Date): Revocation => ({
  ...{ userId, until, version: gone, epoch: gone },
  ...{ keptSession: null, endedSessions: [] },
})

/** The claims of a token that revocations are matched with. */
export interface TokenIdentity {
  userId: string
  sessionId: string
  epoch: number
}

/** The tokens that a process must not take any more, in memory, for as long as they would live. */
export interface Revocations {
  isRevoked(token: TokenIdentity): boolean
  add(revocations: Revocation[]): void
}

/**
 * So many users are kept, some 40 MB; beyond that the least recently used are forgotten. To revoke tokens takes a login,
 * and so a password hash, which bounds how fast an attacker could fill this.
 */
const mostUsers = 100_000

/** An empty store. Entries go by themselves when their tokens have expired. */
export function createRevocations(now: () => Date = () => new Date()): Revocations {
  const users = new LRUCache<string, Revocation>({ max: mostUsers })
  return {
    isRevoked({ userId, sessionId, epoch }) {
      const known = users.get(userId)
      if (!known) return false
      return (
        (epoch < known.epoch && sessionId !== known.keptSession) || known.endedSessions.includes(sessionId)
      )
    },
    add(revocations) {
      for (const revocation of revocations) {
        const { userId, version, until } = revocation
        const ttl = until.getTime() - now().getTime()
        const known = users.get(userId)
        if (ttl > 0 && (!known || known.version < version)) users.set(userId, revocation, { ttl })
      }
    },
  }
}
