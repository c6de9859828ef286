import type { Letter } from './letter.ts'
import { timeText } from './wording.ts'

/** A single-use token and when it ends, RFC 3339. */
interface Secret {
  /** Opened for the letter (open-token.ts); kept so of events from before tokens were sealed. */
  token?: string
  /** As the message keeps it. */
  sealedToken?: string
  expiresAt: string
}

/** What the templates about an account need. */
export interface AccountData {
  welcome: Record<string, never>
  verify_email: Secret
  password_reset: Secret
  /** When, RFC 3339. */
  password_changed: { at: string }
  email_changed: { at: string }
  /** `device` is letters, digits and blanks alone, `ip` an address or empty. */
  second_factor_on: { at: string }
  second_factor_off: { at: string }
  new_device: { at: string; device: string; ip: string }
}

export const accountLetters: {
  [T in keyof AccountData]: (data: AccountData[T], timeZone: string) => Letter
} = {
  welcome: () => ({
    subject: 'Welcome to Imtiaz Mart',
    paragraphs: ['Your account is ready. Here you will find news of your orders.'],
  }),
  verify_email: ({ token, expiresAt }, timeZone) => ({
    subject: 'Welcome to Imtiaz Mart: please confirm your e-mail address',
    paragraphs: [
      `Please confirm that this address is yours, by ${timeText(expiresAt, timeZone)}.`,
      'If you did not register with us, you need do nothing.',
    ],
    action: { label: 'Confirm your address', path: '/verify-email', token: token ?? '' },
  }),
  password_reset: ({ token, expiresAt }, timeZone) => ({
    subject: 'Set a new password',
    paragraphs: [
      `A new password was asked for. You can set it once, by ${timeText(expiresAt, timeZone)}.`,
      'If it was not you who asked, you need do nothing: your password stays as it is.',
    ],
    action: { label: 'Set a new password', path: '/reset-password', token: token ?? '' },
  }),
  password_changed: ({ at }, timeZone) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account was changed on ${timeText(at, timeZone)}. Wherever else you were signed in, you are not any more.`,
      'If it was not you, have a new password set at once (“forgot password”), and tell us.',
    ],
  }),
  email_changed: ({ at }, timeZone) => ({
    subject: 'The e-mail address of your account was changed',
    paragraphs: [
      `Your account has had another e-mail address since ${timeText(at, timeZone)}. This one belongs to it no longer.`,
      'If it was not you, tell us at once: somebody else has your password.',
    ],
  }),
  second_factor_on: ({ at }, timeZone) => ({
    subject: 'A second factor was turned on',
    paragraphs: [
      `Since ${timeText(at, timeZone)} signing in to your account wants a code of your app beside the password. Keep the recovery codes where your phone is not.`,
      'If it was not you, tell us at once: somebody else is signed in to your account.',
    ],
  }),
  second_factor_off: ({ at }, timeZone) => ({
    subject: 'Your second factor was taken off',
    paragraphs: [
      `Since ${timeText(at, timeZone)} your account is opened by the password alone.`,
      'If it was not you, set a new password at once (“forgot password”), and tell us.',
    ],
  }),
  new_device: ({ at, device, ip }, timeZone) => ({
    subject: 'A new device signed in to your account',
    paragraphs: [
      `${device} signed in to your account on ${timeText(at, timeZone)}${ip ? `, from the address ${ip}` : ''}.`,
      'If it was you, you need do nothing. If not, set a new password at once (“forgot password”): that ends every sign-in.',
    ],
  }),
}
