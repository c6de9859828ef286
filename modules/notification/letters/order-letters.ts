import { type Money, subtract } from '#src/money.ts'
import type { Measure, Span } from '#src/wording/language.ts'
import type { Language } from '../wording/language.ts'
import { type Bill, type Changed, presentBill } from './bill.ts'
import type { Letter } from './letter.ts'

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
      bill: () => presentBill(bill, language),
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
      bill: () => presentBill(bill, language),
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
