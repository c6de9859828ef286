import { type ProductState, toTimestamp } from '#proto/events.ts'
import { formatMajor, type Money, toMoneyMessage } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'

export type Attributes = Record<string, string | number | boolean>

/** What a product costs for a time, per piece or per kilogram. */
export interface SalePrice {
  price: Money
  /** Null: it has begun. */
  from: Date | null
  /** It is over then. */
  until: Date
}

/** What staff say of a product, by hand or by import. */
export interface ProductFacts {
  /** As it was written; unique without case. */
  sku: string
  name: string
  description: string
  /** Empty for loose and unbranded goods. */
  brand: string
  categoryId: string
  /** Per piece, or per kilogram where sold by weight. */
  price: Money
  soldBy: SoldBy
  barcode: string | null
  images: string[]
  attributes: Attributes
  /** The most that one order may have of it, pieces or grams; null where it has no limit of its own. */
  maxPerOrder: number | null
  /** Who is younger doesn't get it; null where anybody does. */
  ageLimit: number | null
  /** The ids of products that may stand in for it, the best first. */
  substitutes: string[]
  /** How it is taxed; null: as the mart's goods are by themselves. */
  taxClass: string | null
  /** What is printed on it, per piece or per kilogram; null where nothing is, or nobody has to know. */
  retailPrice: Money | null
  /** What customs and tax authorities know such goods by; null where nobody has said it. */
  tariffCode: string | null
  salePrice: SalePrice | null
  status: 'active' | 'archived'
}

/** A product as the module keeps it. */
export interface Product extends ProductFacts {
  id: string
  slug: string
  /** The count that it came with, pieces or grams; told to inventory, which counts from there on. */
  openingStock: number
  /** Grows by one with every change of the facts; stock doesn't change it. */
  version: number
  createdAt: Date
  updatedAt: Date
}

/** With what inventory says of it. */
export interface StockedProduct extends Product {
  inStock: boolean
}

/** A product that is to be changed, with what other modules hold of it in its unit. */
export interface TakenProduct extends StockedProduct {
  /** Something is on hand, reserved or not. */
  hasStock: boolean
  inBaskets: boolean
}

/**
 * Why a product can't be sold by another unit now: quantities of it, counted in this one, would come to mean another
 * amount. Null where it can, or isn't to.
 */
export function unitRefusal(product: TakenProduct, soldBy: SoldBy = product.soldBy): string | null {
  const { name, soldBy: now, hasStock, inBaskets } = product
  if (soldBy === now) return null
  const refusal = `${name} is sold by ${now} and can't be sold by ${soldBy}`
  if (hasStock) return `${refusal} while there is stock of it, reserved or not.`
  if (inBaskets) return `${refusal} while it lies in a customer's basket.`
  return null
}

/** Whether a product is sold at another price at a time. */
export const isOnSale = ({ salePrice }: ProductFacts, at: Date): boolean =>
  salePrice !== null && (salePrice.from === null || salePrice.from <= at) && salePrice.until > at

/** Why a product can't have its sale price, that isn't over, beside its price; null where it can. */
export function saleRefusal({ price, salePrice }: ProductFacts, now: Date): string | null {
  if (salePrice === null || salePrice.until <= now || salePrice.price.amount < price.amount) return null
  return `must be less than the price, ${formatMajor(price)}`
}

/** How SKUs are compared. */
export const skuKey = (sku: string) => sku.toUpperCase()

/**
 * The product with these facts changed, its version and time with them; null where they are what they were. In another
 * unit it has no opening stock, which was counted in the old one, and no limit and prices of other kinds unless they are
 * set with the change.
 */
export function change(product: Product, facts: Partial<ProductFacts>, now: Date): Product | null {
  const changed = { ...product, ...facts }
  if (same(product, changed)) return null
  if (changed.soldBy !== product.soldBy) {
    changed.openingStock = 0
    changed.maxPerOrder = facts.maxPerOrder ?? null
    changed.retailPrice = facts.retailPrice ?? null
    changed.salePrice = facts.salePrice ?? null
  }
  return { ...changed, version: product.version + 1, updatedAt: now }
}

const compared = [
  'sku',
  'name',
  'description',
  'brand',
  'categoryId',
  'soldBy',
  'barcode',
  'status',
  'maxPerOrder',
  'ageLimit',
  'taxClass',
  'tariffCode',
] satisfies (keyof ProductFacts)[]

function same(a: ProductFacts, b: ProductFacts): boolean {
  return (
    compared.every((fact) => a[fact] === b[fact]) &&
    a.price.amount === b.price.amount &&
    a.price.currency === b.price.currency &&
    JSON.stringify(a.retailPrice) === JSON.stringify(b.retailPrice) &&
    JSON.stringify(a.salePrice) === JSON.stringify(b.salePrice) &&
    canonical(a.images) === canonical(b.images) &&
    canonical(a.substitutes) === canonical(b.substitutes) &&
    canonical(a.attributes) === canonical(b.attributes)
  )
}

/** PostgreSQL keeps the keys of jsonb in an order of its own. */
const canonical = (value: object) =>
  JSON.stringify(Array.isArray(value) ? value : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What events say of a product beside its facts. */
export interface Told {
  /** Its category and those that it lies in, the nearest first. */
  categoryIds: string[]
  /** The class of products that name none. */
  defaultTaxClass: string
}

/** The whole product, as every event of it says it. */
export const toState = (product: Product, { categoryIds, defaultTaxClass }: Told): ProductState => ({
  id: product.id,
  sku: product.sku,
  slug: product.slug,
  name: product.name,
  brand: product.brand,
  categoryId: product.categoryId,
  price: toMoneyMessage(product.price),
  soldBy: product.soldBy,
  status: product.status,
  version: product.version,
  openingStock: product.openingStock,
  maxPerOrder: product.maxPerOrder ?? 0,
  ageLimit: product.ageLimit ?? 0,
  substitutes: product.substitutes,
  barcode: product.barcode ?? '',
  categoryIds,
  taxClass: product.taxClass ?? defaultTaxClass,
  retailPrice: product.retailPrice?.amount ?? 0,
  tariffCode: product.tariffCode ?? '',
  salePrices: product.salePrice ? [toSaleMessage(product.salePrice)] : [],
})

/** A sale that has begun, nobody knows when, began with all else. */
const toSaleMessage = ({ price, from, until }: SalePrice) => ({
  price: price.amount,
  from: toTimestamp(from ?? new Date(0)),
  until: toTimestamp(until),
})
