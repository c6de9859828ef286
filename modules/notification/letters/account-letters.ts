import type { Language } from '../wording/language.ts'
import type { Letter } from './letter.ts'

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
  /** A code that goes by SMS (texting/texts.ts). */
  phone_code: Secret
  /** When, RFC 3339. */
  password_changed: { at: string }
  email_changed: { at: string }
  second_factor_on: { at: string }
  second_factor_off: { at: string }
  /** `device` is letters, digits and blanks alone, `ip` an address or empty. */
  new_device: { at: string; device: string; ip: string }
}

export const accountLetters: {
  [T in keyof AccountData]: (data: AccountData[T], language: Language) => Letter
} = {
  welcome: (_, { say }) => ({ subject: say('welcome.subject'), paragraphs: [say('welcome.body')] }),
  verify_email: ({ token, expiresAt }, { say, time }) => ({
    subject: say('verify_email.subject'),
    paragraphs: [say('verify_email.body', { until: time(expiresAt) }), say('verify_email.notYou')],
    action: { label: say('verify_email.button'), path: '/verify-email', token: token ?? '' },
  }),
  password_reset: ({ token, expiresAt }, { say, time }) => ({
    subject: say('password_reset.subject'),
    paragraphs: [say('password_reset.body', { until: time(expiresAt) }), say('password_reset.notYou')],
    action: { label: say('password_reset.button'), path: '/reset-password', token: token ?? '' },
  }),
  // What staff see of it: the code is in the text alone.
  phone_code: (_, { say }) => ({ subject: say('phone_code.subject'), paragraphs: [say('phone_code.body')] }),
  password_changed: ({ at }, { say, time }) => ({
    subject: say('password_changed.subject'),
    paragraphs: [say('password_changed.body', { at: time(at) }), say('password_changed.notYou')],
  }),
  email_changed: ({ at }, { say, time }) => ({
    subject: say('email_changed.subject'),
    paragraphs: [say('email_changed.body', { at: time(at) }), say('email_changed.notYou')],
  }),
  second_factor_on: ({ at }, { say, time }) => ({
    subject: say('second_factor_on.subject'),
    paragraphs: [say('second_factor_on.body', { at: time(at) }), say('second_factor_on.notYou')],
  }),
  second_factor_off: ({ at }, { say, time }) => ({
    subject: say('second_factor_off.subject'),
    paragraphs: [say('second_factor_off.body', { at: time(at) }), say('second_factor_off.notYou')],
  }),
  new_device: ({ at, device, ip }, { say, time }) => ({
    subject: say('new_device.subject'),
    paragraphs: [
      ip
        ? say('new_device.withAddress', { device, at: time(at), ip })
        : say('new_device.body', { device, at: time(at) }),
      say('new_device.notYou'),
    ],
  }),
}
