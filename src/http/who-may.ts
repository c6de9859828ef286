import { type Permission, permissions, permissionsIn } from './permissions.ts'
import { forbidden, Problem } from './problem.ts'
import type { Caller, Role, Who } from './route.ts'

/**
 * Those that a token's `scope` claim names. Staff whose token has none may all: so it was signed before there were
 * permissions, and who signs now always says.
 */
export const permissionsOfScope = (role: Role, scope: string | undefined): Permission[] =>
  role === 'staff' ? permissionsIn(scope?.split(' ') ?? permissions) : []

/** Whether a caller may what a permission opens: staff who have it, and admins. */
export const isAllowed = (caller: Caller | null, permission: Permission): boolean =>
  caller?.role === 'admin' || (caller?.role === 'staff' && caller.permissions.includes(permission))

/** The permission that staff need on a route; null where none is. */
export const permissionOf = (who: Who): Permission | null =>
  permissions.find((permission) => who.endsWith(`staff:${permission}`)) ?? null

/** Whether customers may call a route that wants a token. */
export const isForCustomers = (who: Who): boolean => who === 'user' || who.startsWith('customer')

/** Null where the caller may; else the 403, which says what is missing. */
export function refusal(who: Who, caller: Caller): Problem | null {
  const { role, machine } = caller
  if (who === 'anyone' || who === 'key') return null
  if (who === 'user') return machine ? forbidden('This is for people: a machine has no account.') : null
  if (role === 'customer') {
    if (isForCustomers(who)) return null
    return caller.lacksSecondFactor ? mfaRequired() : forbidden()
  }
  if (who === 'customer or staff')
    return role === 'admin' || caller.permissions.length > 0 ? null : forbidden()
  const permission = permissionOf(who)
  if (permission === null) return role === who ? null : forbidden()
  return isAllowed(caller, permission) ? null : lacks(permission)
}

const mfaRequired = () =>
  new Problem(403, 'Staff need a second factor for this: enrol one, or sign in with a code of it.', {
    type: '/problems/mfa-required',
  })

const lacks = (permission: Permission): Problem =>
  new Problem(403, `This needs the permission ${permission}.`, {
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${permission}"` },
  })
