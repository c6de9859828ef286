import { tokenIn } from '../tokens/token-form.ts'
import type { TokenVerifier } from '../tokens/verifier.ts'
import { forbidden, Problem, unauthorized } from './problem.ts'
import type { Middleware } from './request-context.ts'
import type { Caller, Who } from './route.ts'

const may: Record<Who, (role: Caller['role']) => boolean> = {
  anyone: () => true,
  user: () => true,
  customer: (role) => role === 'customer',
  staff: (role) => role !== 'customer',
  admin: (role) => role === 'admin',
}

const isStaffs = (who: Who) => who === 'staff' || who === 'admin'

const mfaRequired = () =>
  new Problem(403, 'Staff need a second factor for this: enrol one, or sign in with a code of it.', {
    type: '/problems/mfa-required',
  })

/**
 * Who asks, if they may. A bad token is a 401 on every route, also where none is needed: a client whose token went stale
 * should hear of it. Another's role is a 403.
 */
export const authenticated =
  (who: Who, verify: TokenVerifier): Middleware =>
  (ctx, next) => {
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
  if (!may[who](caller.role)) throw caller.lacksSecondFactor && isStaffs(who) ? mfaRequired() : forbidden()
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
