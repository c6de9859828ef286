import { frameOf, type Letter, type MailContext } from './letter.ts'

/** U+200F: a line that it begins runs from right to left, whatever its first word is. */
const rightToLeftMark = '\u200f'

/** A letter as the text of a mail, for those who read no HTML. */
export function toText(letter: Letter, context: MailContext): string {
  const { say, direction } = context.language
  const { greeting, signature, mayStop, stop, link } = frameOf(letter, context)
  const mark = direction === 'rtl' ? rightToLeftMark : ''
  const lines = (...texts: string[]) => texts.map((text) => mark + text).join('\n')
  const { paragraphs, list = [], bill, action } = letter
  const parts = [greeting, ...paragraphs].map((text) => lines(text))
  if (list.length > 0) parts.push(lines(...list))
  if (bill) {
    const { lines: bought, sums, taxes } = bill()
    const rowOf = ({ label, amount }: (typeof sums)[number]) => say('mail.row', { label, value: amount })
    parts.push(
      lines(
        ...bought.flatMap(({ name, quantity, total, discounts }) => [
          say('mail.line', { name, quantity, total }),
          ...discounts.map(rowOf),
        ]),
        ...sums.map(rowOf),
      ),
    )
    if (taxes) parts.push(lines(taxes.title, ...taxes.sums.map(rowOf)))
  }
  // An address stands alone, so that no mark and no word is taken for a part of it.
  if (action)
    parts.push(`${lines(`${action.label}:`)}\n${link}`, `${lines(say('mail.code'))}\n${action.token}`)
  parts.push(lines(signature))
  if (context.unsubscribeUrl) parts.push(`${lines(mayStop, `${stop}:`)}\n${context.unsubscribeUrl}`)
  return `${parts.join('\n\n')}\n`
}
