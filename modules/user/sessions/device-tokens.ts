import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Config } from '#config/config.ts'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import type { AccountKey } from '../account-key.ts'
import { epochOf, type User } from '../user.ts'

const lifetime = 180 * 24 * 60 * 60

/** What a device shows that has signed in to an account before: signed, bound to the account, and not kept here. */
export interface DeviceTokens {
  /** For a device that has shown the account's password, or a token mailed to its owner. `device` is a UUID. */
  make(account: { userId: string; epoch: number }, device: string): Promise<string>
  /**
   * The device's id where one of these tokens is ours, of this account, not too old, and of the account's epoch: what
   * ends all sessions of a user ends these too. Null otherwise, and after as much work where there is no such account.
   */
  read(shown: (string | undefined)[], user: User | null): Promise<string | null>
  /** `Set-Cookie` for browsers: over TLS `__Host-`, which no other host can set, without it shown at logins alone. */
  cookie(token: string): string
}

/** The token in a `Cookie` header. */
export const deviceTokenIn = (cookies: string | undefined): string | undefined =>
  /(?:^|; *)(?:__Host-)?mart_device=([^;]*)/.exec(cookies ?? '')?.[1]

interface Needs {
  accountKey: AccountKey
  config: Config
  now: () => Date
}

export const deviceTokens = ({ accountKey, config, now }: Needs): DeviceTokens => {
  // Until there was a key for it they were signed with one made of the key that signs access tokens.
  let earlier: Promise<Buffer> | undefined
  const earlierKey = () => {
    earlier ??= loadSigningKey(config).then(({ privateKey }) =>
      Buffer.from(hkdfSync('sha256', privateKey, '', 'imtiaz-mart device token', 32)),
    )
    earlier.catch(() => {
      earlier = undefined
    })
    return earlier
  }
  const deviceOf = async (token: string, account: { userId: string; epoch: number }) => {
    const [, device = '', ends = '', signature = ''] =
      /^([0-9a-f-]{36})\.(\d{1,12})\.([\w-]{43})$/.exec(token) ?? []
    if (Number(ends) * 1000 <= now().getTime()) return null
    const isSignedWith = (key: Buffer) => isSame(signature, signed(key, account, device, ends))
    const [ours, before] = [accountKey.of('device token'), await earlierKey()].map(isSignedWith)
    return ours || before ? device : null
  }
  const overTls = config.http.publicUrl.startsWith('https:')
  return {
    async make(account, device) {
      const ends = String(Math.floor(now().getTime() / 1000) + lifetime)
      return `${device}.${ends}.${signed(accountKey.of('device token'), account, device, ends)}`
    },
    async read(shown, user) {
      const account = { userId: user?.id ?? '', epoch: user ? epochOf(user) : 0 }
      for (const token of shown) {
        const device = token && (await deviceOf(token, account))
        if (device) return user && device
      }
      return null
    },
    cookie(token) {
      const kept = `mart_device=${token}; Max-Age=${lifetime}; HttpOnly; SameSite=Strict`
      return overTls ? `__Host-${kept}; Path=/; Secure` : `${kept}; Path=/v1/auth/login`
    },
  }
}

const signed = (key: Buffer, account: { userId: string; epoch: number }, device: string, ends: string) =>
  createHmac('sha256', key).update(`${account.userId} ${account.epoch} ${device} ${ends}`).digest('base64url')

const isSame = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other))
