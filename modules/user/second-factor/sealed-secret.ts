import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** A user's secret as it is kept: AES-256-GCM; it opens for that user alone, so that nobody's can be put in another's place. */
export function sealSecret(key: Buffer, userId: string, secret: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
}

/** Throws where it was not sealed so. */
export function openSecret(key: Buffer, userId: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonceBytes)
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(userId))
    .setAuthTag(sealed.subarray(-tagBytes))
  return opener.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + opener.final('utf8')
}
