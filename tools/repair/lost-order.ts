import { type OrderState, toTimestamp } from '#proto/events.ts'
import { timeOf } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { type Money, money } from '#src/money.ts'
import { lineTotal, type SoldBy } from '#src/quantity.ts'
import { type OrderItem, untouched } from '../../modules/order/life/lines.ts'
import { taxesOf, taxOfLine, taxTotalOf } from '../../modules/order/taxes.ts'
import { byId } from '../audit/books.ts'
import type { Six } from './open.ts'

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
  `select product_id as id, sku, name, sold_by as "soldBy", price, tax_class as "taxClass", retail_price as "retailPrice",
     tariff_code as "tariffCode"
   from catalogue where product_id = any($1::uuid[])`,
)
const shelves = sql<Goods>(
  'repair.shelves',
  `select product_id as id, sku, name, sold_by as "soldBy", 0 as price, '' as "taxClass", null as "retailPrice",
     '' as "tariffCode"
   from shelves where product_id = any($1::uuid[])`,
)

interface Goods {
  id: string
  sku: string
  name: string
  soldBy: SoldBy
  price: number
  taxClass: string
  retailPrice: number | null
  tariffCode: string
}
/** What letters about an order say of it. */
interface Letter {
  number?: string
  total?: Money
  fees?: { name: string; amount: Money }[]
  cashOnDelivery?: boolean
  lines?: { name: string; measure?: { amount: number }; total: Money }[]
}

/** What nobody remembers of an order. */
const unknown = 'unknown'
/** In the place of goods that nobody remembers. */
const noProduct = '00000000-0000-7000-8000-000000000000'

/**
 * An order that order has lost, put together from what the others know: what was reserved, what was to be paid, what its
 * customer was written; its taxes by the classes and rates of when it was placed. Nobody knows the address. Null where
 * nobody knows whose it is.
 */
export async function rememberOrder(
  id: string,
  { books, config: { currency }, order }: Pick<Six, 'books' | 'config' | 'order'>,
): Promise<OrderState | null> {
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
    const known = goods.get(productId)
    const {
      sku = '',
      name = unknown,
      soldBy = 'piece',
      price = 0,
      taxClass = '',
      tariffCode = '',
    } = known ?? {}
    const billed = said.lines?.find(
      (line) => line.name === name && (line.measure?.amount ?? quantity) === quantity,
    )
    const retailPrice = known?.retailPrice ?? null
    const item = { productId, sku, name, soldBy, quantity, taxClass, retailPrice, tariffCode }
    return { ...item, ...priceOf(item, price, billed?.total.amount, currency) }
  })
  if (priced.length === 0) {
    const nothing = money(0, currency)
    const item = { productId: noProduct, sku: '', name: unknown, soldBy: 'piece' as const, quantity: 1 }
    priced.push({
      ...item,
      taxClass: '',
      retailPrice: null,
      tariffCode: '',
      unitPrice: nothing,
      lineTotal: nothing,
    })
  }
  const comesTo = priced.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  const total = payment?.amount ?? said.total?.amount ?? comesTo
  // Prices that changed since can't come to more than was asked for: then only the sum is known.
  const items =
    comesTo <= total
      ? priced
      : priced.map((item) => ({ ...item, unitPrice: money(0, currency), lineTotal: money(0, currency) }))
  const subtotal = comesTo <= total ? comesTo : 0
  const charged = (said.fees ?? []).reduce((sum, { amount }) => sum + amount.amount, 0)
  const fees = subtotal + charged <= total ? (said.fees ?? []) : []
  const deliveryFee = money(total - subtotal - (fees.length > 0 ? charged : 0), currency)
  const placedAt = new Date(timeOf(id))
  const { rates, feeTax } = await order.offers.deal({
    ...{ customerId, paymentMethod: null, coupons: [], order: { id, placedAt, offerRevision: null } },
  })
  const taxed = items.map((item, at): OrderItem => {
    const { rate = 0, onRetailPrice = false } = rates.get(item.taxClass) ?? {}
    const retailPrice = onRetailPrice ? item.retailPrice : null
    return { ...untouched, ...item, line: at + 1, taxRate: rate, retailPrice, discounts: [], promised: [] }
  })
  // What was given besides nobody was written: it counts as what it cost to bring.
  const parts = { items: taxed, deliveryFee, fees, tip: money(0, currency), feeTax, tipTax: feeTax }
  const taxes = taxesOf(parts)
  const message = (amount: number) => ({ amountMinor: amount, currency })
  const isCash = payment ? payment.method === 'cash_on_delivery' : (said.cashOnDelivery ?? true)
  return {
    id,
    number: said.number ?? `R-${id.slice(-12)}`,
    customerId,
    status: 'pending',
    items: taxed.map((item) => ({
      ...{ productId: item.productId, sku: item.sku, name: item.name, soldBy: item.soldBy },
      ...{ line: item.line, quantity: item.quantity, ifShort: '', state: '', picked: 0, returned: 0 },
      ...{ substituteFor: 0, discount: 0, shortReason: '', ageLimit: 0, lacking: 0, discounts: [] },
      ...{
        taxClass: item.taxClass,
        taxRate: item.taxRate,
        tariffCode: item.tariffCode,
        tax: taxOfLine(item).amount,
      },
      unitPrice: message(item.unitPrice.amount),
      lineTotal: message(item.lineTotal.amount),
    })),
    subtotal: message(subtotal),
    deliveryFee: message(deliveryFee.amount),
    total: message(total),
    paymentMethod: isCash ? 'cash_on_delivery' : 'card',
    shippingAddress: {
      ...{ recipient: unknown, phone: unknown, line1: unknown, line2: '', city: unknown },
      ...{ postalCode: '', notes: '' },
    },
    note: '',
    fees: fees.map(({ name, amount }) => ({ name, amount: message(amount.amount) })),
    slots: [],
    orderedTotal: total,
    authorize: total,
    ...{ discount: 0, holds: [], flags: [], courierId: '', payWith: 0, attempts: 0 },
    ...{ taxTotal: taxTotalOf(parts, taxes).amount, taxes, tip: 0, coupons: [], invoice: '' },
    version: 1,
    createdAt: toTimestamp(placedAt),
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
