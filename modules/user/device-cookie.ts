import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Config } from '#src/config.ts'
import { loadSigningKey } from '#src/keys.ts'

const lifetime = 180 * 24 * 60 * 60

/** Which device has signed in to an account before: a signed cookie, nothing of it is kept here. */
export interface DeviceCookie {
  /** `Set-Cookie` for a device that has just shown the account's password. */
  make(email: string): Promise<string>
  /** The device's id where the cookie is ours, of this account, and not too old; null otherwise. */
  read(cookies: string | undefined, email: string): Promise<string | null>
}

/** The key is derived from the signing key, so that all replicas share it and it is no token's key. */
export const deviceCookie = ({ config, now }: { config: Config; now: () => Date }): DeviceCookie => {
  let key: Promise<Buffer> | undefined
  const load = () => {
    key ??= loadSigningKey(config).then(({ privateKey }) =>
      Buffer.from(hkdfSync('sha256', privateKey, '', 'imtiaz-mart device cookie', 32)),
    )
    key.catch(() => {
      key = undefined
    })
    return key
  }
  const account = (email: string) => createHash('sha256').update(email.toLowerCase()).digest('base64url')
  const sign = async (email: string, id: string, ends: string) =>
    createHmac('sha256', await load())
      .update(`${account(email)} ${id} ${ends}`)
      .digest('base64url')
  const secure = config.http.publicUrl.startsWith('https:') ? '; Secure' : ''
  return {
    async make(email) {
      const id = randomBytes(16).toString('base64url')
      const ends = String(Math.floor(now().getTime() / 1000) + lifetime)
      const value = `${id}.${ends}.${await sign(email, id, ends)}`
      return `mart_device=${value}; Max-Age=${lifetime}; Path=/v1/auth/login; HttpOnly; SameSite=Strict${secure}`
    },
    async read(cookies, email) {
      const found = /(?:^|; *)mart_device=([\w-]{22})\.(\d{1,12})\.([\w-]{43})(?:;|$)/.exec(cookies ?? '')
      const [, id = '', ends = '', signature = ''] = found ?? []
      if (!found || Number(ends) * 1000 <= now().getTime()) return null
      return timingSafeEqual(Buffer.from(signature), Buffer.from(await sign(email, id, ends))) ? id : null
    },
  }
}
