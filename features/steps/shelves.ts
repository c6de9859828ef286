import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, type Shop } from '../support/world.ts'

const header = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
const csv = { 'content-type': 'text/csv' }

const imported = async (shop: Shop, list: string) => {
  const withSkus = list.replaceAll('{sku}', `L${shop.run}`)
  shop.list = list
  shop.answer = expectStatus(await shop.staff.post('/v1/products/import', withSkus, csv), 200)
  for (const line of withSkus.split('\n').slice(1)) {
    const [sku] = line.split(',')
    const name = /,"([^"]+)"|,([^,]+)/.exec(line)
    const id = sku && (await findBySku(shop, sku))
    if (id) {
      shop.products.set(list.includes('{sku}') ? sku.replace(`L${shop.run}`, '{sku}') : sku, id)
      shop.products.set(name?.[1] ?? name?.[2] ?? sku, id)
    }
  }
}

/** Staff find a product by its SKU in the export, which has no other key. */
async function findBySku(shop: Shop, sku: string): Promise<string | null> {
  const { body } = await shop.anyone.get(`/v1/products?q=${encodeURIComponent(sku)}&limit=100`)
  const found = body.items.find((product: { sku: string }) => product.sku === sku)
  return found?.id ?? null
}

const hasShelf = (shop: Shop, product: string, available: number) =>
  until(
    () => shop.anyone.get(`/v1/inventory/${shop.product(product)}`),
    ({ status, body }) => status === 200 && body.available === available,
    `${available} of ${product} available`,
  )

Given('the shelves hold', async function (this: Shop, table: DataTable) {
  const rows = table.hashes() as Record<'product' | 'sold by' | 'price' | 'stock', string>[]
  const skus = rows.map((_, i) => `S${this.run}-${this.products.size + i}`)
  const lines = rows.map(
    (row, i) =>
      `${skus[i]},"${row.product}",,Groceries > Tests,${row.price},PKR,${row['sold by']},,,,${row.stock}`,
  )
  const { body } = expectStatus(
    await this.staff.post('/v1/products/import', [header, ...lines].join('\n'), csv),
    200,
  )
  assert.equal(body.created, rows.length, JSON.stringify(body))
  for (const [i, row] of rows.entries()) {
    const id = await findBySku(this, skus[i] as string)
    assert.ok(id, `${skus[i]} is found`)
    this.products.set(row.product, id)
    await hasShelf(this, row.product, Number(row.stock))
  }
})

When('staff import this list', function (this: Shop, list: string) {
  return imported(this, list)
})

Given('staff import the same list again', function (this: Shop) {
  return imported(this, this.list)
})

Then(
  'the import says {int} created, {int} updated, {int} unchanged and {int} failed',
  function (this: Shop, created: number, updated: number, unchanged: number, failed: number) {
    assert.partialDeepStrictEqual(this.answer?.body, { created, updated, unchanged, failed })
  },
)

Then('the import blames line {int}', function (this: Shop, line: number) {
  assert.deepEqual(
    this.answer?.body.errors.map((error: { line: number }) => error.line),
    [line],
  )
})

Then(
  '{int} of {string} and {int} of {string} are available',
  async function (this: Shop, a: number, one: string, b: number, other: string) {
    await hasShelf(this, one, a)
    await hasShelf(this, other, b)
  },
)

Then('{int} of {string} are available', async function (this: Shop, count: number, product: string) {
  await hasShelf(this, product, count)
})

const hasOnHand = (shop: Shop, product: string, count: number) =>
  until(
    () => shop.staff.get(`/v1/inventory/${shop.product(product)}`),
    ({ body }) => body.onHand === count && body.available === count && body.reserved === 0,
    `${count} of ${product} on hand, none reserved`,
  )

Then(
  '{int} of {string} and {int} of {string} are on hand',
  async function (this: Shop, a: number, one: string, b: number, other: string) {
    await hasOnHand(this, one, a)
    await hasOnHand(this, other, b)
  },
)

Then('{int} of {string} are on hand', async function (this: Shop, count: number, product: string) {
  await hasOnHand(this, product, count)
})

When('staff count {int} of {string}', async function (this: Shop, onHand: number, product: string) {
  const path = `/v1/inventory/${this.product(product)}`
  expectStatus(await this.staff.put(path, { onHand, reason: 'counted' }), 200)
})

Then(
  '{string} is shown as {word} {word}',
  async function (this: Shop, product: string, how: string, _stock: string) {
    await until(
      () => this.anyone.get(`/v1/products/${this.product(product)}`),
      ({ body }) => body.inStock === (how === 'in'),
      `${product} shown ${how} stock`,
    )
  },
)

Then('searching for {string} finds {string}', async function (this: Shop, words: string, product: string) {
  const { body } = expectStatus(await this.anyone.get(`/v1/products?q=${encodeURIComponent(words)}`), 200)
  assert.ok(
    body.items.some(({ name }: { name: string }) => name === product),
    `found ${JSON.stringify(body.items.map(({ name }: { name: string }) => name))}`,
  )
})

When('staff archive {string}', async function (this: Shop, product: string) {
  expectStatus(await this.staff.delete(`/v1/products/${this.product(product)}`), 204)
})

const amount = (price: number) => ({ amount: Math.round(price * 100), currency: 'PKR' })

When(
  'staff change the price of {string} to {float}',
  async function (this: Shop, product: string, price: number) {
    expectStatus(
      await this.staff.patch(`/v1/products/${this.product(product)}`, { price: amount(price) }),
      200,
    )
  },
)

Given(
  'staff let one order have {int} of {string} at most',
  async function (this: Shop, maxPerOrder: number, product: string) {
    expectStatus(await this.staff.patch(`/v1/products/${this.product(product)}`, { maxPerOrder }), 200)
  },
)

When(
  'two of the staff change the price of {string} from the same version',
  async function (this: Shop, product: string) {
    const path = `/v1/products/${this.product(product)}`
    const etag = (await this.anyone.get(path)).headers.get('etag') ?? ''
    const headers = { 'if-match': etag }
    expectStatus(await this.staff.patch(path, { price: amount(370) }, headers), 200)
    this.answer = await this.staff.patch(path, { price: amount(390) }, headers)
  },
)

Then('the second is told that it has changed meanwhile', function (this: Shop) {
  assert.equal(this.answer?.status, 412)
})

const sellByWeight = (shop: Shop, product: string) =>
  shop.staff.patch(`/v1/products/${shop.product(product)}`, { soldBy: 'weight' })

When('staff sell {string} by weight', async function (this: Shop, product: string) {
  expectStatus(await sellByWeight(this, product), 200)
})

Then(
  'staff see that {string} is counted by {word}',
  async function (this: Shop, product: string, unit: string) {
    const id = this.product(product)
    await until(
      async () => {
        for (let cursor = ''; ; ) {
          const answer = expectStatus(await this.staff.get(`/v1/inventory?limit=100${cursor}`), 200)
          const found = answer.body.items.find((shelf: { productId: string }) => shelf.productId === id)
          if (found || answer.body.nextCursor === null) return { ...answer, body: found }
          cursor = `&cursor=${answer.body.nextCursor}`
        }
      },
      ({ body }) => body?.soldBy === unit && !('soldByNext' in body),
      `${product} is counted by ${unit}`,
    )
  },
)

Then(
  /^staff cannot sell "([^"]+)" by weight, since (there is stock of it|it lies in a basket)$/,
  async function (this: Shop, product: string, why: string) {
    const reason = why === 'it lies in a basket' ? /lies in a customer's basket/ : /there is stock of it/
    // In a category that there is not, so that asking before the news is there changes nothing.
    const asked = { soldBy: 'weight', categoryId: randomUUID() }
    await until(
      () => this.staff.patch(`/v1/products/${this.product(product)}`, asked),
      ({ status }) => status === 409,
      `${product} stays sold by piece`,
    )
    const refused = expectStatus(await sellByWeight(this, product), 409)
    assert.match(refused.body.detail, reason)
    const { body } = await this.anyone.get(`/v1/products/${this.product(product)}`)
    assert.equal(body.soldBy, 'piece')
  },
)

Then(
  'importing {string} as sold by weight fails for its line alone',
  async function (this: Shop, product: string) {
    const { body } = await this.anyone.get(`/v1/products/${this.product(product)}`)
    const line = (sku: string, name: string, soldBy: string) =>
      `${sku},"${name}",,Groceries > Tests,360.00,PKR,${soldBy},,,,`
    const list = [header, line(body.sku, product, 'weight'), line(`${body.sku}-N`, 'Another', 'weight')]
    const report = expectStatus(await this.staff.post('/v1/products/import', list.join('\n'), csv), 200).body
    assert.equal(report.created, 1)
    assert.equal(report.failed, 1)
    assert.match(report.errors[0].message, /^soldBy: /)
    assert.equal(report.errors[0].line, 2)
  },
)
