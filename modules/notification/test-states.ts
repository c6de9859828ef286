import { v7 } from 'uuid'
import { type OrderState, toTimestamp, type UserState } from '#proto/events.ts'
import { unsaid } from '#src/testing/unsaid.ts'

/** For tests: an order of 1.5 kg of mangoes, with what a test cares about put in. */
export const anOrder = (given: Partial<OrderState> = {}): OrderState => ({
  id: v7(),
  number: 'IM-000042',
  customerId: v7(),
  status: 'confirmed',
  items: [
    {
      productId: v7(),
      sku: 'MANGO',
      name: 'Sindhri mango',
      soldBy: 'weight',
      quantity: 1500,
      unitPrice: { amountMinor: 30000, currency: 'PKR' },
      lineTotal: { amountMinor: 45000, currency: 'PKR' },
      ...unsaid.item,
    },
  ],
  subtotal: { amountMinor: 45000, currency: 'PKR' },
  deliveryFee: { amountMinor: 15000, currency: 'PKR' },
  total: { amountMinor: 60000, currency: 'PKR' },
  paymentMethod: 'card',
  shippingAddress: {
    recipient: 'Ali',
    phone: '03001234567',
    line1: '1 Road',
    line2: '',
    city: 'Karachi',
    postalCode: '',
    notes: '',
  },
  note: '',
  fees: [],
  slots: [],
  ...unsaid.order,
  version: 3,
  createdAt: toTimestamp(new Date()),
  ...given,
})

/** For tests: a customer who registered just now. */
export const aUser = (given: Partial<UserState> = {}): UserState => ({
  id: v7(),
  email: 'ali@example.test',
  name: 'Ali Khan',
  phone: '',
  role: 'customer',
  permissions: [],
  emailVerified: false,
  phoneVerified: false,
  disabled: false,
  version: 1,
  createdAt: toTimestamp(new Date()),
  ...given,
})
