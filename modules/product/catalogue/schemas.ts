import { z } from 'zod'
import { invalid } from '#src/http/problem.ts'
import { mostMoney } from '#src/money.ts'
import {
  barcode,
  flag,
  id,
  money,
  sku,
  someMoney,
  text,
  timestamp,
  wholeNumber,
} from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { isOnSale, type SalePrice, type StockedProduct } from '../product.ts'
import {
  ageLimit,
  brand,
  description,
  image,
  maxPerOrder,
  moment,
  mostImages,
  name,
  soldBy,
  stock,
  substitutes,
  tariffCode,
  taxClass,
} from '../product-fields.ts'

const mostAttributes = 50

const images = z.array(image).max(mostImages)

const attributes = z
  .record(text(64), z.union([text(500, 0), z.number(), z.boolean()]))
  .refine((all) => Object.keys(all).length <= mostAttributes, `must not be more than ${mostAttributes}`)

const facts = {
  sku,
  name,
  description,
  brand,
  categoryId: id,
  price: money,
  soldBy,
  images,
  attributes,
}

const Sale = z
  .strictObject({
    price: someMoney.describe('Less than the price'),
    from: moment.optional().describe('Absent: from now on'),
    until: moment.describe('It is over then'),
  })
  .refine(({ from, until }) => !from || Date.parse(until) > Date.parse(from), {
    path: ['until'],
    error: 'must be after from',
  })
  .describe('What it costs for a time')

/** A sale as a body says it. 422 where it is over. */
export function saleOf(said: z.output<typeof Sale> | null | undefined, now: Date): SalePrice | null {
  if (!said) return null
  const until = new Date(said.until)
  if (until <= now) throw invalid({ path: 'salePrice.until', message: 'must be to come' })
  return { price: said.price, from: said.from === undefined ? null : new Date(said.from), until }
}

const taxWords = {
  taxClass: 'How it is taxed: a class of GET /v1/tax-rates; by itself DEFAULT_TAX_CLASS',
  retailPrice: 'The price that is printed on it, which is taxed where its class says so',
  tariffCode: 'What customs and tax authorities know such goods by, as 0401.2000',
}

export const NewProduct = z
  .strictObject({
    ...facts,
    description: description.default(''),
    brand: brand.default(''),
    soldBy: soldBy.default('piece'),
    barcode: barcode.optional(),
    images: facts.images.default([]),
    attributes: attributes.default({}),
    maxPerOrder: maxPerOrder.optional().describe('The most that one order may have of it: pieces, or grams'),
    ageLimit: ageLimit.optional().describe("Who is younger doesn't get it"),
    substitutes: substitutes.default([]).describe('Products that may stand in for it, the best first'),
    taxClass: taxClass.optional().describe(taxWords.taxClass),
    retailPrice: someMoney.optional().describe(taxWords.retailPrice),
    tariffCode: tariffCode.optional().describe(taxWords.tariffCode),
    salePrice: Sale.optional(),
    openingStock: stock.default(0).describe('What is on the shelf to begin with: pieces, or grams'),
  })
  .meta({ id: 'NewProduct' })
export type NewProduct = z.output<typeof NewProduct>

export const ProductChange = z
  .strictObject({
    ...facts,
    barcode: barcode.nullable().describe('null takes it away'),
    maxPerOrder: maxPerOrder
      .nullable()
      .describe('The most that one order may have of it: pieces, or grams; null takes the limit away'),
    ageLimit: ageLimit.nullable().describe("Who is younger doesn't get it; null takes the limit away"),
    substitutes: substitutes.describe('Products that may stand in for it, the best first'),
    taxClass: taxClass.nullable().describe(`${taxWords.taxClass}, which null is`),
    retailPrice: someMoney.nullable().describe(`${taxWords.retailPrice}; null takes it away`),
    tariffCode: tariffCode.nullable().describe(`${taxWords.tariffCode}; null takes it away`),
    salePrice: Sale.nullable().describe('What it costs for a time; null takes it away'),
    status: z.enum(['active', 'archived']).describe('active brings an archived product back'),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({ id: 'ProductChange', minProperties: 1 })
export type ProductChange = z.output<typeof ProductChange>

export const ProductAnswer = z
  .strictObject({
    id,
    sku: z.string(),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    brand: z.string(),
    categoryId: id,
    price: money,
    soldBy,
    barcode: z.string().optional(),
    images: z.array(z.string()),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    maxPerOrder: maxPerOrder.optional(),
    ageLimit: ageLimit.optional(),
    substitutes: z.array(id),
    taxClass: z.string().describe(taxWords.taxClass),
    retailPrice: someMoney.optional().describe(taxWords.retailPrice),
    tariffCode: z.string().optional().describe(taxWords.tariffCode),
    salePrice: z
      .strictObject({ price: someMoney, from: timestamp.optional(), until: timestamp })
      .optional()
      .describe('What it costs for a time, while that is; what answers a change shows one to come as well'),
    status: z.enum(['active', 'archived']),
    inStock: z.boolean(),
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Product' })

/** A page of products; where nothing has all that was looked for, with what was left out. */
export const FoundPage = page(ProductAnswer).extend({
  relaxed: z
    .array(z.string())
    .optional()
    .describe('What was left out of the search since no product has all of it, as it was typed'),
})

/** What a product is shown with beside its facts. */
export interface Shown {
  now: Date
  /** The class of products that name none. */
  defaultTaxClass: string
  /** A sale that is still to come, too. */
  withComing?: boolean
}

/** A product as a client sees it. */
export function presentProduct(product: StockedProduct, shown: Shown): z.output<typeof ProductAnswer> {
  const { salePrice: sale } = product
  const isShown = shown.withComing ? sale !== null && sale.until > shown.now : isOnSale(product, shown.now)
  return {
    id: product.id,
    sku: product.sku,
    slug: product.slug,
    name: product.name,
    description: product.description,
    brand: product.brand,
    categoryId: product.categoryId,
    price: product.price,
    soldBy: product.soldBy,
    barcode: product.barcode ?? undefined,
    images: product.images,
    attributes: product.attributes,
    maxPerOrder: product.maxPerOrder ?? undefined,
    ageLimit: product.ageLimit ?? undefined,
    substitutes: product.substitutes,
    taxClass: product.taxClass ?? shown.defaultTaxClass,
    retailPrice: product.retailPrice ?? undefined,
    tariffCode: product.tariffCode ?? undefined,
    salePrice:
      isShown && sale
        ? { price: sale.price, from: sale.from?.toISOString(), until: sale.until.toISOString() }
        : undefined,
    status: product.status,
    inStock: product.inStock,
    version: product.version,
    createdAt: product.createdAt.toISOString(),
    updatedAt: product.updatedAt.toISOString(),
  }
}

const sorts = ['relevance', 'name', 'price', '-price', '-createdAt'] as const
export type Sort = (typeof sorts)[number]

export const ProductQuery = z.strictObject({
  ...pageQuery,
  q: text(200, 0).optional().describe('Words to look for; the last may be the beginning of one'),
  category: text(200).optional().describe('Id or slug; its descendants count too'),
  brand: text(100).optional().describe('Without regard to case and accents'),
  minPrice: wholeNumber(0, mostMoney).optional().describe('Minor units, of prices without sales'),
  maxPrice: wholeNumber(0, mostMoney).optional().describe('Minor units'),
  inStock: flag.optional(),
  sort: z.enum(sorts).optional().describe('relevance where q is given, else name; prices without sales'),
})
export type ProductQuery = z.output<typeof ProductQuery>
