import { v7 } from 'uuid'
import { event } from '#src/events/event.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { shopTest } from '../test-shop.ts'

const test = shopTest('none')
const nobody = '0190a5b4-0000-7000-8000-00000000dead'

test('a product is created, found by id and slug, and said', async (t) => {
  const { mart, make, ask, staff } = t.context
  const { id: categoryId } = await t.context.category('Tea')
  const body = {
    sku: 'tea-1',
    name: ' Kashmiri Chai کشمیری چائے ',
    categoryId,
    price: { amount: 99900, currency: 'PKR' },
    soldBy: 'weight',
    brand: 'Nestlé',
    barcode: '2000000000001',
    images: ['https://example.com/tea.png'],
    attributes: { organic: true, grams: 100.5, origin: 'Kashmir' },
    openingStock: 250,
  }
  const answer = await mart.request('POST', '/v1/products', { token: staff, body })
  t.is(answer.status, 201)
  t.is(answer.headers.get('location'), `/v1/products/${answer.body.id}`)
  t.is(answer.headers.get('etag'), '"1"')
  const { openingStock: _, ...shown } = body
  t.like(answer.body, { ...shown, name: 'Kashmiri Chai کشمیری چائے', slug: 'kashmiri-chai', version: 1 })
  t.like(answer.body, { status: 'active', inStock: false, description: '' })
  t.deepEqual(await ask('GET', `/v1/products/${answer.body.id.toUpperCase()}`, { as: '' }), answer.body)
  t.deepEqual(await ask('GET', '/v1/products/kashmiri-chai', { as: '' }), answer.body)
  const { product } = await mart.said(
    'mart.product.v1.ProductCreated',
    (said) => said.product.sku === 'tea-1',
  )
  t.like(product, { id: answer.body.id, version: 1, openingStock: 250, soldBy: 'weight', status: 'active' })
  t.deepEqual(product.price, { amountMinor: 99900, currency: 'PKR' })
  t.is((await make({ name: 'Kashmiri Chai', sku: 'Tea/2' })).slug, 'kashmiri-chai-tea-2')
})

test('a SKU is taken without case, also by two at once; slugs never collide', async (t) => {
  const { make, mart, staff, category } = t.context
  await make({ sku: 'Taken-1' })
  await t.throwsAsync(make({ sku: 'tAKEN-1' }), { message: /409, not 201/ })
  const { id: categoryId } = await category('Race')
  const body = { sku: 'RACE', name: 'Race', categoryId, price: { amount: 1, currency: 'PKR' } }
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      mart.request('POST', '/v1/products', {
        token: staff,
        body: { ...body, sku: n % 2 ? 'RACE' : `RACE-${n}` },
      }),
    ),
  )
  t.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 201, 201, 201, 409, 409, 409])
  const slugs = answers.filter(({ status }) => status === 201).map(({ body }) => body.slug)
  t.is(new Set(slugs).size, 5)
})

for (const [what, changes, path] of [
  ['another currency', { price: { amount: 1, currency: 'USD' } }, 'price.currency'],
  ['a fraction of a paisa', { price: { amount: 1.5, currency: 'PKR' } }, 'price.amount'],
  ['a negative price', { price: { amount: -1, currency: 'PKR' } }, 'price.amount'],
  ['an unknown category', { categoryId: nobody }, 'categoryId'],
  ['an image that is no web address', { images: ['ftp://example.com/a'] }, 'images[0]'],
  ['a nested attribute', { attributes: { a: {} } }, 'attributes.a'],
  ['a name of blanks', { name: '  ' }, 'name'],
  ['a SKU with blanks inside', { sku: 'a b' }, 'sku'],
  ['an unknown field', { slug: 'mine' }, 'slug'],
  ['a fourth way to sell', { soldBy: 'litre' }, 'soldBy'],
] as const) {
  test(`refused with 422: ${what}`, async (t) => {
    const { ask, make, category, mart, staff } = t.context
    const { id: categoryId } = await category(what)
    const body = { sku: 'NEW', name: 'New', categoryId, price: { amount: 1, currency: 'PKR' }, ...changes }
    const refused = await ask('POST', '/v1/products', { status: 422, body })
    t.is(refused.errors[0].path, path)
    const { id } = await make()
    const patched = await mart.request('PATCH', `/v1/products/${id}`, { token: staff, body: changes })
    t.is(patched.status, 422)
  })
}

test('a change is a new version; one that changes nothing is none; If-Match is honoured', async (t) => {
  const { ask, make, mart } = t.context
  const { id, slug } = await make({ attributes: { b: 1, a: 'x' } })
  const path = `/v1/products/${id}`
  t.like(await ask('PATCH', path, { body: { name: 'Renamed' } }), { version: 2, name: 'Renamed', slug })
  t.like(await ask('PATCH', path, { body: { name: 'Renamed', attributes: { a: 'x', b: 1 } } }), {
    version: 2,
  })
  await ask('PATCH', path, { body: { brand: 'B' }, headers: { 'if-match': '"1"' }, status: 412 })
  t.like(await ask('PATCH', path, { body: { brand: 'B' }, headers: { 'if-match': '"2"' } }), { version: 3 })
  await mart.said(
    'mart.product.v1.ProductChanged',
    ({ product }) => product.id === id && product.version === 3,
  )
  await mart.idle()
  const said = mart.allSaid('mart.product.v1.ProductChanged').filter(({ product }) => product.id === id)
  t.deepEqual(
    said.map(({ product }) => product.version),
    [2, 3],
  )
  await ask('PATCH', path, { body: {}, status: 422 })
  await ask('PATCH', path, { body: { version: 9 }, status: 422 })
  await ask('PATCH', `/v1/products/${nobody}`, { body: { name: 'x' }, status: 404 })
  await ask('PATCH', '/v1/products/not-an-id', { body: { name: 'x' }, status: 404 })
})

test('a barcode is left out where there is none, and can be taken away', async (t) => {
  const { ask, make } = t.context
  const { id } = await make({ barcode: '123' })
  t.is((await ask('PATCH', `/v1/products/${id}`, { body: { barcode: null } })).barcode, undefined)
})

test('an archived product leaves the lists, stays readable, and can come back', async (t) => {
  const { ask, make, mart } = t.context
  const { id } = await make({ brand: 'Archived brand' })
  const listed = async () => (await ask('GET', '/v1/products?brand=archived%20brand')).items.length
  t.is(await listed(), 1)
  await ask('DELETE', `/v1/products/${id}`, { status: 204 })
  await ask('DELETE', `/v1/products/${id}`, { status: 204 })
  t.is(await listed(), 0)
  t.like(await ask('GET', `/v1/products/${id}`, { as: '' }), { status: 'archived', version: 2 })
  const { product } = await mart.said('mart.product.v1.ProductArchived', (said) => said.product.id === id)
  t.like(product, { version: 2, status: 'archived' })
  t.like(await ask('PATCH', `/v1/products/${id}`, { body: { status: 'active' } }), {
    version: 3,
    status: 'active',
  })
  t.is(await listed(), 1)
  await ask('DELETE', `/v1/products/${nobody}`, { status: 404 })
})

test('stock comes from inventory by its own version; the ETag covers it and still serves If-Match', async (t) => {
  const { ask, make, mart } = t.context
  const { id } = await make()
  const path = `/v1/products/${id}`
  const level = (inStock: boolean, version: number) =>
    mart.publish(
      event('mart.inventory.v1.StockLevelChanged', id, {
        ...{
          productId: id,
          inStock,
          low: false,
          available: 5,
          reorderPoint: 0,
          version,
          empty: false,
          ...unsaid.level,
        },
      }),
    )
  await level(true, 2)
  await level(false, 1)
  const seen = await mart.request('GET', path)
  t.is(seen.body.inStock, true)
  t.is(seen.body.version, 1)
  const etag = seen.headers.get('etag') as string
  t.is(etag, '"1.in"')
  t.is((await mart.request('GET', path, { headers: { 'if-none-match': etag } })).status, 304)
  await level(false, 3)
  t.is((await mart.request('GET', path, { headers: { 'if-none-match': etag } })).status, 200)
  t.like(await ask('PATCH', path, { body: { brand: 'Other' }, headers: { 'if-match': etag } }), {
    version: 2,
  })
  await level(true, 4)
  t.like(await ask('PATCH', path, { body: { brand: 'Third' } }), { version: 3, inStock: true })
})

test('stock of a product that is not known is no error', async (t) => {
  const { mart } = t.context
  const data = {
    productId: nobody,
    inStock: true,
    low: false,
    available: 1,
    reorderPoint: 0,
    version: 1,
    empty: false,
    ...unsaid.level,
  }
  await mart.publish(event('mart.inventory.v1.StockLevelChanged', nobody, data))
  t.is((await mart.request('GET', `/v1/products/${nobody}`)).status, 404)
})

test('staff change the catalogue, others may only look', async (t) => {
  const { ask, shopper, make } = t.context
  const { id } = await make()
  for (const [method, path] of [
    ['POST', '/v1/products'],
    ['PATCH', `/v1/products/${id}`],
    ['DELETE', `/v1/products/${id}`],
    ['POST', '/v1/products/import'],
    ['GET', '/v1/products/export'],
    ['POST', '/v1/categories'],
    ['PATCH', `/v1/categories/${id}`],
    ['DELETE', `/v1/categories/${id}`],
  ] as const) {
    await ask(method, path, { as: '', status: 401 })
    await ask(method, path, { as: shopper, status: 403 })
  }
  t.like(await ask('GET', `/v1/products/${id}`, { as: shopper }), { id })
})

test('whatever stands for an id or slug, it is a product or a 404', async (t) => {
  const { mart } = t.context
  for (const path of [
    'nothing',
    'UPPER',
    '%D9%86',
    'a--b',
    '-',
    `${'x'.repeat(200)}`,
    nobody,
    "'%3B--",
    'a%20b',
  ])
    t.is((await mart.request('GET', `/v1/products/${path}`)).status, 404, path)
})

test('what is read again after a change, or after stock came, shows it, though answers are kept', async (t) => {
  const { mart, ask, make } = t.context
  const brand = 'Kept and forgotten'
  const product = await make({ brand })
  const [one, list] = [`/v1/products/${product.id}`, `/v1/products?brand=${encodeURIComponent(brand)}`]
  const seen = async () => [await ask('GET', one), (await ask('GET', list)).items[0]]
  for (const shown of await seen()) t.like(shown, { inStock: false, version: 1 })
  await mart.publish(
    event('mart.inventory.v1.StockLevelChanged', product.id, {
      ...{
        productId: product.id,
        inStock: true,
        low: false,
        available: 5,
        reorderPoint: 0,
        version: 1,
        empty: false,
        ...unsaid.level,
      },
    }),
  )
  for (const shown of await seen()) t.like(shown, { inStock: true, version: 1 })
  await ask('PATCH', one, { body: { name: 'Renamed' } })
  for (const shown of await seen()) t.like(shown, { name: 'Renamed', version: 2 })
  const bySlug = await ask('GET', `/v1/products/${product.slug}`, { as: '' })
  t.is(bySlug.name, 'Renamed')
})

test('the most that one order may have is set, changed, said, and taken away', async (t) => {
  const { make, ask, mart } = t.context
  const made = await make({ maxPerOrder: 6, name: 'Rationed oil' })
  const path = `/v1/products/${made.id}`
  const shown = async () => (await ask('GET', path, { as: '' })).maxPerOrder
  t.is(await shown(), 6)
  t.is((await ask('GET', '/v1/products?q=rationed', { as: '' })).items[0].maxPerOrder, 6)
  t.is(
    (await mart.said('mart.product.v1.ProductCreated', (said) => said.product.id === made.id)).product
      .maxPerOrder,
    6,
  )
  t.like(await ask('PATCH', path, { body: { maxPerOrder: 12 } }), { maxPerOrder: 12, version: 2 })
  t.like(await ask('PATCH', path, { body: { maxPerOrder: 12 } }), { version: 2 })
  const changed = await mart.said(
    'mart.product.v1.ProductChanged',
    (said) => said.product.id === made.id && said.product.version === 2,
  )
  t.is(changed.product.maxPerOrder, 12)
  for (const maxPerOrder of [0, -1, 1.5, 1_000_001, '6'])
    await ask('PATCH', path, { body: { maxPerOrder }, status: 422 })
  await ask('PATCH', path, { body: { maxPerOrder: null } })
  t.is(await shown(), undefined)
  const gone = await mart.said(
    'mart.product.v1.ProductChanged',
    (said) => said.product.id === made.id && said.product.version === 3,
  )
  t.is(gone.product.maxPerOrder, 0)
  t.is('maxPerOrder' in (await make()), false)
})

test('six pieces are not six grams: sold by another unit, a product has no limit but a new one', async (t) => {
  const { make, ask } = t.context
  const made = await make({ maxPerOrder: 6 })
  const path = `/v1/products/${made.id}`
  t.is((await ask('PATCH', path, { body: { soldBy: 'weight' } })).maxPerOrder, undefined)
  t.is((await ask('PATCH', path, { body: { soldBy: 'piece', maxPerOrder: 4 } })).maxPerOrder, 4)
})

test('an import sets the limit, leaves it where its column is not there, and takes it away where it is empty', async (t) => {
  const { make, ask } = t.context
  const { id: categoryId } = await t.context.category('Limits')
  const { id } = await make({ sku: 'LIMIT-1', name: 'Limited', categoryId, maxPerOrder: 6 })
  const bring = (columns: string, values: string) =>
    ask('POST', '/v1/products/import', {
      body: `sku,name,category,price${columns}\nLIMIT-1,Limited,Limits,9.00${values}\n`,
      headers: { 'content-type': 'text/csv' },
    })
  const most = async () => (await ask('GET', `/v1/products/${id}`, { as: '' })).maxPerOrder
  t.like(await bring('', ''), { updated: 1 })
  t.is(await most(), 6)
  t.like(await bring('', ''), { unchanged: 1 })
  t.like(await bring(',maxPerOrder', ',24'), { updated: 1 })
  t.is(await most(), 24)
  for (const wrong of ['0', '1.5', '-3', '1000001', 'many']) {
    const { failed, errors } = await bring(',maxPerOrder', `,${wrong}`)
    t.is(failed, 1)
    t.regex(errors[0].message, /^maxPerOrder: /)
  }
  t.like(await bring(',maxPerOrder', ','), { updated: 1 })
  t.is(await most(), undefined)
})

test('who is younger than its limit does not get it: set, changed, said, and taken away', async (t) => {
  const { make, ask, mart } = t.context
  const made = await make({ ageLimit: 18, name: 'Nicotine gum' })
  const path = `/v1/products/${made.id}`
  const shown = async () => (await ask('GET', path, { as: '' })).ageLimit
  const said = async (version: number) =>
    (
      await mart.said(
        'mart.product.v1.ProductChanged',
        ({ product }) => product.id === made.id && product.version === version,
      )
    ).product.ageLimit
  t.is(await shown(), 18)
  t.is(
    (await mart.said('mart.product.v1.ProductCreated', ({ product }) => product.id === made.id)).product
      .ageLimit,
    18,
  )
  t.like(await ask('PATCH', path, { body: { ageLimit: 21 } }), { ageLimit: 21, version: 2 })
  t.like(await ask('PATCH', path, { body: { ageLimit: 21 } }), { version: 2 })
  t.is(await said(2), 21)
  for (const ageLimit of [0, -1, 1.5, 100, '18'])
    await ask('PATCH', path, { body: { ageLimit }, status: 422 })
  await ask('PATCH', path, { body: { ageLimit: null } })
  t.is(await shown(), undefined)
  t.is(await said(3), 0)
})

test('what may stand in for a product is other products that there are, the best first', async (t) => {
  const { make, ask, mart } = t.context
  const [one, two] = [await make(), await make()]
  const made = await make({ substitutes: [two.id, one.id.toUpperCase()] })
  const path = `/v1/products/${made.id}`
  t.deepEqual((await ask('GET', path, { as: '' })).substitutes, [two.id, one.id])
  t.deepEqual(
    (await mart.said('mart.product.v1.ProductCreated', ({ product }) => product.id === made.id)).product
      .substitutes,
    [two.id, one.id],
  )
  t.like(await ask('PATCH', path, { body: { substitutes: [two.id, one.id] } }), { version: 1 })
  t.like(await ask('PATCH', path, { body: { substitutes: [one.id, two.id] } }), { version: 2 })
  const many = Array.from({ length: 11 }, () => v7())
  const unknown = [v7(), made.id, one.id]
  for (const [substitutes, at] of [
    [[one.id, unknown[0]], 'substitutes[1]'],
    [[made.id], 'substitutes[0]'],
    [[one.id, one.id.toUpperCase()], 'substitutes'],
    [many, 'substitutes'],
    [['milk'], 'substitutes[0]'],
    [null, 'substitutes'],
    [one.id, 'substitutes'],
  ] as const) {
    const { errors } = await ask('PATCH', path, { body: { substitutes }, status: 422 })
    t.is(errors[0].path, at, JSON.stringify(substitutes))
  }
  const { name, categoryId, price } = await ask('GET', path, { as: '' })
  await ask('POST', '/v1/products', {
    body: { sku: `S-${v7()}`, name, categoryId, price, substitutes: [v7()] },
    status: 422,
  })
  await ask('PATCH', `/v1/products/${one.id}`, { body: { status: 'archived' } })
  t.like(await ask('PATCH', path, { body: { substitutes: [one.id] } }), { version: 3 }, 'it may come back')
  t.deepEqual((await ask('PATCH', path, { body: { substitutes: [] } })).substitutes, [])
  t.deepEqual((await ask('GET', `/v1/products/${(await make()).id}`)).substitutes, [])
})

test('an import sets the age limit, and leaves what may stand in as it is', async (t) => {
  const { make, ask } = t.context
  const { id: categoryId } = await t.context.category('Limits of age')
  const other = await make()
  const { id } = await make({ sku: 'AGE-1', name: 'Gum', categoryId, ageLimit: 18, substitutes: [other.id] })
  const bring = (columns: string, values: string) =>
    ask('POST', '/v1/products/import', {
      body: `sku,name,category,price${columns}\nAGE-1,Gum,Limits of age,9.00${values}\n`,
      headers: { 'content-type': 'text/csv' },
    })
  const limit = async () => (await ask('GET', `/v1/products/${id}`, { as: '' })).ageLimit
  t.like(await bring('', ''), { updated: 1 })
  t.is(await limit(), 18)
  t.like(await bring(',ageLimit', ',21'), { updated: 1 })
  t.is(await limit(), 21)
  t.like(await bring(',ageLimit', ',21'), { unchanged: 1 })
  for (const wrong of ['0', '100', '1.5', 'many']) {
    const { failed, errors } = await bring(',ageLimit', `,${wrong}`)
    t.is(failed, 1)
    t.regex(errors[0].message, /^ageLimit: /)
  }
  t.true((await ask('GET', '/v1/products/export')).split('\n')[0].endsWith(',ageLimit'))
  t.like(await bring(',ageLimit', ','), { updated: 1 })
  t.is(await limit(), undefined)
  t.deepEqual((await ask('GET', `/v1/products/${id}`, { as: '' })).substitutes, [other.id])
})
