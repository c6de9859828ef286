import { oneLine } from '#src/wording/plain.ts'
import type { Letter, Mail, MailContext } from './letter.ts'
import { toHtml } from './mail-html.ts'
import { toText } from './mail-text.ts'

/** A letter as an e-mail: its text and its HTML say the same. */
export function toMail(letter: Letter, context: MailContext): Mail {
  const tidy: Letter = {
    ...letter,
    subject: oneLine(letter.subject),
    paragraphs: letter.paragraphs.map(oneLine),
    ...(letter.list && { list: letter.list.map(oneLine) }),
  }
  return { subject: tidy.subject, text: toText(tidy, context), html: toHtml(tidy, context) }
}
