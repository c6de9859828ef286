import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { Config } from '#config/config.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'

/**
 * What the link in a mail shows to have no more of its kind: signed, bound to the user, kept nowhere. It does nothing
 * else, and has no end: who finds an old mail may stop them too.
 */
export interface UnsubscribeTokens {
  make(userId: string): Promise<string>
  /** The user's id; null where the token is not ours. */
  read(token: string): Promise<string | null>
}

/** Bytes of a UUID, then of HMAC-SHA256, which is cut to half: that many can't be tried. */
const [idBytes, signatureBytes] = [16, 16]

/** The key is derived from the one that opens mails' tokens, so that all replicas share it and it is no other token's key. */
export const unsubscribeTokens = ({ config }: { config: Config }): UnsubscribeTokens => {
  let key: Promise<Buffer> | undefined
  const load = () => {
    key ??= loadOpeningKey(config).then((privateKey) =>
      Buffer.from(
        hkdfSync(
          'sha256',
          privateKey.export({ type: 'pkcs8', format: 'der' }),
          '',
          'imtiaz-mart unsubscribe',
          32,
        ),
      ),
    )
    // A key that couldn't be read may be readable the next time.
    key.catch(() => {
      key = undefined
    })
    return key
  }
  const sign = async (id: Uint8Array) =>
    createHmac('sha256', await load())
      .update(id)
      .digest()
      .subarray(0, signatureBytes)
  return {
    async make(userId) {
      const id = parse(userId)
      return Buffer.concat([id, await sign(id)]).toString('base64url')
    },
    async read(token) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== idBytes + signatureBytes) return null
      const id = bytes.subarray(0, idBytes)
      if (!timingSafeEqual(bytes.subarray(idBytes), await sign(id))) return null
      return stringify(id)
    },
  }
}
