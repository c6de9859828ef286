import { Secret, TOTP } from 'otpauth'

const issuer = 'Imtiaz Mart'

/** What every authenticator app takes: six digits, SHA-1, half a minute (RFC 6238). */
const totp = (secret: string, label = '') =>
  new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: 6, period: 30 })

/** 160 random bits in base32, as an app is told them. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** `otpauth://totp/…`, to be shown as a QR code. `email` is what the app calls the account. */
export const totpUri = (secret: string, email: string): string => totp(secret, email).toString()

/**
 * The time step that a code is of, where it is right now, was half a minute ago, or will be in half a minute: clocks differ.
 * Null where it is of none of these, or of one not after `lastStep`.
 */
export function stepOf(secret: string, code: string, now: Date, lastStep: number): number | null {
  const timestamp = now.getTime()
  const delta = totp(secret).validate({ token: code, timestamp, window: 1 })
  if (delta === null) return null
  const step = TOTP.counter({ period: 30, timestamp }) + delta
  return step > lastStep ? step : null
}
