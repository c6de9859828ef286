import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, type Shop } from '../support/world.ts'

const groceries = new URL('../../modules/product/transfer/seed/groceries.csv', import.meta.url)

const search = async (shop: Shop, words: string) =>
  expectStatus(await shop.anyone.get(`/v1/products?q=${encodeURIComponent(words)}`), 200).body

const namesOf = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name)

Given('the shop sells groceries', async function (this: Shop) {
  const list = await readFile(groceries, 'utf8')
  const { body } = expectStatus(
    await this.staff.post('/v1/products/import', list, { 'content-type': 'text/csv' }),
    200,
  )
  assert.deepEqual([body.created + body.updated + body.unchanged, body.failed], [491, 0])
})

Then('shoppers find on the first page', async function (this: Shop, table: DataTable) {
  const missed: string[] = []
  for (const { words, product } of table.hashes() as Record<'words' | 'product', string>[]) {
    const found = namesOf(await search(this, words))
    if (!found.includes(product)) missed.push(`${words}: ${product} is not among ${JSON.stringify(found)}`)
  }
  assert.deepEqual(missed, [])
})

Then('shoppers find first', async function (this: Shop, table: DataTable) {
  for (const { words, product } of table.hashes() as Record<'words' | 'product', string>[]) {
    assert.equal(namesOf(await search(this, words))[0], product, words)
  }
})

Then('shoppers find, with something left out', async function (this: Shop, table: DataTable) {
  const rows = table.hashes() as Record<'words' | 'product' | 'left out', string>[]
  for (const { words, product, 'left out': left } of rows) {
    const body = await search(this, words)
    assert.deepEqual(body.relaxed, left.split(', '), words)
    assert.ok(namesOf(body).includes(product), `${words}: ${JSON.stringify(namesOf(body))}`)
  }
})

When(
  'staff say that {string} and {string} are the same',
  async function (this: Shop, one: string, other: string) {
    const path = '/v1/products/synonyms'
    const { body, headers } = expectStatus(await this.staff.get(path), 200)
    const items = [...body.items, [one, other]]
    expectStatus(
      await this.staff.call('PUT', path, { items }, { 'if-match': headers.get('etag') ?? '' }),
      200,
    )
  },
)

Then('shoppers soon find {string} by {string}', async function (this: Shop, product: string, words: string) {
  await until(
    () => this.anyone.get(`/v1/products?q=${encodeURIComponent(words)}`),
    ({ body }) => namesOf(body).includes(product),
    `${product} found by ${words}`,
  )
})
