import { until } from '../../tools/mart/client.ts'
import { expectStatus, type Shop } from './world.ts'

/** The columns of a list of products. */
export const header = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
export const csv = { 'content-type': 'text/csv' }

/** The id of the product with this SKU; null where there is none. The search finds a SKU as it does a word. */
export async function findBySku(shop: Shop, sku: string): Promise<string | null> {
  const path = `/v1/products?q=${encodeURIComponent(sku)}&limit=100`
  const { body } = expectStatus(await shop.anyone.get(path), 200)
  const found = body.items.find((product: { sku: string }) => product.sku === sku)
  return found?.id ?? null
}

/** Resolves once so much of the product is available. */
export const untilAvailable = (shop: Shop, product: string, available: number) =>
  until(
    () => shop.anyone.get(`/v1/inventory/${shop.product(product)}`),
    ({ status, body }) => status === 200 && body.available === available,
    `${available} of ${product} available`,
  )
