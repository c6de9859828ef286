import type { Language } from '../wording/language.ts'
import { type AccountData, accountLetters } from './account-letters.ts'
import type { Letter } from './letter.ts'
import { type OrderData, orderLetters } from './order-letters.ts'
import { type StaffData, staffLetters } from './staff-letters.ts'
import { type WebhookData, webhookLetters } from './webhook-letters.ts'

/** What each template needs; kept as JSON with the message, so that the mail can be written later. */
export type TemplateData = AccountData & OrderData & StaffData & WebhookData

export type TemplateName = keyof TemplateData

/**
 * How a template goes by SMS: `news` to whom wants texts, and not at night; `door`, the courier is on the way or minutes matter, at
 * any hour; `code` whatever its user prefers, and at any hour, to the phone that its event names.
 */
export type Texting = 'no' | 'news' | 'door' | 'code'

/** How a template is told. */
export interface Manner {
  /** Shown in the inbox. */
  inApp: boolean
  /** Sent by e-mail as well. */
  email: boolean
  /** Mailed whatever the user prefers, and at once: a password reset, a receipt. */
  must: boolean
  sms: Texting
}

const everywhere = { inApp: true, email: true, must: false, sms: 'no' } as const
const inboxOnly = { inApp: true, email: false, must: false, sms: 'no' } as const
const secretMail = { inApp: false, email: true, must: true, sms: 'no' } as const
const mustTell = { inApp: true, email: true, must: true, sms: 'no' } as const

export const manners: Record<TemplateName, Manner> = {
  // The mail of a new account is the one that asks to confirm the address.
  welcome: inboxOnly,
  verify_email: secretMail,
  password_reset: secretMail,
  phone_code: { inApp: false, email: false, must: false, sms: 'code' },
  password_changed: secretMail,
  email_changed: secretMail,
  second_factor_on: secretMail,
  second_factor_off: secretMail,
  new_device: secretMail,
  // Minutes matter here, and the shopper is at the till: a mail would come after the payment.
  payment_needed: inboxOnly,
  // They may have left the till by now, and think that all is well.
  payment_declined: mustTell,
  order_confirmed: { ...everywhere, sms: 'news' },
  order_rejected: everywhere,
  order_cancelled: everywhere,
  slot_closed: { ...everywhere, sms: 'news' },
  // There are minutes to answer it, at whatever hour it is picked.
  substitute_proposed: { ...mustTell, sms: 'door' },
  order_shipped: { ...everywhere, sms: 'door' },
  delivery_failed: { ...everywhere, sms: 'news' },
  lines_returned: everywhere,
  order_delivered: { ...mustTell, sms: 'news' },
  order_returned: everywhere,
  payment_refunded: mustTell,
  low_stock: everywhere,
  refund_failed: everywhere,
  dispute_opened: everywhere,
  authorization_ending: everywhere,
  capture_failed: everywhere,
  unpicked: everywhere,
  webhook_off: mustTell,
}

const letters: { [T in TemplateName]: (data: TemplateData[T], language: Language) => Letter } = {
  ...accountLetters,
  ...orderLetters,
  ...staffLetters,
  ...webhookLetters,
}

/** The letter of a template in a language. */
export function write<T extends TemplateName>(
  template: T,
  data: TemplateData[T],
  language: Language,
): Letter {
  return letters[template](data, language)
}

/** Whether this build has the template; the next one may have others, and both read one database for a while. */
export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(letters, name)

/** Whether a template's mails may be switched off: each of them says how. */
export const mayBeStopped = (template: TemplateName): boolean =>
  manners[template].email && !manners[template].must
