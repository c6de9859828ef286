import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { DeviceTokens } from './device-tokens.ts'
import { type RefreshSecret, readRefreshToken, refreshSecret } from './refresh-secret.ts'
import type { EndSession } from './revoke.ts'
import type { SessionRepository, SessionUser } from './session-repository.ts'

/** What a login and a refresh answer. */
export interface SessionTokens {
  accessToken: string
  tokenType: 'Bearer'
  /** Seconds. */
  expiresIn: number
  refreshToken: string
  /** Shown at later logins, it says that this device has signed in before. */
  deviceToken: string
}

interface Needs {
  sessions: SessionRepository
  accessTokens: AccessTokens
  deviceTokens: DeviceTokens
  config: Config
  now: () => Date
}

const lifetime = ({ config, now }: Needs) => {
  const at = now()
  const { refreshTtl, sessionTtl } = config.jwt
  return { now: at, expires: new Date(at.getTime() + Math.min(refreshTtl, sessionTtl)), sessionTtl }
}

const tokensOf = async (
  { accessTokens, deviceTokens }: Needs,
  who: SessionUser,
  { sessionId, token }: RefreshSecret,
): Promise<SessionTokens> => ({
  ...(await accessTokens.sign(who, sessionId)),
  tokenType: 'Bearer',
  refreshToken: token,
  // Named after its session: however often that is refreshed, it stays one device with one count of wrong guesses.
  deviceToken: await deviceTokens.make(who, sessionId),
})

/** A new session of a user whose password was just shown; null where it isn't theirs any more. */
export const startSession =
  (needs: Needs) =>
  async (user: { id: string; passwordHash: string }, tx: Tx): Promise<SessionTokens | null> => {
    const secret = refreshSecret()
    const who = await needs.sessions.start(secret, user, lifetime(needs), tx)
    if (!who) return null
    return tokensOf(needs, who, secret)
  }

export type StartSession = ReturnType<typeof startSession>

/**
 * The session's next tokens for its newest refresh token. Any other that names the session is one that was
 * used, by its owner or by a thief, nobody can tell which: the session ends. Outside the request's
 * transaction, which a 401 rolls back.
 */
export const refreshSession =
  (needs: Needs & { db: Database; endSession: EndSession }) =>
  async (refreshToken: string): Promise<SessionTokens> => {
    const shown = readRefreshToken(refreshToken)
    const next = shown && refreshSecret(shown.sessionId)
    const who = next && (await needs.sessions.rotate(shown, next, lifetime(needs)))
    if (!who) {
      if (shown) await needs.db.transaction((tx) => needs.endSession(shown.sessionId, tx))
      throw new Problem(401, 'The refresh token is not valid, or no longer.', {
        headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      })
    }
    return tokensOf(needs, who, next)
  }

/** Ends the token's session, if it has one, and what it still has of access tokens. */
export const logOut =
  ({ endSession }: { endSession: EndSession }) =>
  async (refreshToken: string, tx: Tx): Promise<void> => {
    const shown = readRefreshToken(refreshToken)
    if (shown) await endSession(shown.sessionId, tx)
  }
