import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { type Shop, shopTest } from '../test-shop.ts'
import { importColumns } from './import-header.ts'

const test = shopTest('none')
/** The columns that every product has something in. */
const header = importColumns.slice(0, importColumns.indexOf('maxPerOrder')).join(',')
const groceries = readFileSync(new URL('./seed/groceries.csv', import.meta.url), 'utf8')

const send = ({ ask }: Shop, body: string | Buffer, options: { type?: string; status?: number } = {}) =>
  ask('POST', '/v1/products/import', {
    body: body as string,
    headers: { 'content-type': options.type ?? 'text/csv' },
    status: options.status,
  })

const find = async ({ ask }: Shop, sku: string) => (await ask('GET', `/v1/products?q=${sku}`)).items[0]

test.serial(
  'the groceries come in, are unchanged the second time, and go out and in again as they are',
  async (t) => {
    const { mart, ask } = t.context
    t.deepEqual(await send(t.context, groceries), {
      created: 491,
      updated: 0,
      unchanged: 0,
      failed: 0,
      errors: [],
    })
    await mart.idle()
    const said = mart.records.length
    t.is(said, 491)
    const again = await send(t.context, `\ufeff${groceries.replaceAll('\n', '\r\n')}`)
    const nothing = { created: 0, updated: 0, unchanged: 491, failed: 0, errors: [] }
    t.deepEqual(again, { ...nothing, stockIgnored: 491 })
    const exported = await ask('GET', '/v1/products/export')
    const stockless = groceries.replaceAll(/,\d+$/gm, ',')
    t.deepEqual(exported.split('\n').sort(), stockless.split('\n').sort())
    t.deepEqual(await send(t.context, exported), nothing)
    await mart.idle()
    t.is(mart.records.length, said)
    const { product } = await mart.said(
      'mart.product.v1.ProductCreated',
      (s) => s.product.sku === 'FRU-MNG-0001',
    )
    t.like(product, { openingStock: 85000, soldBy: 'weight', price: { amountMinor: 30000, currency: 'PKR' } })
  },
)

test.serial('a bad line fails alone, with its number and why', async (t) => {
  const report = await send(
    t.context,
    Buffer.concat([
      Buffer.from(`${header}\nBAD-1,Good one,,Bad,1.00,PKR,piece,,"two\nlines",,5\n`),
      Buffer.from('BAD-2,No price,,Bad,,PKR,piece,,,,\n'),
      Buffer.from('BAD-3,Too few\n'),
      Buffer.from('BAD-4,A 5" quote,,Bad,1.00,PKR,piece,,,,\n'),
      Buffer.concat([Buffer.from('BAD-5,'), Buffer.from([0xff]), Buffer.from(',,Bad,1.00,PKR,piece,,,,\n')]),
      Buffer.from('BAD-6,Dollars,,Bad,1.00,USD,piece,,,,\n'),
      Buffer.from('BAD-7,Good two,,Bad,1.00,PKR,piece,,,,\n'),
    ]),
  )
  t.like(report, { created: 2, failed: 5 })
  t.deepEqual(
    report.errors.map(({ line }: { line: number }) => line),
    [4, 5, 6, 7, 8],
  )
  t.regex(report.errors[0].message, /^price: /)
  t.regex(report.errors[1].message, /2 fields/)
  t.regex(report.errors[2].message, /quote/)
  t.regex(report.errors[3].message, /UTF-8/)
  t.regex(report.errors[4].message, /^currency: /)
  t.is((await find(t.context, 'BAD-1')).description, 'two\nlines')
})

test.serial('errors are counted, and the first thousand listed', async (t) => {
  const report = await send(t.context, `${header}\n${'nothing\n'.repeat(1500)}`)
  t.is(report.failed, 1500)
  t.is(report.errors.length, 1000)
})

test.serial('a file that is no file of products is refused as a whole', async (t) => {
  for (const [body, why] of [
    ['', /empty/],
    ['sku,name\n', /missing columns "category", "price"/],
    [`${header},colour\n`, /unknown columns "colour"/],
    ['sku,name,category,price,sku\n', /twice "sku"/],
    ['"sku\n', /quote/],
  ] as const) {
    const refused = await send(t.context, body, { status: 422 })
    t.regex(refused.detail, why)
  }
  await send(t.context, 'sku', { type: 'application/json', status: 415 })
  await send(t.context, 'sku', { type: 'text/csv; charset=klingon', status: 415 })
})

test.serial(
  'a line changes what it names and leaves the rest; the later of two wins; archived comes back',
  async (t) => {
    const { ask, make } = t.context
    const images = ['https://example.com/1.png', 'https://example.com/2.png']
    const { id } = await make({
      sku: 'Keep-1',
      brand: 'Kept',
      description: 'Kept',
      images,
      attributes: { a: 1 },
    })
    await ask('DELETE', `/v1/products/${id}`, { status: 204 })
    const report = await send(
      t.context,
      'price,sku,category,name,stock\n5.00,KEEP-1,New > Place,First,7\n6.50,keep-1, new >place,Second,8\n',
    )
    t.like(report, { created: 0, updated: 2, failed: 0, restored: 1, stockIgnored: 2 })
    const product = await ask('GET', `/v1/products/${id}`)
    t.like(product, { sku: 'Keep-1', name: 'Second', brand: 'Kept', description: 'Kept', status: 'active' })
    t.like(product, { version: 4, price: { amount: 650, currency: 'PKR' }, attributes: { a: 1 } })
    t.deepEqual(product.images, images)
    const placed = (await ask('GET', '/v1/categories')).items.filter(({ name }: { name: string }) =>
      /^(New|Place)$/.test(name),
    )
    t.is(placed.length, 2)
  },
)

test.serial('JSON lines are the same', async (t) => {
  const lines = [
    { sku: 'JSON-1', name: 'One', category: 'Lines', price: '1299.00', stock: 5 },
    { sku: 'JSON-2', name: 'Two', category: 'Lines', price: 12.5, barcode: null },
    { sku: 'JSON-3', name: 'Three', category: 'Lines', price: '1', colour: 'red' },
    { sku: 'JSON-4', name: 'Four', category: ['Lines'], price: '1' },
    [],
  ].map((line) => JSON.stringify(line))
  const body = [...lines, '', '{"sku":', ''].join('\n')
  const report = await send(t.context, body, { type: 'application/x-ndjson; charset=utf-8' })
  t.like(report, { created: 2, failed: 4 })
  t.deepEqual(
    report.errors.map(({ line }: { line: number }) => line),
    [3, 4, 5, 7],
  )
  t.like(await find(t.context, 'JSON-2'), { price: { amount: 1250, currency: 'PKR' } })
})

test.serial('a client that goes away leaves whole batches, and the file can be sent again', async (t) => {
  const { mart, staff, ask } = t.context
  const line = (n: number) => `GONE-${n},Gone ${n},Gonebrand,Gone,1.00,PKR,piece,,,,\n`
  const file = (count: number) => `${header}\n${Array.from({ length: count }, (_, n) => line(n)).join('')}`
  const request = httpRequest(`${mart.url}/v1/products/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${staff}`, 'content-type': 'text/csv' },
  })
  request.on('error', () => {})
  request.write(file(250))
  await mart.said('mart.product.v1.ProductCreated', ({ product }) => product.sku === 'GONE-199')
  request.destroy()
  await mart.idle()
  t.is((await find(t.context, 'GONE-249')) ?? null, null)
  t.like(await send(t.context, file(250)), { created: 50, unchanged: 200 })
  t.is((await ask('GET', '/v1/products?brand=gonebrand&limit=100')).items.length, 100)
})

test.serial('two imports of one file at once make each product once', async (t) => {
  const file = `${header}\n${Array.from({ length: 300 }, (_, n) => `TWIN-${n},Same name,,Twin > ${n % 7},1.00,PKR,piece,,,,\n`).join('')}`
  const [a, b] = await Promise.all([send(t.context, file), send(t.context, file)])
  t.is(a.created + b.created, 300)
  t.is(a.unchanged + b.unchanged, 300)
})

test.serial('more than the limit is a 413', async (t) => {
  const { mart, staff } = t.context
  const headers = { 'content-type': 'text/csv', 'content-length': String(65 * 1024 * 1024) }
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(`${mart.url}/v1/products/import`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${staff}` },
    })
    request.on('response', (response) => {
      resolve(response.statusCode)
      request.destroy()
    })
    request.on('error', reject)
    request.flushHeaders()
  })
  t.is(status, 413)
})
