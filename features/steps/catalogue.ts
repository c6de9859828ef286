import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { csv, findBySku } from '../support/products.ts'
import { expectStatus, money, type Shop } from '../support/world.ts'

/** Imports the list, in which `{sku}` stands for this scenario's own; its products are known by SKU and by name. */
async function importList(shop: Shop, list: string): Promise<void> {
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

When('staff import this list', function (this: Shop, list: string) {
  return importList(this, list)
})

Given('staff import the same list again', function (this: Shop) {
  return importList(this, this.list)
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

When('staff archive {string}', async function (this: Shop, product: string) {
  expectStatus(await this.staff.delete(`/v1/products/${this.product(product)}`), 204)
})

When(
  'staff change the price of {string} to {float}',
  async function (this: Shop, product: string, price: number) {
    expectStatus(
      await this.staff.patch(`/v1/products/${this.product(product)}`, { price: money(price) }),
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
    expectStatus(await this.staff.patch(path, { price: money(370) }, headers), 200)
    this.answer = await this.staff.patch(path, { price: money(390) }, headers)
  },
)

Then('the second is told that it has changed meanwhile', function (this: Shop) {
  assert.equal(this.answer?.status, 412)
})
