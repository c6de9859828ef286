import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { type Answer, until } from '../../tools/mart/client.ts'
import { csv, findBySku, header, untilAvailable } from '../support/products.ts'
import { expectStatus, type Shop } from '../support/world.ts'

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
    await untilAvailable(this, row.product, Number(row.stock))
  }
})

Then(
  '{int} of {string} and {int} of {string} are available',
  async function (this: Shop, a: number, one: string, b: number, other: string) {
    await untilAvailable(this, one, a)
    await untilAvailable(this, other, b)
  },
)

Then('{int} of {string} are available', async function (this: Shop, count: number, product: string) {
  await untilAvailable(this, product, count)
})

const untilOnHand = (shop: Shop, product: string, count: number) =>
  until(
    () => shop.staff.get(`/v1/inventory/${shop.product(product)}`),
    ({ body }) => body.onHand === count && body.available === count && body.reserved === 0,
    `${count} of ${product} on hand, none reserved`,
  )

Then(
  '{int} of {string} and {int} of {string} are on hand',
  async function (this: Shop, a: number, one: string, b: number, other: string) {
    await untilOnHand(this, one, a)
    await untilOnHand(this, other, b)
  },
)

Then('{int} of {string} are on hand', async function (this: Shop, count: number, product: string) {
  await untilOnHand(this, product, count)
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

Given('more of {string} is wanted at {int}', async function (this: Shop, product: string, point: number) {
  const path = `/v1/inventory/${this.product(product)}`
  expectStatus(await this.staff.patch(path, { reorderPoint: point }), 200)
})

/** What of low stock stands in a clerk's inbox, of one product or of any. */
async function lowStockTold(shop: Shop, name: string, product = '') {
  const answer = expectStatus(await shop.clerk(name).client.get('/v1/notifications?limit=100'), 200)
  const messages: { template: string; body: string }[] = answer.body.items
  const told = messages.filter(({ template, body }) => template === 'low_stock' && body.includes(product))
  return { ...answer, body: told }
}

Then(
  /^(\w+) has been told (\d+) times? that "([^"]+)" runs low$/,
  async function (this: Shop, name: string, times: number, product: string) {
    const { body } = await until(
      () => lowStockTold(this, name, product),
      ({ body }) => body.length >= times,
      `${name} is told of ${product}`,
    )
    assert.equal(body.length, times)
  },
)

Then('{word} has not been told that anything runs low', async function (this: Shop, name: string) {
  assert.deepEqual((await lowStockTold(this, name)).body, [])
})

When('staff begin to pick her order', async function (this: Shop) {
  await this.orderUntil(({ status }) => status === 'confirmed', 'confirmed, to be picked')
  this.order = expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/pick`, {}), 200).body
})

const putInBag = (shop: Shop, quantity: number, product: string, reason?: string) => {
  const { line } =
    shop.order.items.find((item: { productId: string }) => item.productId === shop.product(product)) ?? {}
  const path = `/v1/orders/${shop.order.id}/lines/${line}/picked`
  return shop.staff.put(path, { quantity, ...(reason && { reason }) })
}

When(
  /^staff put (\d+) of "([^"]+)" in her bag(?:: the rest is (\w+))?$/,
  async function (this: Shop, quantity: number, product: string, reason?: string) {
    this.order = expectStatus(await putInBag(this, quantity, product, reason), 200).body
  },
)

Then(
  'staff cannot put {int} of {string} in her bag',
  async function (this: Shop, quantity: number, product: string) {
    expectStatus(await putInBag(this, quantity, product), 422)
  },
)

Then(
  '{int} of {string} were written off as {word}',
  async function (this: Shop, quantity: number, product: string, reason: string) {
    const path = `/v1/inventory/${this.product(product)}/movements`
    const wastedOf = ({ body }: Answer) =>
      body.items.filter(({ kind }: { kind: string }) => kind === 'wasted')
    const answer = await until(
      () => this.staff.get(path),
      (answer) => wastedOf(answer).length > 0,
      'something is written off',
    )
    assert.deepEqual(
      wastedOf(answer).map((it: { delta: number; reason: string; reference: string }) => [
        it.delta,
        it.reason,
        it.reference,
      ]),
      [[-quantity, reason, this.order.id]],
    )
  },
)

const isToBeCounted = async (shop: Shop, product: string) =>
  'countWanted' in expectStatus(await shop.staff.get(`/v1/inventory/${shop.product(product)}`), 200).body

Then(
  'staff are to count {string} and not {string}',
  async function (this: Shop, product: string, other: string) {
    await until(
      () => this.staff.get(`/v1/inventory/${this.product(product)}`),
      ({ body }) => 'countWanted' in body,
      `${product} is to be counted`,
    )
    assert.ok(!(await isToBeCounted(this, other)))
    const { body } = expectStatus(await this.staff.get('/v1/inventory?countWanted=true&limit=100'), 200)
    assert.ok(body.items.some(({ productId }: { productId: string }) => productId === this.product(product)))
  },
)

Then('nobody is to count {string}', async function (this: Shop, product: string) {
  assert.ok(!(await isToBeCounted(this, product)))
})
