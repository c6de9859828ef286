/**
 * For tests: what a publisher of an earlier release doesn't say, as decoding gives it. Spread into a message that a test is
 * not about these fields of.
 */
export const unsaid = {
  order: {
    orderedTotal: 0,
    authorize: 0,
    discount: 0,
    holds: [],
    flags: [],
    courierId: '',
    payWith: 0,
    attempts: 0,
    ...{ taxTotal: 0, taxes: [], tip: 0, coupons: [], invoice: '' },
  },
  item: {
    ...{ line: 0, ifShort: '', state: '', picked: 0, returned: 0 },
    ...{ substituteFor: 0, discount: 0, shortReason: '', ageLimit: 0, lacking: 0 },
    ...{ discounts: [], taxClass: '', taxRate: 0, tax: 0, tariffCode: '' },
  },
  level: { aisle: '', position: 0, storage: '' },
  payment: { authorized: 0, captured: 0 },
  product: {
    ...{ ageLimit: 0, substitutes: [] as string[], barcode: '' },
    ...{ categoryIds: [] as string[], taxClass: '', retailPrice: 0, salePrices: [], tariffCode: '' },
  },
  delivered: { collected: 0, counted: false, differenceReason: '' },
}
