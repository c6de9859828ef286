import type { Money } from '#src/money.ts'
import { percent } from '#src/slip/slip.ts'
import type { Measure, Span } from '#src/wording/language.ts'
import { plain } from '#src/wording/plain.ts'
import type { Language } from '../wording/language.ts'
import type { PresentedBill } from './letter.ts'

/** What was bought, and what it comes to. */
export interface Bill {
  number: string
  lines: {
    name: string
    /** In English, for what the last release writes and for messages that it kept. */
    quantity: string
    measure?: Measure
    total: Money
    /** What is taken off it, by name: before that it came to `gross`. Absent where nothing is. */
    gross?: Money
    discounts?: { name: string; amount: Money }[]
  }[]
  subtotal: Money
  /** What is taken off; absent where nothing is. */
  discount?: Money
  deliveryFee: Money
  /** Absent in messages that the last release kept. */
  fees?: { name: string; amount: Money }[]
  /** What its customer gives besides; absent where nothing. */
  tip?: Money
  /** What of it is tax, by rate (in basis points of what is taxed). Absent where that wasn't told. */
  taxes?: { rate: number; gross: Money; amount: Money }[]
  taxTotal?: Money
  total: Money
  cashOnDelivery: boolean
  /** What is otherwise than it was ordered; absent where nothing is. */
  changes?: Changed[]
  /** When it is to be brought; absent where that was not chosen. */
  slot?: Span
  /** The number of its invoice; absent where it has none. */
  invoice?: string
  /** What has gone back of it by then; absent where nothing has. */
  refunded?: Money
}

/** A line that another stands in for, or of which there was too little. */
export type Changed = { name: string; by: string } | { name: string; ordered: Measure; picked: Measure }

/** As it is read: in the words of the receipt. */
export function presentBill(bill: Bill, language: Language): PresentedBill {
  const { lines, subtotal, discount, deliveryFee, fees = [], tip, total, refunded } = bill
  const { say, money, quantity } = language
  return {
    lines: lines.map((line) => ({
      name: line.name || say('common.aProduct'),
      quantity: line.measure ? quantity(line.measure) : line.quantity,
      total: money(line.gross ?? line.total),
      discounts: (line.discounts ?? []).map(({ name, amount }) => ({
        label: name === 'substitute' ? say('mail.substitute') : plain(name),
        amount: money(negative(amount)),
      })),
    })),
    sums: [
      { label: say('mail.subtotal'), amount: money(subtotal) },
      ...(discount ? [{ label: say('mail.discount'), amount: money(negative(discount)) }] : []),
      { label: say('mail.delivery'), amount: money(deliveryFee) },
      ...fees.map(({ name, amount }) => ({
        label: name === 'small_order' ? say('mail.smallOrder') : say('mail.fee'),
        amount: money(amount),
      })),
      ...(tip ? [{ label: say('mail.tip'), amount: money(tip) }] : []),
      { label: say('mail.total'), amount: money(total), isTotal: true },
      ...(refunded ? [{ label: say('mail.givenBack'), amount: money(refunded) }] : []),
    ],
    ...taxesOf(bill, language),
  }
}

/** Tax by rate, and all of it: a part of the total. */
function taxesOf({ taxes, taxTotal }: Bill, { say, money }: Language): Pick<PresentedBill, 'taxes'> {
  if (!taxes || !taxTotal) return {}
  return {
    taxes: {
      title: say('mail.taxTitle'),
      sums: [
        ...taxes.map(({ rate, gross, amount }) => ({
          label:
            amount.amount === 0
              ? say('mail.untaxed', { gross: money(gross) })
              : say('mail.tax', { rate: percent(rate), gross: money(gross) }),
          amount: money(amount),
        })),
        { label: say('mail.taxTotal'), amount: money(taxTotal) },
      ],
    },
  }
}

const negative = ({ amount, currency }: Money): Money => ({ amount: -amount, currency })
