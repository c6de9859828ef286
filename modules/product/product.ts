import type { ProductState } from '#proto/events.ts'
import { type Money, toMoneyMessage } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'

export type Attributes = Record<string, string | number | boolean>

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

/** How SKUs are compared. */
export const skuKey = (sku: string) => sku.toUpperCase()

/**
 * The product with these facts changed, its version and time with them; null where they are what they were. In another
 * unit it has no opening stock, which was counted in the old one, and no limit unless one is set with the change.
 */
export function change(product: Product, facts: Partial<ProductFacts>, now: Date): Product | null {
  const changed = { ...product, ...facts }
  if (same(product, changed)) return null
  if (changed.soldBy !== product.soldBy) {
    changed.openingStock = 0
    changed.maxPerOrder = facts.maxPerOrder ?? null
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
] satisfies (keyof ProductFacts)[]

function same(a: ProductFacts, b: ProductFacts): boolean {
  return (
    compared.every((fact) => a[fact] === b[fact]) &&
    a.price.amount === b.price.amount &&
    a.price.currency === b.price.currency &&
    canonical(a.images) === canonical(b.images) &&
    canonical(a.substitutes) === canonical(b.substitutes) &&
    canonical(a.attributes) === canonical(b.attributes)
  )
}

/** PostgreSQL keeps the keys of jsonb in an order of its own. */
const canonical = (value: object) =>
  JSON.stringify(Array.isArray(value) ? value : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The whole product, as every event of it says it. */
export const toState = (product: Product): ProductState => ({
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
  // Told when the product's own room knows them.
  ...{ categoryIds: [product.categoryId], taxClass: '', retailPrice: 0, salePrices: [] },
})
