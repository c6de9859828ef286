import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import type { AccountKey } from '../account-key.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { SignInPlace } from './device-name.ts'
import type { DeviceTokens } from './device-tokens.ts'
import { type RefreshSecret, readRefreshToken, refreshSecret, successorOf } from './refresh-secret.ts'
import type { EndOldest, EndSession } from './revoke.ts'
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

/** As many sessions has a user at most; of more, those end that were not seen for longest. */
export const mostSessions = 50

/** A new session. */
export interface StartedSession {
  tokens: SessionTokens
  /** Whether its user was ever signed in before. */
  signedInBefore: boolean
}

/** A new session of a user whose password was just shown; null where it isn't theirs any more. */
export const startSession =
  (needs: Needs & { endOldest: EndOldest }) =>
  async (
    user: { id: string; passwordHash: string },
    by: { place: SignInPlace; secondFactor: boolean },
    tx: Tx,
  ): Promise<StartedSession | null> => {
    const secret = refreshSecret()
    const who = await needs.sessions.start(secret, user, by, lifetime(needs), tx)
    if (!who) return null
    if (who.others >= mostSessions) await needs.endOldest(user.id, mostSessions, tx)
    return { tokens: await tokensOf(needs, who, secret), signedInBefore: who.signedInBefore }
  }

export type StartSession = ReturnType<typeof startSession>

/**
 * The session's next tokens for its newest refresh token; the same refresh token again where that was sent a moment ago
 * (REFRESH_RETRY) and what came of it was not used yet: a client whose answer was lost asks again. Any other that names
 * the session was used before, by its owner or by a thief, nobody can tell which: the session ends. Outside the
 * request's transaction, which a 401 rolls back.
 */
export const refreshSession =
  (needs: Needs & { db: Database; accountKey: AccountKey; endSession: EndSession }) =>
  async (refreshToken: string, place: SignInPlace): Promise<SessionTokens> => {
    const shown = readRefreshToken(refreshToken)
    const next = shown && successorOf(shown, needs.accountKey.of('refresh token'))
    const times = { ...lifetime(needs), retry: needs.config.user.refreshRetry }
    const who = next && (await needs.sessions.rotate(shown, next, place, times))
    if (!who) {
      if (shown) await needs.db.transaction((tx) => needs.endSession(shown.sessionId, null, tx))
      throw new Problem(401, 'The refresh token is not valid, or no longer.', {
        headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      }).noting({ event: 'authn_refresh_fail', sessionId: shown?.sessionId ?? null })
    }
    return tokensOf(needs, who, next)
  }

/** Ends the token's session, if it has one, and what it still has of access tokens. */
export const logOut =
  ({ endSession }: { endSession: EndSession }) =>
  async (refreshToken: string, tx: Tx): Promise<void> => {
    const shown = readRefreshToken(refreshToken)
    if (shown) await endSession(shown.sessionId, null, tx)
  }
