import { accessTokens } from './access-tokens.ts'
import { deviceTokens } from './device-tokens.ts'
import { logIn } from './log-in.ts'
import { endOldest, endSession, revokeAccessTokens, revokeErased, saveWithoutSessions } from './revoke.ts'
import { sessionRepository } from './session-repository.ts'
import { logOut, refreshSession, startSession } from './sessions.ts'

export const sessions = {
  sessions: sessionRepository,
  accessTokens,
  deviceTokens,
  logIn,
  startSession,
  refreshSession,
  logOut,
  endSession,
  endOldest,
  saveWithoutSessions,
  revokeAccessTokens,
  revokeErased,
}
