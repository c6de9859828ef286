import { decodeEvent, type Events, type Timestamp, type UserState } from './events.ts'

/** Where it is told which access tokens are no longer good. */
export const revocationTopic = 'mart.user.v1'

type Said =
  | ({ userId: string; version: number } & NonNullable<UserState['revocation']>)
  /** The user is gone, and so are all tokens of his. */
  | { userId: string; version: null }
  /** A machine's key has ended, and so have all tokens of it. */
  | { userId: string; version: null; until: Timestamp }

/** What a record of that topic says of a user's tokens; null where all are good. Throws where it doesn't decode. */
export function revocationSaid(topic: string, value: Uint8Array | null, key: string): Said | null {
  const event = decodeEvent(topic, value, key)
  if (event?.type === 'mart.user.v1.UserErased') return { userId: key, version: null }
  if (event?.type === 'mart.user.v1.ApiKeyEnded') {
    const { keyId, until } = event.data as Events['mart.user.v1.ApiKeyEnded']
    return { userId: keyId, version: null, until }
  }
  if (event?.type !== 'mart.user.v1.UserRegistered' && event?.type !== 'mart.user.v1.UserChanged') return null
  const { user } = event.data as Events['mart.user.v1.UserChanged']
  return user.revocation ? { userId: user.id, version: user.version, ...user.revocation } : null
}
