import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import { type Answer, type Client, until } from '../../tools/mart/client.ts'
import { readBasket } from '../support/offers.ts'
import { address, expectStatus, minor, money, type Shop } from '../support/world.ts'

const pathOf = ({ order }: Shop) => `/v1/orders/${order.id}/receipt`
const receiptOf = async (shop: Shop, client: Client = shop.staff) =>
  expectStatus(await client.get(pathOf(shop)), 200).body

async function place(shop: Shop, client: Client, goods: string, method = 'cash_on_delivery') {
  const basket = readBasket(goods)
  const body = {
    items: basket.goods.map(([name, quantity]) => ({ productId: shop.product(name), quantity })),
    ...(basket.tip > 0 && { tip: money(basket.tip) }),
    ...{ paymentMethod: method, shippingAddress: address },
  }
  const key = { 'idempotency-key': randomUUID() }
  return expectStatus(await client.post('/v1/orders', body, key), 201).body
}

When(
  /^(\w+) orders "(.*)" (in cash|by card)$/,
  async function (this: Shop, name: string, goods: string, how: string) {
    const method = how === 'by card' ? 'card' : 'cash_on_delivery'
    this.order = await place(this, this.shopper(name), goods, method)
  },
)

When('only {int} of line {int} are found', async function (this: Shop, quantity: number, line: number) {
  await this.orderUntil(({ status }) => status === 'confirmed', 'the order can be picked')
  const path = `/v1/orders/${this.order.id}`
  expectStatus(await this.staff.post(`${path}/pick`), 200)
  const body = { quantity, reason: 'not_found' }
  expectStatus(await this.staff.put(`${path}/lines/${line}/picked`, body), 200)
})

Then('{word} has no invoice yet', async function (this: Shop, name: string) {
  expectStatus(await this.shopper(name).get(pathOf(this)), 404)
})

type Amount = { amount: number }
type Tax = { rate: number; gross: Amount; amount: Amount }

/** A paper as the tables have it: what stands on it from top to bottom, in paisa, the highest tax first. */
function readPaper(paper: Answer['body']): [what: string, amount: number][] {
  const row = (what: string, { amount }: Amount, sign = 1): [string, number] => [what, sign * amount || 0]
  const lines = paper.lines.flatMap((line: Answer['body']) => [
    row(`${line.quantity} ${line.name}`, line.gross),
    ...line.discounts.map((off: { name: string; amount: Amount }) => row(off.name, off.amount, -1)),
  ])
  const rupees = ({ amount }: Amount) => (amount / 100).toFixed(2)
  return [
    ...lines,
    row('goods', paper.subtotal),
    ...(paper.discount.amount > 0 ? [row('discounts', paper.discount, -1)] : []),
    row('delivery', paper.deliveryFee),
    ...(paper.tip ? [row('tip', paper.tip)] : []),
    row('total', paper.total),
    ...paper.taxes
      .toSorted((a: Tax, b: Tax) => b.rate - a.rate || b.gross.amount - a.gross.amount)
      .map((tax: Tax) => row(`tax of ${tax.rate / 100} % in ${rupees(tax.gross)}`, tax.amount)),
    row('tax in all', paper.taxTotal),
  ]
}

const reads = (paper: Answer['body'], table: DataTable) =>
  assert.deepEqual(
    readPaper(paper),
    table.hashes().map(({ what, amount }) => [what, minor(Number(amount)) || 0]),
  )

Then('{word} has an invoice that reads', async function (this: Shop, name: string, table: DataTable) {
  const invoice = await receiptOf(this, this.shopper(name))
  assert.match(invoice.number, /^INV-\d{4}-\d{6}$/)
  assert.deepEqual(invoice.creditNotes, [])
  reads(invoice, table)
})

Then('it is the invoice that her order is known by', async function (this: Shop) {
  const { orderId, orderNumber } = await receiptOf(this)
  assert.deepEqual([orderId, orderNumber], [this.order.id, this.order.number])
})

Then(
  'she can have it as a page and as a PDF, in English and in Urdu, for a sheet and for a strip',
  async function (this: Shop) {
    const { number } = await receiptOf(this)
    for (const language of ['en', 'ur'])
      for (const width of ['a4', '80mm']) {
        const query = `language=${language}&width=${width}`
        const page = expectStatus(await this.staff.get(`${pathOf(this)}?format=html&${query}`), 200)
        assert.ok(page.body.includes(number) && page.body.includes(`lang="${language}"`))
        const pdf = expectStatus(await this.staff.get(`${pathOf(this)}?format=pdf&${query}`), 200)
        assert.ok(pdf.body.startsWith('%PDF-'))
      }
  },
)

const causes: Record<string, string> = {
  'goods came back': 'returned',
  'money was given': 'goodwill',
  'it was called off': 'cancelled',
}

Then(
  /^(\w+) has (a|another) credit note, as (.*), that reads$/,
  async function (this: Shop, name: string, which: string, cause: string, table: DataTable) {
    const count = which === 'a' ? 1 : 2
    const { body } = await until(
      () => this.shopper(name).get(pathOf(this)),
      ({ status, body }) => status === 200 && body.creditNotes.length === count,
      `there are ${count} credit notes`,
    )
    const note = body.creditNotes.at(-1)
    assert.match(note.number, /^CN-\d{4}-\d{6}$/)
    assert.equal(note.cause, causes[cause])
    reads(note, table)
  },
)

Then(
  /^the tax authority has (her invoice|the credit note), which bears its number and a code to scan$/,
  async function (this: Shop, what: string) {
    const paperIn = (receipt: Answer['body']) =>
      what === 'her invoice' ? receipt : receipt.creditNotes.at(-1)
    const { body } = await until(
      () => this.staff.get(pathOf(this)),
      ({ status, body }) => status === 200 && paperIn(body)?.fiscal?.state === 'registered',
      `${what} is registered`,
    )
    const { number, qrCode } = paperIn(body).fiscal
    assert.ok(qrCode.includes(number))
    const { body: page } = expectStatus(await this.staff.get(`${pathOf(this)}?format=html`), 200)
    assert.ok(page.includes(number))
    // One for each paper.
    assert.equal(page.split('<svg').length - 1, what === 'her invoice' ? 1 : 2)
  },
)

Then('of {float} she is charged for {float}', async function (this: Shop, total: number, left: number) {
  const receipt = await receiptOf(this)
  assert.deepEqual([receipt.total, receipt.balance], [money(total), money(left)])
})

/** The numbers of what several had packed. */
const numbers = new WeakMap<Shop, number[]>()
const numberOf = ({ number }: { number: string }) => Number(number.slice(number.lastIndexOf('-') + 1))

async function packFor(shop: Shop, client: Client, goods: string): Promise<() => Promise<number>> {
  const { id } = await place(shop, client, goods)
  await until(
    () => client.get(`/v1/orders/${id}`),
    ({ body }) => body.status === 'confirmed',
    'it can be packed',
  )
  return async () => {
    expectStatus(await shop.staff.post(`/v1/orders/${id}/pack`, {}), 200)
    return numberOf(expectStatus(await client.get(`/v1/orders/${id}/receipt`), 200).body)
  }
}

When(
  '{int} shoppers order {string}, and staff pack all of it at the same moment',
  async function (this: Shop, count: number, goods: string) {
    const shoppers = await Promise.all(Array.from({ length: count }, (_, n) => this.register(`shopper${n}`)))
    const packs = await Promise.all(shoppers.map((client) => packFor(this, client, goods)))
    numbers.set(
      this,
      (await Promise.all(packs.map((pack) => pack()))).sort((a, b) => a - b),
    )
  },
)

Then('their invoices have {int} numbers, one after the other', function (this: Shop, count: number) {
  const [first = 0] = numbers.get(this) ?? []
  assert.deepEqual(
    numbers.get(this),
    Array.from({ length: count }, (_, n) => first + n),
  )
})

Then('the next invoice has the next number', async function (this: Shop) {
  const pack = await packFor(this, await this.register('next'), '1 Bread')
  assert.equal(await pack(), (numbers.get(this)?.at(-1) ?? 0) + 1)
})

Then('neither {word} nor who has no account can see her invoice', async function (this: Shop, other: string) {
  expectStatus(await this.shopper(other).get(pathOf(this)), 404)
  expectStatus(await this.anyone.get(pathOf(this)), 401)
  expectStatus(await this.staff.get(pathOf(this)), 200)
})
