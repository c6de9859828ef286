import { tokenIn } from '../tokens/token-form.ts'
import type { TokenVerifier } from '../tokens/verifier.ts'
import { unauthorized } from './problem.ts'
import type { Middleware } from './request-context.ts'
import type { Caller, Who } from './route.ts'
import { refusal } from './who-may.ts'

/**
 * Who asks, if they may. A bad token is a 401 on every route, also where none is needed: a client whose token went stale
 * should hear of it. Another's role, or a permission that is missing, is a 403.
 */
export const authenticated =
  (who: Who, verify: TokenVerifier): Middleware =>
  (ctx, next) => {
    if (who === 'key') return next()
    const { authorization } = ctx.req.headers
    const caller = callerOf(authorization, who, verify)
    if (caller) {
      ctx.state.caller = caller
      ctx.state.stillGood = () => isGood(authorization, who, verify)
    }
    return next()
  }

function callerOf(authorization: string | undefined, who: Who, verify: TokenVerifier): Caller | null {
  if (authorization === undefined) {
    if (who === 'anyone') return null
    throw unauthorized('This needs a token: Authorization: Bearer …')
  }
  const token = tokenIn(authorization)
  if (token === null)
    throw unauthorized(
      'Authorization must be Bearer, one blank and a token as it was given out.',
      'invalid_token',
    )
  const caller = verify(token)
  const refused = refusal(who, caller)
  if (refused) throw refused.noting({ caller: caller.id })
  return caller
}

/** Whether whoever asked could ask again: their token hasn't ended since. */
function isGood(authorization: string | undefined, who: Who, verify: TokenVerifier): boolean {
  try {
    callerOf(authorization, who, verify)
    return true
  } catch {
    return false
  }
}
