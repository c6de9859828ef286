import { toTimestamp, type UserState } from '#proto/events.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { event } from '#src/events/event.ts'
import type { Permission } from '#src/http/permissions.ts'
import type { Role } from '#src/http/route.ts'

/** An account that is not erased. */
export interface User {
  id: string
  email: string
  name: string
  phone: string | null
  role: Role
  /** Of staff: what they may. */
  permissions: Permission[]
  emailVerified: boolean
  /** The phone is proved to be theirs. */
  phoneVerified: boolean
  disabled: boolean
  version: number
  createdAt: Date
  /** Absent where no token was ever revoked. */
  revocation?: UserRevocation
}

/** Which of a user's access tokens are no longer good, though they haven't expired. */
export interface UserRevocation {
  /** Those of a lower epoch... */
  epoch: number
  /** ...unless they are of this session. */
  keptSession: string | null
  /** Those of these sessions. */
  endedSessions: string[]
  /** When the last of them has expired. */
  until: Date
}

/** Which of a user's tokens are good: those of this epoch. */
export const epochOf = ({ revocation }: User): number => revocation?.epoch ?? 0

/** As many ended sessions are named one by one; where there are more, all tokens are revoked and the other sessions refresh theirs. */
const mostEnded = 32

/** A token that is being signed while its session ends may be this much younger than the end: milliseconds. */
const slack = 60_000

/** Access tokens live `accessTtl` milliseconds. */
interface Clock {
  now: Date
  accessTtl: number
}

/** When the last token has expired that was signed before now. */
export const lastExpiry = ({ now, accessTtl }: Clock) => new Date(now.getTime() + accessTtl + slack)

/** A user all of whose tokens were revoked, but those of one session where it is named. */
export const withoutSessions = (user: User, except: string | null, clock: Clock): User => ({
  ...user,
  revocation: {
    epoch: epochOf(user) + 1,
    keptSession: except,
    endedSessions: [],
    until: lastExpiry(clock),
  },
})

/** A user the tokens of one of whose sessions were revoked. */
export function withoutSession(user: User, sessionId: string, clock: Clock): User {
  const before = user.revocation
  const alive = before && before.until > clock.now
  const endedSessions = [...(alive ? before.endedSessions : []), sessionId]
  if (endedSessions.length > mostEnded) return withoutSessions(user, null, clock)
  const [epoch, keptSession] = [epochOf(user), before?.keptSession ?? null]
  return { ...user, revocation: { epoch, keptSession, endedSessions, until: lastExpiry(clock) } }
}

/** What other modules may know of a user: everything but the password. */
const stateOf = (user: User): UserState => ({
  id: user.id,
  email: user.email,
  name: user.name,
  phone: user.phone ?? '',
  role: user.role,
  permissions: user.permissions,
  emailVerified: user.emailVerified,
  phoneVerified: user.phoneVerified,
  disabled: user.disabled,
  version: user.version,
  createdAt: toTimestamp(user.createdAt),
  ...(user.revocation && {
    revocation: {
      ...user.revocation,
      keptSession: user.revocation.keptSession ?? '',
      until: toTimestamp(user.revocation.until),
    },
  }),
})

export const registered = (user: User): DomainEvent =>
  event('mart.user.v1.UserRegistered', user.id, { user: stateOf(user) })

export const changed = (user: User): DomainEvent =>
  event('mart.user.v1.UserChanged', user.id, { user: stateOf(user) })

/** Travels as a tombstone. */
export const erased = (userId: string): DomainEvent => event('mart.user.v1.UserErased', userId, { userId })

/** To be told to its owner by mail. */
export const passwordChanged = ({ id: userId, email }: User, at: Date): DomainEvent =>
  event('mart.user.v1.PasswordChanged', userId, { userId, email, changedAt: toTimestamp(at) })

/** The same, told to the address that the account had: `email`. */
export const emailChanged = ({ id: userId, email }: User, at: Date): DomainEvent =>
  event('mart.user.v1.EmailChanged', userId, { userId, email, changedAt: toTimestamp(at) })

/** To be told to its owner by mail: `device` is a readable name, `ip` an address or empty. */
export const signedInFromNewDevice = (
  { id: userId, email }: User,
  { device, ip }: { device: string; ip: string },
  at: Date,
): DomainEvent =>
  event('mart.user.v1.SignedInFromNewDevice', userId, {
    ...{ userId, email, device, ip },
    signedInAt: toTimestamp(at),
  })

/** To be told to its owner by mail. */
export const secondFactorChanged = ({ id: userId, email }: User, on: boolean, at: Date): DomainEvent =>
  event('mart.user.v1.SecondFactorChanged', userId, { userId, email, on, changedAt: toTimestamp(at) })
