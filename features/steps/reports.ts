import assert from 'node:assert/strict'
import { type DataTable, Then } from '@cucumber/cucumber'
import { expectStatus, minor, type Shop } from '../support/world.ts'

const zone = process.env.TIME_ZONE ?? 'Asia/Karachi'

/** Yesterday and today, as the shop has them: a scenario may begin before midnight. */
function lately(): string {
  const date = (at: number) => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(at)
  return `from=${date(Date.now() - 86_400_000)}&to=${date(Date.now())}`
}

interface Row {
  productId: string
  orders: number
  pieces: number
  grams: number
  revenue: { amount: number }
  refunds: { amount: number }
}

const soldOf = async (shop: Shop, name: string): Promise<Row[]> => {
  const { client } = shop.clerk(name)
  return expectStatus(await client.get(`/v1/orders/reports/sales?${lately()}&by=product`), 200).body.items
}

Then('{word} reads nothing of {string} today', async function (this: Shop, name: string, product: string) {
  const id = this.product(product)
  assert.ok(!(await soldOf(this, name)).some(({ productId }) => productId === id))
})

Then('{word} reads of today', async function (this: Shop, name: string, table: DataTable) {
  const rows = await soldOf(this, name)
  for (const wanted of table.hashes()) {
    const id = this.product(wanted.product as string)
    const row = rows.find(({ productId }) => productId === id)
    assert.deepEqual(
      row && [row.orders, row.pieces, row.grams, row.revenue.amount, row.refunds.amount],
      [
        ...[Number(wanted.orders), Number(wanted.pieces), Number(wanted.grams)],
        ...[minor(Number(wanted['sold for'])), minor(Number(wanted['given back']))],
      ],
      wanted.product,
    )
  }
})

Then(
  '{word} reads that {word} picked {int} order of {int} lines, {int} of them short',
  async function (this: Shop, name: string, picker: string, orders: number, lines: number, short: number) {
    const { client } = this.clerk(name)
    const { body } = await client.get(`/v1/orders/reports/picking?${lately()}&by=picker`)
    const row = body.items.find(
      ({ pickerId }: { pickerId: string | null }) => pickerId === this.clerk(picker).id,
    )
    assert.deepEqual([row?.orders, row?.lines, row?.short], [orders, lines, short])
  },
)

Then('her spreadsheet has {float} for {string}', async function (this: Shop, sum: number, product: string) {
  const { client } = this.clerk('Hina')
  const accept = { accept: 'text/csv' }
  const { body } = await client.call(
    'GET',
    `/v1/orders/reports/sales?${lately()}&by=product`,
    undefined,
    accept,
  )
  const line = String(body)
    .split('\n')
    .find((line) => line.startsWith(this.product(product)))
  assert.ok(line?.includes(`,${sum.toFixed(2)},`), line)
})

Then('{word} cannot read what was sold today', async function (this: Shop, name: string) {
  expectStatus(await this.clerk(name).client.get(`/v1/orders/reports/sales?${lately()}`), 403)
})
