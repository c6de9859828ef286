import { type OrderState, toTimestamp } from '#proto/events.ts'
import { timeOf } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { type Money, money } from '#src/money.ts'
import { lineTotal, type SoldBy } from '#src/quantity.ts'
import { type Books, byId } from '../audit/books.ts'

const reserved = sql<{ productId: string; quantity: number }>(
  'repair.lines',
  'select product_id as "productId", quantity from reservation_lines where order_id = $1 order by 1',
)
const short = sql<{ shortages: { productId: string; requested: number }[] | null }>(
  'repair.short',
  'select shortages from reservations where order_id = $1',
)
const paid = sql<{ customerId: string; method: string; amount: number; currency: string }>(
  'repair.paid',
  'select customer_id as "customerId", method, amount, currency from payments where order_id = $1',
)
const letters = sql<{ customerId: string; data: Letter }>(
  'repair.letters_of',
  'select user_id as "customerId", data from messages where order_id = $1 order by id',
)
const catalogue = sql<Goods>(
  'repair.catalogue',
  `select product_id as id, sku, name, sold_by as "soldBy", price from catalogue where product_id = any($1::uuid[])`,
)
const shelves = sql<Goods>(
  'repair.shelves',
  `select product_id as id, sku, name, sold_by as "soldBy", 0 as price from shelves where product_id = any($1::uuid[])`,
)

interface Goods {
  id: string
  sku: string
  name: string
  soldBy: SoldBy
  price: number
}
/** What letters about an order say of it. */
interface Letter {
  number?: string
  total?: Money
  cashOnDelivery?: boolean
  lines?: { name: string; measure?: { amount: number }; total: Money }[]
}

/** What nobody remembers of an order. */
const unknown = 'unknown'
/** In the place of goods that nobody remembers. */
const noProduct = '00000000-0000-7000-8000-000000000000'

/**
 * An order that order has lost, put together from what the others know: what was reserved, what was to be paid, what its
 * customer was written. Nobody knows the address. Null where nobody knows whose it is.
 */
export async function rememberOrder(id: string, books: Books, currency: string): Promise<OrderState | null> {
  const [lines, [row], [payment], told] = await Promise.all([
    books.inventory.query(reserved, [id]),
    books.inventory.query(short, [id]),
    books.payment.query(paid, [id]),
    books.notification.query(letters, [id]),
  ])
  const customerId = payment?.customerId ?? told[0]?.customerId
  if (!customerId) return null
  const said = Object.assign({}, ...told.map(({ data }) => data)) as Letter
  const wanted =
    lines.length > 0 ? lines : (row?.shortages ?? []).map((it) => ({ ...it, quantity: it.requested }))
  const ids = wanted.map(({ productId }) => productId)
  const goods = new Map([
    ...byId(await books.inventory.query(shelves, [ids])),
    ...byId(await books.order.query(catalogue, [ids])),
  ])
  const priced = wanted.map(({ productId, quantity }) => {
    const { sku = '', name = unknown, soldBy = 'piece', price = 0 } = goods.get(productId) ?? {}
    const billed = said.lines?.find(
      (line) => line.name === name && (line.measure?.amount ?? quantity) === quantity,
    )
    const item = { productId, sku, name, soldBy, quantity }
    return { ...item, ...priceOf(item, price, billed?.total.amount, currency) }
  })
  if (priced.length === 0) {
    const nothing = money(0, currency)
    const item = { productId: noProduct, sku: '', name: unknown, soldBy: 'piece' as const, quantity: 1 }
    priced.push({ ...item, unitPrice: nothing, lineTotal: nothing })
  }
  const comesTo = priced.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  const total = payment?.amount ?? said.total?.amount ?? comesTo
  // Prices that changed since can't come to more than was asked for: then only the sum is known.
  const items =
    comesTo <= total
      ? priced
      : priced.map((item) => ({ ...item, unitPrice: money(0, currency), lineTotal: money(0, currency) }))
  const subtotal = comesTo <= total ? comesTo : 0
  const message = (amount: number) => ({ amountMinor: amount, currency })
  const isCash = payment ? payment.method === 'cash_on_delivery' : (said.cashOnDelivery ?? true)
  return {
    id,
    number: said.number ?? `R-${id.slice(-12)}`,
    customerId,
    status: 'pending',
    items: items.map(({ unitPrice, lineTotal, ...item }, at) => ({
      ...item,
      ...{ line: at + 1, ifShort: '', state: '', picked: 0, returned: 0 },
      ...{ substituteFor: 0, discount: 0, shortReason: '', ageLimit: 0, lacking: 0 },
      ...{ discounts: [], taxClass: '', taxRate: 0, tax: 0, tariffCode: '' },
      unitPrice: message(unitPrice.amount),
      lineTotal: message(lineTotal.amount),
    })),
    subtotal: message(subtotal),
    deliveryFee: message(total - subtotal),
    total: message(total),
    paymentMethod: isCash ? 'cash_on_delivery' : 'card',
    shippingAddress: {
      ...{ recipient: unknown, phone: unknown, line1: unknown, line2: '', city: unknown },
      ...{ postalCode: '', notes: '' },
    },
    note: '',
    fees: [],
    slots: [],
    orderedTotal: total,
    authorize: total,
    ...{ discount: 0, holds: [], flags: [], courierId: '', payWith: 0, attempts: 0 },
    ...{ taxTotal: 0, taxes: [], tip: 0, coupons: [], invoice: '' },
    version: 1,
    createdAt: toTimestamp(new Date(timeOf(id))),
  }
}

/** A line's price by today's catalogue, where that comes to what was billed or nobody knows the bill; else by the bill. */
function priceOf(
  { soldBy, quantity }: { soldBy: SoldBy; quantity: number },
  price: number,
  billed: number | undefined,
  currency: string,
) {
  const listed = {
    unitPrice: money(price, currency),
    lineTotal: lineTotal(money(price, currency), soldBy, quantity),
  }
  if (billed === undefined || listed.lineTotal.amount === billed || soldBy === 'weight') return listed
  if (billed % quantity !== 0) return listed
  const unitPrice = money(billed / quantity, currency)
  return { unitPrice, lineTotal: lineTotal(unitPrice, soldBy, quantity) }
}
