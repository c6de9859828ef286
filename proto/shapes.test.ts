import test from 'ava'
import { unsaid } from '#src/testing/unsaid.ts'
import { toTimestamp } from './events.ts'
import { messageOf, schemasOf, toPublicJson } from './shapes.ts'

const pkr = (amountMinor: number) => ({ amountMinor, currency: 'PKR' })

const order = {
  id: 'o-1',
  number: 'IM-000042',
  customerId: 'c-1',
  status: 'shipped',
  items: [
    {
      productId: 'p-1',
      sku: 'MANGO',
      name: 'Sindhri mango',
      soldBy: 'weight',
      quantity: 0,
      unitPrice: pkr(30_000),
      lineTotal: pkr(45_000),
      ...unsaid.item,
    },
  ],
  subtotal: pkr(45_000),
  deliveryFee: pkr(0),
  total: pkr(45_000),
  paymentMethod: 'card',
  shippingAddress: {
    recipient: 'Zarmina',
    phone: 'Zarmina',
    line1: 'Zarmina',
    line2: '',
    city: 'Zarmina',
    postalCode: '',
    notes: '',
  },
  note: 'Zarmina',
  fees: [],
  slots: [],
  ...unsaid.order,
  version: 7,
  createdAt: toTimestamp(new Date('2026-11-26T04:00:00.123Z')),
}

test('an event is told as protobuf maps it to JSON, without what is personal', (t) => {
  const { shippingAddress: _, note: _note, ...rest } = order
  const text = (amountMinor: number) => ({ amountMinor: String(amountMinor), currency: 'PKR' })
  t.deepEqual(
    toPublicJson('mart.order.v1.OrderShipped', { order, carrier: 'Zarmina', trackingNumber: 'Zarmina' }),
    {
      order: {
        ...rest,
        items: [
          {
            ...rest.items[0],
            quantity: '0',
            picked: '0',
            returned: '0',
            discount: '0',
            lacking: '0',
            tax: '0',
            unitPrice: text(30_000),
            lineTotal: text(45_000),
          },
        ],
        subtotal: text(45_000),
        deliveryFee: text(0),
        total: text(45_000),
        version: '7',
        ...{ orderedTotal: '0', authorize: '0', discount: '0', payWith: '0', taxTotal: '0', tip: '0' },
        createdAt: '2026-11-26T04:00:00.123Z',
      },
    },
  )
})

test('a message has a schema with its comments, and so has each one in it; the public one lacks what is personal', (t) => {
  const all = schemasOf('mart.order.v1.OrderShipped', 'all')
  t.deepEqual(Object.keys(all).sort(), [
    'mart.order.v1.Discount',
    'mart.order.v1.Fee',
    'mart.order.v1.Hold',
    'mart.order.v1.Order',
    'mart.order.v1.OrderItem',
    'mart.order.v1.OrderShipped',
    'mart.order.v1.Slot',
    'mart.order.v1.Tax',
    'mart.types.v1.Address',
    'mart.types.v1.Money',
  ])
  t.like(all['mart.order.v1.OrderItem'], {
    properties: { quantity: { description: 'Pieces, or grams where sold by weight.', format: 'int64' } },
  })
  const told = schemasOf('mart.order.v1.OrderShipped', 'public')
  t.deepEqual(Object.keys(told).sort(), [
    'public.mart.order.v1.Discount',
    'public.mart.order.v1.Fee',
    'public.mart.order.v1.Hold',
    'public.mart.order.v1.Order',
    'public.mart.order.v1.OrderItem',
    'public.mart.order.v1.OrderShipped',
    'public.mart.order.v1.Slot',
    'public.mart.order.v1.Tax',
    'public.mart.types.v1.Money',
  ])
  t.notRegex(JSON.stringify(told), /"(note|shippingAddress|carrier|trackingNumber)"/)
})

test('an event is of the message that its envelope says', (t) => {
  t.is(messageOf('mart.order.v1.OrderPlaced'), 'mart.order.v1.OrderPlaced')
  t.is(messageOf('mart.product.v1.PersonalDataGathered'), 'mart.types.v1.PersonalDataGathered')
  t.throws(() => messageOf('mart.product.v1.Nothing'), { message: /npm run proto/ })
})

test('a message that no proto declares is a mistake of ours', (t) => {
  t.throws(() => schemasOf('mart.order.v1.Nothing', 'all'), { message: /npm run proto/ })
})
