import type { PersonalData } from '#src/runtime/personal-data.ts'

const over = 'erasure-repository, once the order is over'

export const personalData: PersonalData = {
  orders: {
    number: null,
    status: null,
    items: null,
    currency: null,
    payment_method: null,
    shipping_address: over,
    note: over,
    cancel_reason: over,
    tracking: over,
    origin: null,
    fees: null,
    adjustments: null,
    flags: null,
    proposals: null,
    wanted: null,
    door: over,
  },
  recipients: { phone: 'erasure-repository', words: 'erasure-repository' },
  waves: { order_ids: null },
  run_stops: { state: null },
  timeline: { status: null, event: null, detail: over },
  catalogue: {
    sku: null,
    name: null,
    sold_by: null,
    currency: null,
    substitutes: null,
    brand: null,
    barcode: null,
  },
  shelves: { aisle: null, storage: null },
  zones: {
    name: null,
    cities: null,
    postal_codes: null,
    city_keys: null,
    postal_keys: null,
    currency: null,
    timetable: null,
  },
  cart_items: { currency: null, sold_by: null },
}
