/** The columns of a product, and their JSON, written by hand. */
export const columns = `id, sku, slug, name, description, brand, category_id, price, currency, sold_by, barcode,
  images, attributes, status, in_stock, version, created_at, updated_at`

// biome-ignore lint/suspicious/noExplicitAny: a row as pg gives it
export const toAnswer = (row: any) => ({
  id: row.id,
  sku: row.sku,
  slug: row.slug,
  name: row.name,
  description: row.description,
  brand: row.brand,
  categoryId: row.category_id,
  price: { amount: row.price, currency: row.currency },
  soldBy: row.sold_by,
  barcode: row.barcode ?? undefined,
  images: row.images,
  attributes: row.attributes,
  status: row.status,
  inStock: row.in_stock,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})
