import { shopTest } from '../test-shop.ts'

const test = shopTest('none')

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

test('what comes into a category, or leaves it, while one above it is moved is said as it lies at last', async (t) => {
  const { make, ask, mart, category, staff } = t.context
  const tops = [await category('One top'), await category('Another top')] as const
  const shelf = await category('Moved about', tops[0].id)
  const deep = await category('Deep in it', shelf.id)
  const aside = await category('Aside')
  const price = { amount: 100, currency: 'PKR' }
  const lies = new Map<string, string>()
  for (let round = 0; round < 12; round++) {
    const { id: coming } = await make({ categoryId: aside.id })
    const top = tops[(round + 1) % 2] as { id: string }
    const body = { sku: `RACE-${round}`, name: 'Race', categoryId: deep.id, price }
    const [made] = await Promise.all([
      mart.request('POST', '/v1/products', { token: staff, body }),
      ask('PATCH', `/v1/products/${coming}`, {
        body: { categoryId: deep.id, ...(round % 3 === 0 && { sku: `C-${round}` }) },
      }),
      ask('PATCH', `/v1/categories/${shelf.id}`, { body: { parentId: top.id } }),
    ])
    t.is(made.status, 201)
    for (const id of [made.body.id, coming]) lies.set(id, '')
  }
  await mart.idle()
  const types = ['mart.product.v1.ProductCreated', 'mart.product.v1.ProductChanged'] as const
  // What was said last of each: all of one key are in order.
  for (const type of types)
    for (const { product } of mart.allSaid(type))
      if (lies.has(product.id)) lies.set(product.id, product.categoryIds.join())
  const last = [deep.id, shelf.id, tops[0].id].join()
  t.deepEqual([...new Set(lies.values())], [last])
})
