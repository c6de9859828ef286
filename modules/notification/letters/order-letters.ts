import { type Money, subtract } from '#src/money.ts'
import type { Letter } from './letter.ts'
import { moneyText, timeText } from './wording.ts'

/** What was bought, quantities as people read them (`3`, `1.5 kg`), and what it comes to. */
export interface Bill {
  number: string
  lines: { name: string; quantity: string; total: Money }[]
  subtotal: Money
  deliveryFee: Money
  total: Money
  cashOnDelivery: boolean
  /** What has gone back of it by then; absent where nothing has. */
  refunded?: Money
}

/** What the templates about orders need. */
export interface OrderData {
  payment_needed: { number: string; total: Money; expiresAt: string }
  order_confirmed: Bill
  order_rejected: { number: string; short: { name: string; requested: string; available: string }[] }
  // What may be absent is so in messages that were kept before it was told.
  order_cancelled: { number: string; cause: string; reason: string; cashOnDelivery?: boolean }
  order_shipped: { number: string; carrier: string; trackingNumber: string; toPay: Money | null }
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

export const orderLetters: { [T in keyof OrderData]: (data: OrderData[T], timeZone: string) => Letter } = {
  payment_needed: ({ number, total, expiresAt }, timeZone) => ({
    subject: `Please pay for order ${number}`,
    paragraphs: [
      `Everything is in stock and kept for you. Please pay ${moneyText(total)} by ${timeText(expiresAt, timeZone)}; ` +
        'after that the order is cancelled.',
    ],
  }),
  order_confirmed: (bill) => ({
    subject: `Order ${bill.number} is confirmed`,
    paragraphs: [
      `Thank you. We are getting order ${bill.number} ready.`,
      bill.cashOnDelivery
        ? `Please have ${moneyText(bill.total)} ready when it is brought to you.`
        : `${moneyText(bill.total)} was paid by card.`,
    ],
    rows: billRows(bill),
  }),
  order_rejected: ({ number, short }) => ({
    subject: `Order ${number} could not be filled`,
    paragraphs: [
      'We are sorry: not everything that you ordered is in stock. Nothing was taken from you.',
      ...short.map(({ name, requested, available }) => `${name}: ${requested} ordered, ${available} left.`),
    ],
  }),
  order_cancelled: ({ number, cause, reason, cashOnDelivery }) => ({
    subject: `Order ${number} is cancelled`,
    paragraphs: [
      cancellations[cause] ?? 'The order was cancelled.',
      ...(reason && cause === 'staff' ? [`The reason: ${reason}`] : []),
      cashOnDelivery
        ? 'You were to pay in cash at the door, so nothing was taken from you.'
        : 'What you have already paid, if anything, is given back to you.',
    ],
  }),
  order_shipped: ({ number, carrier, trackingNumber, toPay }) => ({
    subject: `Order ${number} is on its way`,
    paragraphs: [
      carrier
        ? `Order ${number} is on its way to you with ${carrier}.`
        : `Order ${number} is on its way to you.`,
      ...(trackingNumber ? [`Tracking number: ${trackingNumber}`] : []),
      ...(toPay ? [`Please have ${moneyText(toPay)} ready when it is brought to you.`] : []),
    ],
  }),
  order_delivered: (bill) => ({
    subject: `Receipt for order ${bill.number}`,
    paragraphs: [
      `Order ${bill.number} was delivered. You paid ${moneyText(bill.total)} ` +
        `${bill.cashOnDelivery ? 'in cash' : 'by card'}${lessRefunded(bill)}. Thank you for shopping with us.`,
    ],
    rows: [
      ...billRows(bill),
      ...(bill.refunded ? [['Given back', moneyText(bill.refunded)] as [string, string]] : []),
    ],
  }),
  order_returned: ({ number, reason, cashOnDelivery, refunded, inFull }) => ({
    subject: `Order ${number} was returned`,
    paragraphs: [
      `We have taken order ${number} back. ${
        refunded && inFull
          ? `All that it came to, ${moneyText(refunded)}, has been given back to you.`
          : cashOnDelivery
            ? 'If you have paid for it, our staff give you the money back in cash, and we tell you when they have.'
            : 'What you have paid for it goes back to your card, and we tell you when it is on its way.'
      }`,
      ...(refunded && !inFull ? [`${moneyText(refunded)} of it was given back to you before.`] : []),
      ...(reason ? [`The reason: ${reason}`] : []),
    ],
  }),
  payment_refunded: ({ amount, reason, inCash }) => ({
    subject: `${moneyText(amount)} is given back to you`,
    paragraphs: [
      inCash
        ? `We have given you ${moneyText(amount)} back in cash.`
        : `We have sent ${moneyText(amount)} back the way that you paid. It may take some days to arrive.`,
      ...(reason ? [`The reason: ${reason}`] : []),
    ],
  }),
}

const cancellations: Record<string, string> = {
  customer: 'The order was cancelled, as you asked.',
  staff: 'We are sorry: we had to cancel the order.',
  payment_failed: 'The payment was declined, so the order was cancelled.',
  payment_timeout: 'The payment was not made in time, so the order was cancelled.',
}

const lessRefunded = ({ total, refunded }: Bill) =>
  refunded
    ? `, of which ${moneyText(refunded)} was given back to you: ${moneyText(subtract(total, refunded))} in all`
    : ''

const billRows = ({ lines, subtotal, deliveryFee, total }: Bill): [string, string][] => [
  ...lines.map(({ name, quantity, total }): [string, string] => [`${name} × ${quantity}`, moneyText(total)]),
  ['Subtotal', moneyText(subtotal)],
  ['Delivery', moneyText(deliveryFee)],
  ['Total', moneyText(total)],
]
