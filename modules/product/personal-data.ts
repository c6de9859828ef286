import type { PersonalData } from '#src/runtime/personal-data.ts'

/** Products are no persons: what staff write of them stays. */
export const personalData: PersonalData = {
  category: { name: null, name_key: null, slug: null },
  product: {
    sku: null,
    sku_key: null,
    slug: null,
    name: null,
    sort_name: null,
    description: null,
    brand: null,
    brand_key: null,
    currency: null,
    sold_by: null,
    barcode: null,
    images: null,
    attributes: null,
    status: null,
    search: null,
    substitutes: null,
    tax_class: null,
    tariff_code: null,
  },
  offer: { name: null, coupon_code: null, conditions: null, gives: null },
  tax_class: { name: null },
  tax_rate: { tax_class: null },
  search_word: { word: null, forms: null },
  search_posting: { term: null },
  search_term: { term: null },
  synonyms: { items: null },
}
