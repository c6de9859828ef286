import type { Language } from '../wording/language.ts'
import { type AccountData, accountLetters } from './account-letters.ts'
import type { Letter } from './letter.ts'
import { type OrderData, orderLetters } from './order-letters.ts'
import { type StaffData, staffLetters } from './staff-letters.ts'
import { type WebhookData, webhookLetters } from './webhook-letters.ts'

/** What each template needs; kept as JSON with the message, so that the mail can be written later. */
export type TemplateData = AccountData & OrderData & StaffData & WebhookData

export type TemplateName = keyof TemplateData

/** How a template is told. */
export interface Manner {
  /** Shown in the inbox. */
  inApp: boolean
  /** Sent by e-mail as well. */
  email: boolean
  /** Told whatever the user prefers, and at once: a password reset, a receipt. */
  must: boolean
}

const everywhere = { inApp: true, email: true, must: false }
const inboxOnly = { inApp: true, email: false, must: false }
const secretMail = { inApp: false, email: true, must: true }
const receipt = { inApp: true, email: true, must: true }

export const manners: Record<TemplateName, Manner> = {
  // The mail of a new account is the one that asks to confirm the address.
  welcome: inboxOnly,
  verify_email: secretMail,
  password_reset: secretMail,
  password_changed: { inApp: false, email: true, must: true },
  email_changed: { inApp: false, email: true, must: true },
  second_factor_on: { inApp: false, email: true, must: true },
  second_factor_off: { inApp: false, email: true, must: true },
  new_device: { inApp: false, email: true, must: true },
  // Minutes matter here, and the shopper is at the till: a mail would come after the payment.
  payment_needed: inboxOnly,
  order_confirmed: everywhere,
  order_rejected: everywhere,
  order_cancelled: everywhere,
  order_shipped: everywhere,
  order_delivered: receipt,
  order_returned: everywhere,
  payment_refunded: receipt,
  low_stock: everywhere,
  refund_failed: everywhere,
  dispute_opened: everywhere,
  webhook_off: { inApp: true, email: true, must: true },
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
