import { event } from '#src/events/event.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { type Shop, shopTest } from '../test-shop.ts'

const test = shopTest('none')
const header = 'sku,name,category,price,soldBy'

/** As inventory would say it. */
const stock = ({ mart }: Shop, productId: string, onHand: number, version: number, available = onHand) =>
  mart.publish(
    event('mart.inventory.v1.StockLevelChanged', productId, {
      ...{ productId, inStock: available > 0, low: false, available, reorderPoint: 0, version },
      empty: onHand === 0,
      ...unsaid.level,
    }),
  )
/** As the order module would. */
const baskets = ({ mart }: Shop, productId: string, inBaskets: boolean, version: number) =>
  mart.publish(event('mart.order.v1.ProductInBasketsChanged', productId, { productId, inBaskets, version }))

const byWeight = ({ ask }: Shop, id: string, status: number) =>
  ask('PATCH', `/v1/products/${id}`, { body: { soldBy: 'weight' }, status })

const lineByWeight = ({ ask }: Shop, sku: string) =>
  ask('POST', '/v1/products/import', {
    body: `${header}\n${sku},Renamed,Test shelf,2.00,weight\nNOT-${sku},New,Test shelf,2.00,weight\n`,
    headers: { 'content-type': 'text/csv' },
  })

/** Neither by hand nor by import can it be sold by weight, and nothing else of the import's line is taken. */
async function stays(shop: Shop, product: { id: string; sku: string }) {
  const problem = await byWeight(shop, product.id, 409)
  const report = await lineByWeight(shop, product.sku)
  const { soldBy, name } = await shop.ask('GET', `/v1/products/${product.id}`)
  return { problem, report, soldBy, renamed: name === 'Renamed' }
}

test.serial('what has stock, or stock that is all reserved, goes on being sold as it is', async (t) => {
  const shop = t.context
  const product = await shop.make()
  await stock(shop, product.id, 2, 1)
  const { problem, report, ...after } = await stays(shop, product)
  t.regex(problem.detail, /^Thing \d+ is sold by piece and can't be sold by weight while there is stock/)
  t.is(problem.errors[0].path, 'soldBy')
  t.like(report, { created: 1, failed: 1, errors: [{ line: 2 }] })
  t.regex(report.errors[0].message, /^soldBy: .* while there is stock/)
  t.deepEqual(after, { soldBy: 'piece', renamed: false })

  await stock(shop, product.id, 2, 2, 0)
  t.is((await stays(shop, product)).soldBy, 'piece')
  await stock(shop, product.id, 0, 3)
  t.is((await byWeight(shop, product.id, 200)).soldBy, 'weight')
})

test.serial('what lies in a basket does, until it lies in none', async (t) => {
  const shop = t.context
  const product = await shop.make()
  await stock(shop, product.id, 0, 1)
  await baskets(shop, product.id, true, 2)
  await baskets(shop, product.id, false, 1)
  const { problem, report } = await stays(shop, product)
  t.regex(problem.detail, /while it lies in a customer's basket/)
  t.regex(report.errors[0].message, /while it lies in a customer's basket/)
  await baskets(shop, product.id, false, 3)
  t.is((await byWeight(shop, product.id, 200)).soldBy, 'weight')
})

test.serial('the stock that a product came with is stock before inventory has said so', async (t) => {
  const shop = t.context
  const product = await shop.make({ openingStock: 5 })
  t.is((await byWeight(shop, product.id, 409)).status, 409)
  t.is((await byWeight(shop, (await shop.make()).id, 200)).soldBy, 'weight')
  // Five pieces that were sold long ago are not the five grams of a shelf that is set up anew.
  await stock(shop, product.id, 0, 2)
  await byWeight(shop, product.id, 200)
  const { product: said } = await shop.mart.said(
    'mart.product.v1.ProductChanged',
    (event) => event.product.id === product.id,
  )
  t.like(said, { soldBy: 'weight', openingStock: 0 })
  await shop.ask('PATCH', `/v1/products/${product.id}`, { body: { name: 'Renamed once more' } })
  const again = await shop.mart.said(
    'mart.product.v1.ProductChanged',
    (event) => event.product.name === 'Renamed once more',
  )
  t.is(again.product.openingStock, 0)
})

test.serial(
  'what a publisher of before does not say is taken for stock, until it is said again',
  async (t) => {
    const shop = t.context
    const product = await shop.make()
    const { mart } = shop
    const data = {
      productId: product.id,
      inStock: false,
      low: false,
      available: 0,
      reorderPoint: 0,
      version: 4,
    }
    await mart.publish(event('mart.inventory.v1.StockLevelChanged', product.id, data as never))
    t.is((await byWeight(shop, product.id, 409)).status, 409)
    await stock(shop, product.id, 0, 4)
    t.is((await byWeight(shop, product.id, 200)).soldBy, 'weight')
  },
)

test.serial('everything else changes as before, and the same unit again is no change of it', async (t) => {
  const shop = t.context
  const product = await shop.make()
  await stock(shop, product.id, 2, 1)
  const body = { soldBy: 'piece', name: 'Still by the piece' }
  t.like(await shop.ask('PATCH', `/v1/products/${product.id}`, { body }), { version: 2 })
})

test.serial('errors of an import come in the order of its lines, whatever finds them', async (t) => {
  const shop = t.context
  const product = await shop.make()
  await stock(shop, product.id, 2, 1)
  const lines = [`${product.sku},Renamed,Test shelf,2.00,weight`, 'BAD-1,No price,Test shelf,,piece']
  const report = await shop.ask('POST', '/v1/products/import', {
    body: `${header}\n${lines.join('\n')}\n`,
    headers: { 'content-type': 'text/csv' },
  })
  t.deepEqual(
    report.errors.map(({ line }: { line: number }) => line),
    [2, 3],
  )
})
