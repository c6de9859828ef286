import type { Money } from '#src/money.ts'
import type { Measure, Span } from '#src/wording/language.ts'
import type { Language } from '../wording/language.ts'
import type { Letter } from './letter.ts'

/** How many of what they tell of letters to staff name; the others are counted. */
export const mostLines = 20

/** What a letter to staff tells of: the first of them, and how many there are. */
interface Digest<Line> {
  count: number
  lines: Line[]
}

/** What the templates for staff need. */
export interface StaffData {
  low_stock: Digest<{ name: string; left: Measure }>
  refund_failed: Digest<{ orderId: string; amount: Money }>
  dispute_opened: Digest<{ orderId: string; amount: Money; respondBy?: string }>
  authorization_ending: Digest<{ orderId: string; amount: Money; until: string }>
  capture_failed: Digest<{ orderId: string; amount: Money }>
  unpicked: Digest<{ number: string; slot: Span }>
}

export const staffLetters: { [T in keyof StaffData]: (data: StaffData[T], language: Language) => Letter } = {
  low_stock: (digest, language) => {
    const { say, quantity } = language
    return toStaff(digest, language, {
      subject: say('low_stock.subject', { count: digest.count }),
      paragraphs: [say('low_stock.body')],
      list: digest.lines.map(({ name, left }) => say('low_stock.line', { name, left: quantity(left) })),
    })
  },
  refund_failed: (digest, language) => {
    const { say, money } = language
    return toStaff(digest, language, {
      subject: say('refund_failed.subject', { count: digest.count }),
      paragraphs: [say('refund_failed.body')],
      list: digest.lines.map(({ orderId, amount }) =>
        say('refund_failed.line', { amount: money(amount), orderId }),
      ),
    })
  },
  authorization_ending: (digest, language) => {
    const { say, money, time } = language
    return toStaff(digest, language, {
      subject: say('authorization_ending.subject', { count: digest.count }),
      paragraphs: [say('authorization_ending.body')],
      list: digest.lines.map(({ orderId, amount, until }) =>
        say('authorization_ending.line', { amount: money(amount), orderId, until: time(until) }),
      ),
    })
  },
  capture_failed: (digest, language) => {
    const { say, money } = language
    return toStaff(digest, language, {
      subject: say('capture_failed.subject', { count: digest.count }),
      paragraphs: [say('capture_failed.body')],
      list: digest.lines.map(({ orderId, amount }) =>
        say('capture_failed.line', { amount: money(amount), orderId }),
      ),
    })
  },
  unpicked: (digest, language) => {
    const { say, spanInZone } = language
    return toStaff(digest, language, {
      subject: say('unpicked.subject', { count: digest.count }),
      paragraphs: [say('unpicked.body')],
      list: digest.lines.map(({ number, slot }) => say('unpicked.line', { number, slot: spanInZone(slot) })),
    })
  },
  dispute_opened: (digest, language) => {
    const { say, money, time } = language
    return toStaff(digest, language, {
      subject: say('dispute_opened.subject', { count: digest.count }),
      paragraphs: [say('dispute_opened.body')],
      list: digest.lines.map(({ orderId, amount, respondBy }) =>
        respondBy
          ? say('dispute_opened.lineUntil', { amount: money(amount), orderId, until: time(respondBy) })
          : say('dispute_opened.line', { amount: money(amount), orderId }),
      ),
    })
  },
}

/** With how many there are beside those that are named. */
function toStaff(
  { count, lines }: Digest<unknown>,
  { say }: Language,
  letter: Letter & { list: string[] },
): Letter {
  const more = count - lines.length
  const list = more > 0 ? [...letter.list, say('staff.more', { count: more })] : letter.list
  return { ...letter, list, forStaff: true }
}
