import { plain } from '#src/wording/plain.ts'
import type { Language } from '../wording/language.ts'

/**
 * What there is to tell, before it is put into a channel's form: templates write letters, and only this folder knows how
 * a letter becomes an in-app notice, a mail's text and its HTML. All of it is plain text, on one line each.
 */
export interface Letter {
  subject: string
  /** What mail programs show beside the subject; without it the first paragraph. In mails only: written when one is. */
  preheader?: () => string
  /** Whole sentences. */
  paragraphs: string[]
  /** Short sentences, one below the other. */
  list?: string[]
  /** What was bought; in mails only: written when one is, as sums take longer to write than all the rest. */
  bill?: () => PresentedBill
  /** A single-use token and the page that takes it; in mails only. */
  action?: { label: string; path: string; token: string }
  /** News of the shop, not of the reader's own orders. */
  forStaff?: true
}

/** What was bought and what it comes to, as it is read. */
export interface PresentedBill {
  lines: BillLine[]
  sums: Sum[]
  /** What of it is tax; absent where that isn't known. */
  taxes?: { title: string; sums: Sum[] }
}

interface BillLine {
  name: string
  quantity: string
  /** Before discounts. */
  total: string
  discounts: Sum[]
}

interface Sum {
  label: string
  amount: string
  /** What it all comes to. */
  isTotal?: boolean
}

/** A letter in the inbox. */
export interface Notice {
  title: string
  body: string
}

/** A letter as an e-mail. */
export interface Mail {
  subject: string
  text: string
  html: string
}

/** Whom a mail is for, in what language, and where its links lead. */
export interface MailContext {
  language: Language
  /** Empty where it isn't known. */
  name: string
  /** The mart's address without a slash at the end. */
  publicUrl: string
  /** Where its reader can have no more of its kind; absent where it must be told. */
  unsubscribeUrl?: string
}

export const toNotice = ({ subject, paragraphs, list = [] }: Letter): Notice => ({
  title: subject,
  body: [...paragraphs, ...list].join('\n\n'),
})

/** What stands above and below what a letter says, and its link: the same in text and in HTML. */
export interface Frame {
  greeting: string
  signature: string
  /** What one may have no more of, and the words that the link to that is behind. */
  mayStop: string
  stop: string
  link?: string
}

export function frameOf(letter: Letter, { language: { code, say }, name, publicUrl }: MailContext): Frame {
  return {
    greeting: plain(name) ? say('mail.greeting', { name }) : say('mail.greetingToAnyone'),
    signature: say('common.shop'),
    mayStop: say(letter.forStaff ? 'staff.mayStop' : 'mail.mayStop'),
    stop: say(letter.forStaff ? 'staff.stop' : 'mail.stop'),
    ...(letter.action && { link: linkOf(letter.action, publicUrl, code) }),
  }
}

/** What follows the # stays in the browser: no server is sent it, and no log keeps it. */
const linkOf = ({ path, token }: { path: string; token: string }, publicUrl: string, language: string) =>
  `${publicUrl}${path}?lang=${language}#token=${encodeURIComponent(token)}`
