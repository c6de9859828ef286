import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id, text } from '#src/schemas/fields.ts'
import type { StockedProduct } from '../product.ts'
import type { Deps } from '../provides.ts'
import {
  FoundPage,
  NewProduct,
  ProductAnswer,
  ProductChange,
  ProductQuery,
  presentProduct,
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
    run: async ({ listProducts }, { query }) => {
      const { items, ...rest } = await listProducts(query)
      return { items: items.map(presentProduct), ...rest }
    },
  }),

  get('/v1/products/{idOrSlug}', {
    summary: 'One product',
    description: 'An archived one too, since orders that have it link here.',
    who: 'anyone',
    params: z.strictObject({ idOrSlug: text(200) }),
    answers: { 200: ProductAnswer },
    cache: ({ responseCache }) => responseCache,
    run: async ({ products }, { params }) => {
      const key = keyOf(params.idOrSlug)
      const product = key && (await products.find(key))
      if (!product) throw notFound('product')
      return replyWith(product)
    },
  }),

  post('/v1/products', {
    summary: 'Take a product into the catalogue',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    body: NewProduct,
    answers: { 201: ProductAnswer },
    run: async ({ createProduct }, { body }, tx) => {
      const product = await createProduct(body, tx)
      return replyWith(product, { Location: `/v1/products/${product.id}` })
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
    run: async ({ changeProduct }, { params, body, ifMatch }, tx) =>
      replyWith(await changeProduct(params.id, body, ifMatch, tx)),
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

/**
 * The ETag names the version and, since stock comes and goes without one, whether it is in stock:
 * `"3"` or `"3.in"`. `If-Match` reads the version of either.
 */
function replyWith(product: StockedProduct, headers: Record<string, string> = {}) {
  return reply({
    body: presentProduct(product),
    etag: product.inStock ? `"${product.version}.in"` : `"${product.version}"`,
    headers,
  })
}

/** What a path's end names; null where it can be neither, so that there is nothing to look up. */
function keyOf(idOrSlug: string): { id: string } | { slug: string } | null {
  const asId = id.safeParse(idOrSlug)
  if (asId.success) return { id: asId.data }
  return isSlug(idOrSlug) ? { slug: idOrSlug } : null
}
