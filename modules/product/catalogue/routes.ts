import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id, text } from '#src/schemas/fields.ts'
import { isOnSale, type StockedProduct } from '../product.ts'
import type { Deps } from '../provides.ts'
import {
  FoundPage,
  NewProduct,
  ProductAnswer,
  ProductChange,
  ProductQuery,
  presentProduct,
  type Shown,
} from './schemas.ts'
import { isSlug } from './slug.ts'

const { get, post, patch, delete: del } = routesFor<Deps>()

export const routes = [
  get('/v1/products', {
    summary: 'Search or list the products for sale',
    description:
      'Full-text search that forgives a typo and however a size is written; keyset pages in every sort. ' +
      'Where nothing has all that was typed, sizes are left out, and `relaxed` names them as they were typed.',
    who: 'anyone',
    query: ProductQuery,
    answers: { 200: FoundPage },
    cache: ({ responseCache }) => responseCache,
    run: async ({ listProducts, config, now }, { query }) => {
      const { items, ...rest } = await listProducts(query)
      const shown = shownBy({ config, now })
      return { items: items.map((product) => presentProduct(product, shown)), ...rest }
    },
  }),

  get('/v1/products/{idOrSlug}', {
    summary: 'One product',
    description: 'An archived one too, since orders that have it link here.',
    who: 'anyone',
    params: z.strictObject({ idOrSlug: text(200) }),
    answers: { 200: ProductAnswer },
    cache: ({ responseCache }) => responseCache,
    run: async ({ products, config, now }, { params }) => {
      const key = keyOf(params.idOrSlug)
      const product = key && (await products.find(key))
      if (!product) throw notFound('product')
      return replyWith(product, shownBy({ config, now }))
    },
  }),

  post('/v1/products', {
    summary: 'Take a product into the catalogue',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    body: NewProduct,
    answers: { 201: ProductAnswer },
    run: async ({ createProduct, config, now }, { body }, tx) => {
      const product = await createProduct(body, tx)
      return replyWith(product, shownBy({ config, now }, true), { Location: `/v1/products/${product.id}` })
    },
  }),

  patch('/v1/products/{id}', {
    summary: 'Change a product',
    description:
      'With If-Match only if it is still at the version that the ETag names. Of a product that has stock, ' +
      'reservations or a place in a basket `soldBy` stays.',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    params: z.strictObject({ id }),
    body: ProductChange,
    answers: { 200: ProductAnswer },
    run: async ({ changeProduct, config, now }, { params, body, ifMatch }, tx) =>
      replyWith(await changeProduct(params.id, body, ifMatch, tx), shownBy({ config, now }, true)),
  }),

  del('/v1/products/{id}', {
    summary: 'Archive a product',
    description: 'It leaves the lists and can no longer be ordered; its id and SKU stay.',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: async ({ changeProduct }, { params, ifMatch }, tx) => {
      await changeProduct(params.id, { status: 'archived' }, ifMatch, tx)
    },
  }),
]

const shownBy = ({ config, now }: Pick<Deps, 'config' | 'now'>, withComing = false): Shown => ({
  now: now(),
  defaultTaxClass: config.product.defaultTaxClass,
  withComing,
})

/**
 * The ETag names the version and, since both come and go without one, whether it is in stock and on sale: `"3"`, `"3.in"`,
 * `"3.sale"`, `"3.insale"`. `If-Match` reads the version of any.
 */
function replyWith(product: StockedProduct, shown: Shown, headers: Record<string, string> = {}) {
  const seen = `${product.inStock ? 'in' : ''}${isOnSale(product, shown.now) ? 'sale' : ''}`
  return reply({
    body: presentProduct(product, shown),
    etag: seen ? `"${product.version}.${seen}"` : `"${product.version}"`,
    headers,
  })
}

/** What a path's end names; null where it can be neither, so that there is nothing to look up. */
function keyOf(idOrSlug: string): { id: string } | { slug: string } | null {
  const asId = id.safeParse(idOrSlug)
  if (asId.success) return { id: asId.data }
  return isSlug(idOrSlug) ? { slug: idOrSlug } : null
}
