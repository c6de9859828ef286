import { place } from './life.ts'
import type { Order } from './order.ts'
import { type CatalogueEntry, price } from './pricing.ts'

/** What tests of this module have in their baskets. */

export const rupees = (amount: number) => ({ amount: amount * 100, currency: 'PKR' })

export const milk: CatalogueEntry = {
  productId: '019aa000-0000-7000-8000-000000000001',
  sku: 'MILK-1L',
  name: 'Milk 1 l',
  soldBy: 'piece',
  price: rupees(290),
  archived: false,
  maxPerOrder: null,
  ageLimit: null,
  ...{ categoryIds: [], brand: '', taxClass: '', retailPrice: null, tariffCode: '' },
}

export const mango: CatalogueEntry = {
  productId: '019aa000-0000-7000-8000-000000000002',
  sku: 'MANGO',
  name: 'Mango Chaunsa',
  soldBy: 'weight',
  price: rupees(350),
  archived: false,
  maxPerOrder: null,
  ageLimit: null,
  ...{ categoryIds: [], brand: '', taxClass: '', retailPrice: null, tariffCode: '' },
}

export const tariff = { currency: 'PKR', deliveryFee: 15_000, freeDeliveryFrom: 300_000 }

/** None at all. */
export const limits = {
  codLimit: 0,
  codLimitNew: 0,
  codOpenOrders: 0,
  unpaidOrders: 0,
  mostPieces: 0,
  mostGrams: 0,
}

export const address = {
  recipient: 'Sana Malik',
  phone: '+923001234567',
  line1: '12 Khayaban-e-Shahbaz',
  city: 'Karachi',
}

/** An order of two bottles of milk and 1.5 kg of mangoes, as just placed unless told otherwise. */
export function anOrder(over: Partial<Order> = {}): Order {
  const lines = [
    { product: milk, quantity: 2 },
    { product: mango, quantity: 1500 },
  ]
  const placing = {
    ...price(lines, tariff),
    id: '019aa000-0000-7000-8000-00000000000a',
    number: 'IM-000001',
    customerId: '019aa000-0000-7000-8000-00000000000c',
    paymentMethod: 'card' as const,
    shippingAddress: address,
    note: null,
  }
  return { ...place(placing, new Date('2026-01-01T10:00:00Z')).order, ...over }
}
