import { type OrderState, toTimestamp, type UserState } from '#proto/events.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { mostLines, type StaffData } from '../../modules/notification/letters/staff-letters.ts'
import type { TemplateName } from '../../modules/notification/letters/templates.ts'
import { type Telling, tellings } from '../../modules/notification/telling/telling.ts'

/** What people and suppliers wrote, as it stands in the letters of a preview. */
interface Names {
  person: string
  products: [string, string, string]
  carrier: string
  reason: string
}

/** Honest names of both directions, and names that would take a letter over. */
export const names: Record<'honest' | 'hostile', Names> = {
  honest: {
    person: 'Ayesha عائشہ Khan',
    products: ['Sindhri mangoes', 'نیشنل بریانی مصالحہ', 'Olper’s milk, full cream, 1.5 l'],
    carrier: 'TCS',
    reason: 'two mangoes were bruised',
  },
  hostile: {
    person: '<b>Ali</b> \u202ehsilgnE\u2066 https://evil.example/?a="b"&c',
    products: [
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
      '\u202eآم\u2069\u2069 (5 kg) -> 100% عربي 42',
      `${'Supercalifragilistic'.repeat(8)} and much more of it`,
    ],
    carrier: '"><a href="https://evil.example">TCS</a>',
    reason: 'Your account is locked:\r\n\r\nhttps://evil.example \u2067שלום\u2067',
  },
}

const at = (text: string) => toTimestamp(new Date(text))
const rupees = (amount: number) => ({ amountMinor: amount * 100, currency: 'PKR' })

function orderOf({ products: [mangoes, masala, milk] }: Names, paymentMethod: string): OrderState {
  const line = (
    productId: string,
    name: string,
    soldBy: string,
    quantity: number,
    price: number,
    total: number,
  ) => ({
    ...{ productId, sku: productId, name, soldBy, quantity },
    ...{ unitPrice: rupees(price), lineTotal: rupees(total), ...unsaid.item },
  })
  return {
    ...{ id: 'order', number: 'IM-000042', customerId: 'customer', status: 'confirmed', paymentMethod },
    items: [
      line('mangoes', mangoes, 'weight', 1500, 300, 450),
      line('masala', masala, 'piece', 1, 160, 160),
      line('milk', milk, 'piece', 12, 420, 5040),
    ],
    ...{ subtotal: rupees(5650), deliveryFee: rupees(150), total: rupees(5800) },
    shippingAddress: { recipient: '', phone: '', line1: '', line2: '', city: '', postalCode: '', notes: '' },
    ...{ note: '', fees: [], slots: [], ...unsaid.order, version: 3, createdAt: at('2026-11-22T12:00:00Z') },
  }
}

function staffTold<T extends keyof StaffData>(template: T, count: number, lines: StaffData[T]['lines']) {
  return { template, userId: 'staff', dedup: template, data: { count, lines } } as Telling
}

/** Each template as it may be told, some in more ways than one. */
export function examplesOf(written: Names): Record<TemplateName, Telling[]> {
  const card = orderOf(written, 'card')
  const cash = orderOf(written, 'cash_on_delivery')
  const slotAt = (start: string) => ({
    ...{ id: start, start: at(start) },
    end: toTimestamp(new Date(Date.parse(start) + 2 * 3_600_000)),
  })
  const inSlot = { ...card, slots: [slotAt('2026-11-22T13:00:00Z')] }
  const [mangoes, masala, milk] = card.items.map((item, at) => ({ ...item, line: at + 1, state: 'picked' }))
  // A little less of the mangoes, and something else in place of the milk.
  const replaced = {
    ...cash,
    items: [
      { ...mangoes, state: 'short', picked: 900, lineTotal: rupees(270) },
      { ...masala, picked: 1 },
      { ...milk, state: 'substituted', lineTotal: rupees(0) },
      {
        ...masala,
        line: 4,
        quantity: 12,
        picked: 12,
        lineTotal: rupees(1800),
        discount: 12_000,
        discounts: [
          { offerId: 'offer', name: written.products[1], amount: 10_000 },
          { offerId: '', name: 'substitute', amount: 2_000 },
        ],
        substituteFor: 3,
      },
    ] as OrderState['items'],
    ...{ subtotal: rupees(2350), discount: 12_000, tip: 5_000, total: rupees(2430) },
    taxes: [{ taxClass: 'standard', rate: 1_800, gross: 243_000, amount: 37_068 }],
    taxTotal: 37_068,
  }
  const { reason, carrier } = written
  const expiresAt = at('2026-11-22T18:30:00Z')
  const account = { userId: 'customer', email: 'ayesha@example.com', changedAt: expiresAt }
  const token = 'zR4q1nYb8Qm0d6K3vTtWc2LhXsPfUeJg9aVi5oNrE7M'
  const asked = { ...account, name: written.person, token, sealedToken: '', expiresAt }
  const short = [
    { productId: 'mangoes', name: written.products[0], requested: 1500, available: 250 },
    { productId: 'milk', name: written.products[2], requested: 12, available: 3 },
  ]
  const payment = {
    ...{ id: 'payment', orderId: 'order', customerId: 'customer', method: 'card', provider: 'sandbox' },
    ...{ status: 'refunded', amount: card.total, refunded: rupees(450), ...unsaid.payment },
  }
  const refund = { payment, refundId: 'refund', amount: rupees(450), reason, settles: false }
  const part = { amount: 45_000, currency: 'PKR' }
  const low = written.products.map((name) => ({ name, left: { soldBy: 'piece' as const, amount: 3 } }))
  const many = Array.from({ length: mostLines }, (_, at) => ({
    name: `Basmati rice ${at + 1} kg`,
    left: { soldBy: 'weight' as const, amount: 250 * at },
  }))
  const owed = { orderId: '0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b', amount: part }
  return {
    welcome: [tellings.welcome({ id: 'customer' } as UserState)],
    verify_email: [tellings.verifyEmail(asked)],
    password_reset: [tellings.passwordReset(asked)],
    phone_code: [tellings.phoneCode({ ...asked, phone: '+923001234567' })],
    password_changed: [tellings.passwordChanged(account)],
    email_changed: [tellings.emailChanged(account)],
    second_factor_on: [tellings.secondFactorChanged({ ...account, on: true })],
    second_factor_off: [tellings.secondFactorChanged({ ...account, on: false })],
    new_device: ['203.0.113.9', ''].map((ip) =>
      tellings.newDevice({ ...account, signedInAt: account.changedAt, device: 'Chrome on Android', ip }),
    ),
    payment_needed: [tellings.paymentNeeded({ order: card, expiresAt })],
    payment_declined: [2, 1].flatMap(
      (retriesLeft) => tellings.paymentDeclined({ payment, reason: '', retriesLeft, payBy: expiresAt }) ?? [],
    ),
    order_confirmed: [tellings.orderConfirmed({ order: inSlot }), tellings.orderConfirmed({ order: cash })],
    order_rejected: [tellings.orderRejected({ order: card, short })],
    order_cancelled: [
      tellings.orderCancelled({ order: cash, cause: 'staff', reason }),
      tellings.orderCancelled({ order: card, cause: 'payment_timeout', reason: '' }),
      tellings.orderCancelled({ order: cash, cause: 'not_delivered', reason }),
    ],
    slot_closed: [
      tellings.slotClosed({
        order: inSlot,
        others: [slotAt('2026-11-23T05:00:00Z'), slotAt('2026-11-23T13:00:00Z')],
      }),
      tellings.slotClosed({ order: inSlot, others: [] }),
    ],
    substitute_proposed: [
      tellings.substituteProposed({
        ...{ order: replaced, line: 3, number: 1, productId: 'oat', productName: written.products[1] },
        ...{ soldBy: 'piece', quantity: 12, total: rupees(4800), until: expiresAt },
      }),
    ],
    order_shipped: [
      tellings.orderShipped({ order: replaced, carrier, trackingNumber: '' }),
      tellings.orderShipped({ order: cash, carrier, trackingNumber: '7781-204-Z' }),
      tellings.orderShipped({
        order: { ...cash, slots: inSlot.slots, payWith: 500_000 },
        ...{ carrier: '', trackingNumber: '' },
      }),
    ],
    delivery_failed: [tellings.deliveryFailed({ order: cash, reason, attempt: 1 })],
    lines_returned: [
      tellings.linesReturned({
        order: card,
        lines: [{ line: 1, productId: 'mangoes', soldBy: 'weight', quantity: 1500, amount: rupees(450) }],
        ...{ reason, restock: false },
      }),
    ],
    order_delivered: [
      tellings.orderDelivered({ order: { ...cash, invoice: 'INV-2026-000042' }, ...unsaid.delivered }),
      tellings.orderDelivered({ order: card, ...unsaid.delivered }, part),
      tellings.orderDelivered({ order: { ...replaced, slots: inSlot.slots }, ...unsaid.delivered }),
    ],
    order_returned: [tellings.orderReturned({ order: card, reason, restock: false }, part)],
    payment_refunded: [
      tellings.paymentRefunded(refund),
      tellings.paymentRefunded({ ...refund, payment: { ...payment, method: 'cash_on_delivery' } }),
    ],
    low_stock: [staffTold('low_stock', low.length, low), staffTold('low_stock', 1_000, many)],
    refund_failed: [staffTold('refund_failed', 1, [owed])],
    authorization_ending: [
      staffTold('authorization_ending', 1, [{ ...owed, until: '2026-12-03T18:59:59.000Z' }]),
    ],
    capture_failed: [staffTold('capture_failed', 2, [owed, owed])],
    unpicked: [
      staffTold('unpicked', 1, [
        {
          number: card.number,
          slot: { start: '2026-12-03T13:00:00.000Z', end: '2026-12-03T15:00:00.000Z' },
        },
      ]),
    ],
    dispute_opened: [
      staffTold('dispute_opened', 2, [owed, { ...owed, respondBy: '2026-12-03T18:59:59.000Z' }]),
    ],
    webhook_off: (['gone', 'failing'] as const).map((why) => ({
      ...{ template: 'webhook_off', userId: 'admin', dedup: `webhook_off:${why}` },
      data: { host: 'erp.example.com', why, at: '2026-11-26T10:00:00.000Z' },
    })),
  }
}
