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
    coupons: null,
    taxing: null,
    invoice: null,
  },
  // Goods, sums and the shop: nobody is named in a receipt, which is kept as the shop's books are.
  receipts: { kind: null, series: null, document: null, fiscal: null },
  // The same of what the tax authority is told, and what it answers.
  fiscal_documents: {
    ...{ kind: null, receipt: null, provider: null, state: null, number: null, qr: null },
    ...{ reason: null, last_error: null },
  },
  receipt_numbers: { series: null },
  offers: { body: null },
  tax_rates: { tax_class: null, rates: null },
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
    category_ids: null,
    tax_class: null,
    tariff_code: null,
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
  sales: { currency: null, parts: null },
  sales_rollups: { kind: null, key: null, currency: null },
  // Ids of staff, as orders have them.
  picking_rollups: { picker: null },
  cart_items: { currency: null, sold_by: null },
  cart_coupons: { code: null },
}
