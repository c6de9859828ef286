import { until as untilHolds } from '#src/testing/until.ts'
import { shopTest } from '../test-shop.ts'

const test = shopTest('none')
const rupees = (amount: number) => ({ amount: amount * 100, currency: 'PKR' })
const hour = 60 * 60 * 1000
const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString()

test('a product has a class by which it is taxed, and the price that is printed on it', async (t) => {
  const { make, ask, mart } = t.context
  const admin = mart.token({ id: '0190a5b4-0000-7000-8000-000000000003', role: 'admin' })
  const body = { taxClass: 'third_schedule', rate: 1800, from: at(-1), onRetailPrice: true }
  await ask('POST', '/v1/tax-rates', { body, as: admin, status: 201 })
  const plain = await make()
  t.like(plain, { taxClass: 'standard', retailPrice: undefined })
  const facts = { taxClass: 'third_schedule', retailPrice: rupees(150) }
  const made = await make({ price: rupees(140), ...facts })
  t.like(made, facts)
  t.like(await ask('GET', `/v1/products/${made.id}`, { as: '' }), facts)
  const path = `/v1/products/${plain.id}`
  t.like(await ask('PATCH', path, { body: facts }), facts)
  t.like(await ask('PATCH', path, { body: { taxClass: null, retailPrice: null } }), { taxClass: 'standard' })
  t.like(await ask('PATCH', path, { body: { taxClass: 'standard' } }), { taxClass: 'standard' })
  const said = await mart.said('mart.product.v1.ProductCreated', ({ product }) => product.id === made.id)
  t.like(said.product, { taxClass: 'third_schedule', retailPrice: 15_000, salePrices: [] })
  const first = await mart.said('mart.product.v1.ProductCreated', ({ product }) => product.id === plain.id)
  t.like(first.product, { taxClass: 'standard', retailPrice: 0 })

  for (const [wrong, field] of [
    [{ taxClass: 'luxury' }, 'taxClass'],
    [{ retailPrice: rupees(0) }, 'retailPrice.amount'],
    [{ retailPrice: { amount: 1, currency: 'USD' } }, 'retailPrice.currency'],
  ] as const) {
    const { errors } = await ask('PATCH', path, { body: wrong, status: 422 })
    t.is(errors[0].path, field)
    await t.throwsAsync(make(wrong), { message: /422, not 201/ })
  }
})

test('a sale price is shown while it holds, and is less than the price', async (t) => {
  const { make, ask, mart, category } = t.context
  const { id: categoryId } = await category('Sold off')
  const until = at(10)
  const now = await make({
    categoryId,
    name: 'Quince',
    price: rupees(100),
    salePrice: { price: rupees(80), until },
  })
  t.like(now, { salePrice: { price: rupees(80), until } })
  const from = new Date(Date.now() + 1500).toISOString()
  const coming = await make({ categoryId, price: rupees(100), salePrice: { price: rupees(70), from, until } })
  t.like(coming, { salePrice: { price: rupees(70), from, until } }, 'staff see what they have said')
  const shown = async () =>
    (await ask('GET', `/v1/products?category=${categoryId}`, { as: '' })).items.map(
      ({ salePrice }: { salePrice?: { price: object } }) => salePrice?.price,
    )
  t.deepEqual(await shown(), [rupees(80), undefined])
  const quinces = async () => (await ask('GET', '/v1/products?q=quince', { as: '' })).items
  // It is found a moment after it is made.
  await untilHolds(async () => (await quinces()).length > 0)
  const [found] = await quinces()
  t.deepEqual(found.salePrice, { price: rupees(80), until })
  const one = () => mart.request('GET', `/v1/products/${coming.id}`)
  t.is((await one()).headers.get('etag'), '"1"')
  // What was answered before is kept for a second.
  await untilHolds(async () => (await shown())[1] !== undefined)
  t.deepEqual(await shown(), [rupees(80), rupees(70)])
  await untilHolds(async () => (await one()).headers.get('etag') !== '"1"')
  const begun = await one()
  t.is(begun.headers.get('etag'), '"1.sale"')
  t.deepEqual(begun.body.salePrice, { price: rupees(70), from, until })
  const { product } = await mart.said(
    'mart.product.v1.ProductCreated',
    (said) => said.product.id === coming.id,
  )
  t.deepEqual(
    product.salePrices.map(({ price, from, until }) => [price, from.seconds, until.seconds]),
    [[7_000, Math.floor(Date.parse(from) / 1000), Math.floor(Date.parse(until) / 1000)]],
  )

  const path = `/v1/products/${now.id}`
  for (const [body, field] of [
    [{ salePrice: { price: rupees(100), until } }, 'salePrice.price'],
    [{ price: rupees(80) }, 'salePrice.price'],
    [{ salePrice: { price: rupees(1), until: at(-1) } }, 'salePrice.until'],
    [{ salePrice: { price: rupees(1), from: at(5), until: at(5) } }, 'salePrice.until'],
    [{ salePrice: { price: { amount: 1, currency: 'USD' }, until } }, 'salePrice.price.currency'],
    [{ salePrice: { price: rupees(1) } }, 'salePrice.until'],
  ] as const) {
    const { errors } = await ask('PATCH', path, { body, status: 422 })
    t.is(errors[0].path, field, JSON.stringify(body))
  }
  const body = { price: rupees(80), salePrice: { price: rupees(60), until } }
  t.is((await ask('PATCH', path, { body, headers: { 'If-Match': '"1.insale"' } })).version, 2)
  t.is((await ask('PATCH', path, { body })).version, 2, 'said again it is no change')
  t.is(
    (await ask('PATCH', path, { body: { soldBy: 'weight' } })).salePrice,
    undefined,
    'it goes with its unit',
  )
  await ask('PATCH', path, { body })
  t.is((await ask('PATCH', path, { body: { salePrice: null } })).salePrice, undefined)
})

test('a file has class and printed price; what there isn’t, or a sale forbids, fails its line', async (t) => {
  const { ask, mart, make } = t.context
  const admin = mart.token({ id: '0190a5b4-0000-7000-8000-000000000003', role: 'admin' })
  const rate = { taxClass: 'reduced', rate: 1000, from: at(-1) }
  await ask('POST', '/v1/tax-rates', { body: rate, as: admin, status: 201 })
  const headers = { 'content-type': 'text/csv' }
  const bring = (body: string) => ask('POST', '/v1/products/import', { body, headers })
  const file = [
    'SKU,name,category,price,TaxClass,retailprice',
    'TAX-1,Quinoa,Taxes,90.00,reduced,"1,000.50"',
    'TAX-2,Untold,Taxes,90.00,,',
    'TAX-3,Unknown,Taxes,90.00,luxury,',
    'TAX-4,Odd,Taxes,90.00,Not So,',
    'TAX-5,Free,Taxes,90.00,reduced,0',
  ].join('\n')
  const report = await bring(file)
  t.like(report, { created: 2, failed: 3 })
  t.deepEqual(
    report.errors.map(({ line, message }: { line: number; message: string }) => [
      line,
      message.split(':')[0],
    ]),
    [
      [4, 'taxClass'],
      [5, 'taxClass'],
      [6, 'retailPrice'],
    ],
  )
  const find = async (q: string) => (await ask('GET', `/v1/products?q=${q}`, { as: '' })).items[0]
  t.like(await find('quinoa'), { taxClass: 'reduced', retailPrice: { amount: 100_050, currency: 'PKR' } })
  t.like(await find('untold'), { taxClass: 'standard', retailPrice: undefined })
  const exported = await ask('GET', '/v1/products/export')
  t.regex(exported, /^sku,.*,stock,taxClass,retailPrice\n/)
  t.regex(exported, /TAX-1,.*,reduced,1000\.50\n/)
  // Its own lines: other tests change other products meanwhile.
  const own = exported.split('\n').filter((line: string, at: number) => at === 0 || line.startsWith('TAX-'))
  t.like(await bring(own.join('\n')), { created: 0, updated: 0, unchanged: 2, failed: 0 })
  t.like(await bring('sku,name,category,price\nTAX-1,Quinoa,Taxes,90.00'), { unchanged: 1 })
  t.like(await bring('sku,name,category,price,taxClass,retailPrice\nTAX-1,Quinoa,Taxes,90.00,,'), {
    updated: 1,
  })
  t.like(await find('quinoa'), { taxClass: 'standard', retailPrice: undefined })

  // What others call a retail price is the price.
  t.like(await bring('sku,name,category,retail price,tax class\nTAX-6,Foreign,Taxes,12.00,Taxable'), {
    created: 1,
  })
  t.like(await find('foreign'), { price: rupees(12), taxClass: 'standard', retailPrice: undefined })

  const { sku } = await make({
    name: 'On sale',
    price: rupees(9),
    salePrice: { price: rupees(5), until: at(1) },
  })
  const below = await bring(`sku,name,category,price\n${sku},On sale,Taxes,5.00`)
  t.is(below.failed, 1)
  t.regex(below.errors[0].message, /^price: .*sale/)
})
