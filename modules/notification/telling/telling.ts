import { createHash } from 'node:crypto'
import { type Events, fromTimestamp, type OrderState, type UserState } from '#proto/events.ts'
import type { Origin } from '#src/events/event.ts'
import { fromMoneyMessage, type Money } from '#src/money.ts'
import { formatQuantity, type SoldBy } from '#src/quantity.ts'
import type { TemplateData, TemplateName } from '../letters/templates.ts'
import { billOf, changesOf, isCash, slotOf } from './bill.ts'

/** What is to be told to whom. */
export type Telling = { [T in TemplateName]: TellingOf<T> }[TemplateName]

interface TellingOf<T extends TemplateName> {
  template: T
  userId: string
  /** Names the happening: told once, however often its event comes. */
  dedup: string
  data: TemplateData[T]
  orderId?: string
  /** Where to (an e-mail address, of a code a phone), if the event says so itself; otherwise wherever the user's contact says. */
  address?: string
  /** When the token in `data` ends. */
  secretUntil?: Date
  /** When its event was said. */
  saidAt?: Date
  /** What it comes of. */
  origin?: Origin
}

/** From events to tellings, purely. */
export const tellings = {
  welcome: (user: UserState): Telling => ({
    template: 'welcome',
    userId: user.id,
    dedup: 'welcome',
    data: {},
  }),

  verifyEmail: (asked: Events['mart.user.v1.EmailVerificationRequested']): Telling => ({
    template: 'verify_email',
    ...secret('verify_email', asked),
  }),

  passwordReset: (asked: Events['mart.user.v1.PasswordResetRequested']): Telling => ({
    template: 'password_reset',
    ...secret('password_reset', asked),
  }),

  phoneCode: (asked: Events['mart.user.v1.PhoneVerificationRequested']): Telling => ({
    template: 'phone_code',
    ...secret('phone_code', { ...asked, token: '', email: asked.phone }),
  }),

  passwordChanged: (said: Events['mart.user.v1.PasswordChanged']): Telling => ({
    template: 'password_changed',
    ...ownAccount('password_changed', said),
  }),

  /** To the address that the account had. */
  emailChanged: (said: Events['mart.user.v1.EmailChanged']): Telling => ({
    template: 'email_changed',
    ...ownAccount('email_changed', said),
  }),

  secondFactorChanged: (said: Events['mart.user.v1.SecondFactorChanged']): Telling => {
    const template = said.on ? 'second_factor_on' : 'second_factor_off'
    return { template, ...ownAccount(template, said) }
  },

  newDevice: ({
    userId,
    email,
    signedInAt,
    device,
    ip,
  }: Events['mart.user.v1.SignedInFromNewDevice']): Telling => {
    const at = fromTimestamp(signedInAt).toISOString()
    return {
      template: 'new_device',
      ...{ userId, dedup: `new_device:${userId}:${at}`, data: { at, device, ip }, address: email },
    }
  },

  paymentNeeded: ({ order, expiresAt }: Events['mart.order.v1.PaymentRequested']): Telling => ({
    template: 'payment_needed',
    ...about(order, 'payment_needed'),
    data: {
      number: order.number,
      total: fromMoneyMessage(order.total),
      expiresAt: fromTimestamp(expiresAt).toISOString(),
    },
  }),

  /** Of each attempt once; null where it has failed for good: that the order is cancelled is told then. */
  paymentDeclined: ({
    payment,
    retriesLeft,
    payBy,
  }: Events['mart.payment.v1.PaymentFailed']): Telling | null =>
    retriesLeft > 0 && payBy
      ? {
          template: 'payment_declined',
          userId: payment.customerId,
          orderId: payment.orderId,
          dedup: `payment_declined:${payment.id}:${retriesLeft}`,
          data: {
            amount: fromMoneyMessage(payment.amount),
            left: retriesLeft,
            expiresAt: fromTimestamp(payBy).toISOString(),
          },
        }
      : null,

  orderConfirmed: ({ order }: Events['mart.order.v1.OrderConfirmed']): Telling => ({
    template: 'order_confirmed',
    ...about(order, 'order_confirmed'),
    data: billOf(order),
  }),

  orderRejected: ({ order, short }: Events['mart.order.v1.OrderRejected']): Telling => ({
    template: 'order_rejected',
    ...about(order, 'order_rejected'),
    data: {
      number: order.number,
      short: short.map(({ productId, name, requested, available }) => {
        const item = order.items.find((item) => item.productId === productId)
        const soldBy = (item?.soldBy ?? 'piece') as SoldBy
        return {
          name: name || (item?.name ?? ''),
          requested: formatQuantity(soldBy, requested),
          available: formatQuantity(soldBy, available),
          measures: { requested: { soldBy, amount: requested }, available: { soldBy, amount: available } },
        }
      }),
    },
  }),

  orderCancelled: ({ order, cause, reason }: Events['mart.order.v1.OrderCancelled']): Telling => ({
    template: 'order_cancelled',
    ...about(order, 'order_cancelled'),
    data: { number: order.number, cause, reason, cashOnDelivery: isCash(order) },
  }),

  /** Of each closing once: an order may be in one slot after the other. */
  slotClosed: ({ order, others }: Events['mart.order.v1.OrderSlotClosed']): Telling => ({
    template: 'slot_closed',
    ...about(order, 'slot_closed'),
    dedup: `slot_closed:${order.id}:${order.version}`,
    data: {
      number: order.number,
      start: order.slots[0] ? fromTimestamp(order.slots[0].start).toISOString() : '',
      others: others.map(({ start }) => fromTimestamp(start).toISOString()),
    },
  }),

  /** Of each offer once. */
  substituteProposed: (said: Events['mart.order.v1.SubstituteProposed']): Telling => {
    const { order, line, number, productName: name, soldBy, quantity, total, until } = said
    const instead = order.items.find((item) => item.line === line)
    return {
      template: 'substitute_proposed',
      ...about(order, 'substitute_proposed'),
      dedup: `substitute_proposed:${order.id}:${line}:${number}`,
      data: {
        number: order.number,
        instead: instead?.name ?? '',
        name,
        measure: { soldBy: soldBy as SoldBy, amount: quantity },
        total: fromMoneyMessage(total),
        until: fromTimestamp(until).toISOString(),
      },
    }
  },

  orderShipped: ({ order, carrier, trackingNumber }: Events['mart.order.v1.OrderShipped']): Telling => ({
    template: 'order_shipped',
    ...about(order, 'order_shipped'),
    // What was brought in vain goes out again, and is told again.
    ...(order.attempts > 0 && { dedup: `order_shipped:${order.id}:${order.attempts}` }),
    data: {
      number: order.number,
      carrier,
      trackingNumber,
      toPay: isCash(order) ? fromMoneyMessage(order.total) : null,
      ...(isCash(order) && changeOf(order)),
      ...slotOf(order),
      ...changesOf(order),
    },
  }),

  deliveryFailed: ({ order, reason, attempt }: Events['mart.order.v1.OrderDeliveryFailed']): Telling => ({
    template: 'delivery_failed',
    ...about(order, 'delivery_failed'),
    dedup: `delivery_failed:${order.id}:${attempt}`,
    data: { number: order.number, reason },
  }),

  /** Lines come back as often as they do. */
  linesReturned: ({ order, lines, reason }: Events['mart.order.v1.OrderLinesReturned']): Telling => ({
    template: 'lines_returned',
    ...about(order, 'lines_returned'),
    dedup: `lines_returned:${order.id}:${order.version}`,
    data: {
      number: order.number,
      lines: lines.map(({ productId, soldBy, quantity }) => ({
        name: order.items.find((item) => item.productId === productId)?.name ?? '',
        measure: { soldBy: soldBy as SoldBy, amount: quantity },
      })),
      reason,
      total: fromMoneyMessage(order.total),
    },
  }),

  /** `refunded`: what has gone back of its money, null where nothing has. */
  orderDelivered: (
    { order }: Events['mart.order.v1.OrderDelivered'],
    refunded: Money | null = null,
  ): Telling => ({
    template: 'order_delivered',
    ...about(order, 'order_delivered'),
    data: {
      ...billOf(order),
      ...(order.invoice && { invoice: order.invoice }),
      ...(refunded && { refunded }),
    },
  }),

  orderReturned: (
    { order, reason }: Events['mart.order.v1.OrderReturned'],
    refunded: Money | null = null,
  ): Telling => ({
    template: 'order_returned',
    ...about(order, 'order_returned'),
    data: {
      number: order.number,
      reason,
      cashOnDelivery: isCash(order),
      // Of what came back whole nothing is owed any more: what it came to is what it was ordered for.
      ...(refunded && {
        refunded,
        inFull: refunded.amount >= (order.orderedTotal || order.total.amountMinor),
      }),
    },
  }),

  paymentRefunded: ({
    payment,
    refundId,
    amount,
    reason,
  }: Events['mart.payment.v1.PaymentRefunded']): Telling => ({
    template: 'payment_refunded',
    userId: payment.customerId,
    orderId: payment.orderId,
    dedup: `payment_refunded:${refundId}`,
    data: { amount: fromMoneyMessage(amount), reason, inCash: payment.method === 'cash_on_delivery' },
  }),
}

const about = ({ id, customerId }: OrderState, template: TemplateName) => ({
  userId: customerId,
  orderId: id,
  dedup: `${template}:${id}`,
})

/** The token, sealed or not, names the happening; hashed, since what it names outlives it. */
function secret(template: TemplateName, asked: Omit<Events['mart.user.v1.PasswordResetRequested'], 'name'>) {
  const secretUntil = fromTimestamp(asked.expiresAt)
  return {
    userId: asked.userId,
    dedup: `${template}:${createHash('sha256')
      .update(asked.sealedToken || asked.token)
      .digest('base64url')}`,
    data: {
      ...(asked.sealedToken ? { sealedToken: asked.sealedToken } : { token: asked.token }),
      expiresAt: secretUntil.toISOString(),
    },
    address: asked.email,
    secretUntil,
  }
}

function ownAccount(
  template: TemplateName,
  { userId, email, changedAt }: Events['mart.user.v1.PasswordChanged'],
) {
  const at = fromTimestamp(changedAt).toISOString()
  return { userId, dedup: `${template}:${userId}:${at}`, data: { at }, address: email }
}

/** The change that its customer wants; none of what they have to the paisa, or said nothing of. */
function changeOf({ payWith, total }: OrderState): { payWith: Money; change: Money } | null {
  const change = payWith - total.amountMinor
  if (payWith === 0 || change <= 0) return null
  const { currency } = total
  return { payWith: { amount: payWith, currency }, change: { amount: change, currency } }
}
