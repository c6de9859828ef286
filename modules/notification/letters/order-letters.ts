import { type Money, subtract } from '#src/money.ts'
import { percent } from '#src/slip/slip.ts'
import type { Measure, Span } from '#src/wording/language.ts'
import { plain } from '#src/wording/plain.ts'
import type { Language } from '../wording/language.ts'
import type { Letter, PresentedBill } from './letter.ts'

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

/** What of an order could not be had, in English and as measures, as in a bill. */
interface Short {
  name: string
  requested: string
  available: string
  measures?: { requested: Measure; available: Measure }
}

/** What the templates about orders need. What may be absent is so in messages that were kept before it was told. */
export interface OrderData {
  payment_needed: { number: string; total: Money; expiresAt: string }
  /** `left`: how often it may be tried again. */
  payment_declined: { amount: Money; left: number; expiresAt: string }
  order_confirmed: Bill
  order_rejected: { number: string; short: Short[] }
  order_cancelled: { number: string; cause: string; reason: string; cashOnDelivery?: boolean }
  slot_closed: { number: string; start: string; others: string[] }
  substitute_proposed: {
    number: string
    instead: string
    name: string
    measure: Measure
    total: Money
    until: string
  }
  order_shipped: {
    number: string
    carrier: string
    trackingNumber: string
    toPay: Money | null
    /** What the courier brings back of what they mean to hand over; absent where they said nothing. */
    change?: Money
    payWith?: Money
    slot?: Span
    changes?: Changed[]
  }
  delivery_failed: { number: string; reason: string }
  lines_returned: {
    number: string
    lines: { name: string; measure: Measure }[]
    reason: string
    total: Money
  }
  order_delivered: Bill
  order_returned: {
    number: string
    reason: string
    cashOnDelivery?: boolean
    refunded?: Money
    /** All of its money has gone back. */
    inFull?: boolean
  }
  payment_refunded: { amount: Money; reason: string; inCash?: boolean }
}

export const orderLetters: { [T in keyof OrderData]: (data: OrderData[T], language: Language) => Letter } = {
  payment_needed: ({ number, total, expiresAt }, { say, money, time }) => ({
    subject: say('payment_needed.subject', { number }),
    paragraphs: [say('payment_needed.body', { total: money(total), until: time(expiresAt) })],
  }),
  payment_declined: ({ amount, left, expiresAt }, { say, money, time }) => ({
    subject: say('payment_declined.subject', { amount: money(amount) }),
    paragraphs: [
      say('payment_declined.body'),
      say('payment_declined.again', { count: left, until: time(expiresAt) }),
    ],
  }),
  order_confirmed: (bill, language) => {
    const { say, money, spanInZone } = language
    const { number, lines, cashOnDelivery, slot } = bill
    const total = money(bill.total)
    return {
      subject: say('order_confirmed.subject', { number }),
      preheader: () => say('order_confirmed.preheader', { count: lines.length, total }),
      paragraphs: [
        say('order_confirmed.body', { number }),
        ...(slot ? [say('order_confirmed.slot', { slot: spanInZone(slot) })] : []),
        cashOnDelivery ? say('order_confirmed.cash', { total }) : say('order_confirmed.card', { total }),
      ],
      bill: () => billOf(bill, language),
    }
  },
  order_rejected: ({ number, short }, { say, quantity }) => ({
    subject: say('order_rejected.subject', { number }),
    paragraphs: [say('order_rejected.body')],
    list: short.map(({ name, requested, available, measures }) =>
      say('order_rejected.short', {
        name: name || say('common.aProduct'),
        requested: measures ? quantity(measures.requested) : requested,
        available: measures ? quantity(measures.available) : available,
      }),
    ),
  }),
  order_cancelled: ({ number, cause, reason, cashOnDelivery }, { say }) => ({
    subject: say('order_cancelled.subject', { number }),
    paragraphs: [
      say('order_cancelled.body', { cause: { choice: cause } }),
      ...(reason && cause === 'staff' ? [say('common.reason', { reason })] : []),
      cashOnDelivery ? say('order_cancelled.cash') : say('order_cancelled.card'),
    ],
  }),
  slot_closed: ({ number, start, others }, { say, time }) => ({
    subject: say('slot_closed.subject', { number }),
    paragraphs: [
      say('slot_closed.body', { number, start: time(start) }),
      others.length > 0 ? say('slot_closed.others') : say('slot_closed.none'),
    ],
    list: others.map((other) => time(other)),
  }),
  substitute_proposed: (
    { number, instead, name, measure, total, until },
    { say, money, quantity, time },
  ) => ({
    subject: say('substitute_proposed.subject', { number }),
    paragraphs: [
      say('substitute_proposed.body', { instead: instead || say('common.aProduct') }),
      say('substitute_proposed.offer', {
        name: name || say('common.aProduct'),
        quantity: quantity(measure),
        total: money(total),
      }),
      say('substitute_proposed.answer', { until: time(until) }),
    ],
  }),
  order_shipped: ({ number, carrier, trackingNumber, toPay, change, payWith, slot, changes }, language) => {
    const { say, money, spanInZone } = language
    return {
      subject: say('order_shipped.subject', { number }),
      paragraphs: [
        carrier
          ? say('order_shipped.withCarrier', { number, carrier })
          : say('order_shipped.body', { number }),
        ...(trackingNumber ? [say('order_shipped.tracking', { trackingNumber })] : []),
        ...(slot ? [say('order_shipped.slot', { slot: spanInZone(slot) })] : []),
        ...(toPay ? [say('order_shipped.cash', { total: money(toPay) })] : []),
        ...(payWith && change
          ? [say('order_shipped.change', { payWith: money(payWith), change: money(change) })]
          : []),
      ],
      ...listOf(changes, language),
    }
  },
  delivery_failed: ({ number, reason }, { say }) => ({
    subject: say('delivery_failed.subject', { number }),
    paragraphs: [
      say('delivery_failed.body', { number }),
      ...(reason ? [say('common.reason', { reason })] : []),
      say('delivery_failed.next'),
    ],
  }),
  lines_returned: ({ number, lines, reason, total }, { say, money, quantity }) => ({
    subject: say('lines_returned.subject', { number }),
    paragraphs: [
      say('lines_returned.body', { number, total: money(total) }),
      ...(reason ? [say('common.reason', { reason })] : []),
    ],
    list: lines.map(({ name, measure }) =>
      say('lines_returned.line', { name: name || say('common.aProduct'), quantity: quantity(measure) }),
    ),
  }),
  order_delivered: (bill, language) => {
    const { say, money, spanInZone } = language
    const { number, total, refunded, cashOnDelivery, changes, slot, invoice } = bill
    const paid = {
      number,
      total: money(total),
      method: { choice: cashOnDelivery ? 'cash' : 'card' },
    }
    return {
      subject: say('order_delivered.subject', { number }),
      paragraphs: [
        refunded
          ? say('order_delivered.bodyLessRefunded', {
              ...paid,
              refunded: money(refunded),
              net: money(subtract(total, refunded)),
            })
          : say('order_delivered.body', paid),
        ...(slot ? [say('order_delivered.slot', { slot: spanInZone(slot) })] : []),
        ...(invoice ? [say('order_delivered.invoice', { invoice })] : []),
      ],
      ...listOf(changes, language),
      bill: () => billOf(bill, language),
    }
  },
  order_returned: ({ number, reason, cashOnDelivery, refunded, inFull }, { say, money }) => ({
    subject: say('order_returned.subject', { number }),
    paragraphs: [
      refunded && inFull
        ? say('order_returned.inFull', { number, refunded: money(refunded) })
        : cashOnDelivery
          ? say('order_returned.cash', { number })
          : say('order_returned.card', { number }),
      ...(refunded && !inFull ? [say('order_returned.before', { refunded: money(refunded) })] : []),
      ...(reason ? [say('common.reason', { reason })] : []),
    ],
  }),
  payment_refunded: ({ amount, reason, inCash }, { say, money }) => ({
    subject: say('payment_refunded.subject', { amount: money(amount) }),
    paragraphs: [
      inCash
        ? say('payment_refunded.cash', { amount: money(amount) })
        : say('payment_refunded.sent', { amount: money(amount) }),
      ...(reason ? [say('common.reason', { reason })] : []),
    ],
  }),
}

const negative = ({ amount, currency }: Money): Money => ({ amount: -amount, currency })

/** What is otherwise than it was ordered, a sentence each. */
const listOf = (changes: Changed[] | undefined, { say, quantity }: Language): Pick<Letter, 'list'> =>
  changes
    ? {
        list: changes.map((change) => {
          const name = change.name || say('common.aProduct')
          return 'by' in change
            ? say('bag.replaced', { name, by: change.by || say('common.aProduct') })
            : say('bag.short', {
                ...{ name, ordered: quantity(change.ordered), picked: quantity(change.picked) },
              })
        }),
      }
    : {}

/** The same in the same words as on the receipt. */
function billOf(bill: Bill, language: Language): PresentedBill {
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
