import { toTimestamp, type UserState } from '#proto/events.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { event } from '#src/events/event.ts'
import type { Role } from '#src/http/route.ts'

/** An account that is not erased. */
export interface User {
  id: string
  email: string
  name: string
  phone: string | null
  role: Role
  emailVerified: boolean
  disabled: boolean
  version: number
  createdAt: Date
}

/** How a user looks to himself. */
export const profileOf = ({ id, email, name, phone, role, emailVerified, createdAt }: User) => ({
  id,
  email,
  name,
  phone,
  role,
  emailVerified,
  createdAt: createdAt.toISOString(),
})

/** How a user looks to an admin. */
export const accountOf = (user: User) => ({ ...profileOf(user), disabled: user.disabled })

/** What other modules may know of a user: everything but the password. */
const stateOf = (user: User): UserState => ({
  id: user.id,
  email: user.email,
  name: user.name,
  phone: user.phone ?? '',
  role: user.role,
  emailVerified: user.emailVerified,
  disabled: user.disabled,
  version: user.version,
  createdAt: toTimestamp(user.createdAt),
})

export const registered = (user: User): DomainEvent =>
  event('mart.user.v1.UserRegistered', user.id, { user: stateOf(user) })

export const changed = (user: User): DomainEvent =>
  event('mart.user.v1.UserChanged', user.id, { user: stateOf(user) })

/** Travels as a tombstone. */
export const erased = (userId: string): DomainEvent => event('mart.user.v1.UserErased', userId, { userId })
