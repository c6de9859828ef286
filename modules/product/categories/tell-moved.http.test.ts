import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { NewProduct } from '../catalogue/schemas.ts'
import { provides } from '../provides.ts'
import { shopTest } from '../test-shop.ts'

const test = shopTest('none')

const waiting = sql(
  'test.waiting',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

test('a product is said with all that it lies in, also when a category above it is moved', async (t) => {
  const { make, ask, mart, category } = t.context
  const top = await category('Top of all')
  const other = await category('Other top')
  const shelf = await category('Shelf of them', top.id)
  const deep = await category('Deep', shelf.id)
  const { id } = await make({ categoryId: deep.id })
  const lies = (type: 'mart.product.v1.ProductCreated' | 'mart.product.v1.ProductChanged', ids: string[]) =>
    mart.said(type, ({ product }) => product.id === id && product.categoryIds.join() === ids.join())
  await lies('mart.product.v1.ProductCreated', [deep.id, shelf.id, top.id])
  const header = 'sku,name,category,price'
  const lines = Array.from({ length: 250 }, (_, n) => `MOVED-${n},Moved ${n},Top of all > Shelf of them,1.00`)
  const headers = { 'content-type': 'text/csv' }
  await ask('POST', '/v1/products/import', { body: [header, ...lines].join('\n'), headers })
  await mart.idle()
  const changed = () =>
    mart
      .allSaid('mart.product.v1.ProductChanged')
      .filter(({ product }) => product.categoryIds.includes(shelf.id))
  const before = changed().length
  await ask('PATCH', `/v1/categories/${shelf.id}`, { body: { name: 'Renamed' } })
  await ask('PATCH', `/v1/categories/${shelf.id}`, { body: { parentId: other.id } })
  const { product } = await lies('mart.product.v1.ProductChanged', [deep.id, shelf.id, other.id])
  t.is(product.version, 1, 'its facts are what they were')
  await mart.idle()
  const said = changed().slice(before)
  t.is(said.length, 251, 'each once')
  t.is(new Set(said.map((one) => one.product.id)).size, 251)
  t.true(said.every((one) => one.product.categoryIds.slice(-2).join() === [shelf.id, other.id].join()))
})

test('what comes into a category while one above it is moved is said as it lies at last', async (t) => {
  const { make, ask, mart, category } = t.context
  const [one, another] = [await category('One top'), await category('Another top')]
  const shelf = await category('Moved about', one.id)
  const deep = await category('Deep in it', shelf.id)
  const { id: coming } = await make()
  const { createProduct, changeProduct, db } = useCasesOf(mart)
  const price = { amount: 100, currency: 'PKR' }
  let moved: Promise<unknown> | undefined
  const made = await db.transaction(async (tx) => {
    const product = await createProduct(
      NewProduct.parse({ sku: 'LATE-1', name: 'Late', categoryId: deep.id, price }),
      tx,
    )
    await changeProduct(coming, { categoryId: deep.id }, null, tx)
    moved = ask('PATCH', `/v1/categories/${shelf.id}`, { body: { parentId: another.id } })
    // It waits until what comes into the tree is there.
    await until(async () => (await db.query(waiting)).length > 0)
    return product.id
  })
  await moved
  await mart.idle()
  for (const id of [made, coming]) {
    const last = mart.allSaid('mart.product.v1.ProductChanged').findLast(({ product }) => product.id === id)
    t.deepEqual(last?.product.categoryIds, [deep.id, shelf.id, another.id])
  }
})

/** The use cases on the mart's own database, in a transaction that a test holds open. */
function useCasesOf({ config, db: databaseOf }: TestMart) {
  const db = databaseOf('product')
  const now = () => new Date()
  const responseCache = provides.responseCache({ config })
  const products = provides.products({ db, responseCache })
  const categories = provides.categories({ db, responseCache })
  const taxes = provides.taxes({ db, responseCache })
  const tellProducts = provides.tellProducts({ categories, config })
  const needs = { products, categories, taxes, tellProducts, config, now }
  return { db, createProduct: provides.createProduct(needs), changeProduct: provides.changeProduct(needs) }
}
