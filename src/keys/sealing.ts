import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'

/** What a sealed text begins with, should there ever be another way. */
const version = 1
const keyBytes = 32
const tagBytes = 16

/** The key is made for one text alone, so no nonce is ever used twice with it. */
const nonce = Buffer.alloc(12)

/**
 * A text that only the holder of the private X25519 key can read, as base64url. It opens in the same `context` alone:
 * what was sealed for one purpose and person can't be passed off as another's.
 */
export function seal(publicKey: KeyObject, text: string, context: string): string {
  const once = generateKeyPairSync('x25519')
  const ours = rawOf(once.publicKey)
  const key = keyOf(diffieHellman({ privateKey: once.privateKey, publicKey }), ours, rawOf(publicKey))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), ours, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** The text that was sealed for this key in this context. Throws where it wasn't. */
export function unseal(privateKey: KeyObject, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes[0] !== version || bytes.length < 1 + keyBytes + tagBytes) throw new Error('not a sealed value')
  const theirs = bytes.subarray(1, 1 + keyBytes)
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') },
    format: 'jwk',
  })
  const key = keyOf(diffieHellman({ privateKey, publicKey }), theirs, rawOf(createPublicKey(privateKey)))
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes))
  return opener.update(bytes.subarray(1 + keyBytes, -tagBytes), undefined, 'utf8') + opener.final('utf8')
}

/** The context of what is sealed in an event: its type, and the aggregate that it is of. */
export const contextOf = (eventType: string, key: string) => `${eventType} ${key}`

const keyOf = (shared: Buffer, ephemeral: Buffer, receiver: Buffer) =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, receiver]), 'mart sealed text', keyBytes))

/** The 32 bytes of a public X25519 key. */
const rawOf = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x as string, 'base64url')
