import { randomUUID } from 'node:crypto'
import { address } from '../shop.ts'
import type { Stage } from '../stage.ts'
import type { Words } from './words.ts'

/** A request as it is sent. */
export interface MeasuredRequest {
  path: string
  token?: string
  body?: string
}

/** One kind of request, and the group by which it is judged. */
export interface Measured {
  group: 'reads' | 'lists' | 'search' | 'orders'
  route: string
  /** Made anew for each time that it is sent. */
  requests: (() => MeasuredRequest)[]
}

const fifty = 50

/** What is asked of a shop: the same words everywhere, its own products, customers and orders. */
export async function routesOf(stage: Stage, shop: string, url: string, words: Words): Promise<Measured[]> {
  const rows = (module: string, text: string) => stage.query(`${shop}_${module}`, text)
  const products = await rows('product', `select id, slug from product order by md5(id::text) limit ${fifty}`)
  const orders = await rows(
    'order',
    `select id, customer_id from orders order by md5(id::text) limit ${fifty}`,
  )
  const payments = await rows(
    'payment',
    `select id, order_id, customer_id from payments order by md5(id::text) limit ${fifty}`,
  )
  const [regular] = await rows(
    'order',
    'select customer_id from orders group by 1 order by count(*) desc limit 1',
  )
  const staff = stage.token({ id: randomUUID(), role: 'staff' })
  const tokens = new Map<string, string>()
  const customer = (id: string) => {
    const token = tokens.get(id) ?? stage.token({ id, role: 'customer' })
    tokens.set(id, token)
    return token
  }
  const deep = await deepPages(stage, shop, url)

  const measured =
    (group: Measured['group']) =>
    (route: string, all: MeasuredRequest[]): Measured => ({
      group,
      route,
      requests: all.map((asked) => () => asked),
    })
  const [read, list, search] = [measured('reads'), measured('lists'), measured('search')]
  const asStaff = (path: string): MeasuredRequest => ({ path, token: staff })
  const byWord = (all: string[], more = '') =>
    all.map((q) => ({ path: `/v1/products?q=${encodeURIComponent(q)}${more}` }))

  return [
    read(
      'product by id',
      products.map(({ id }) => ({ path: `/v1/products/${id}` })),
    ),
    read(
      'product by slug',
      products.map(({ slug }) => ({ path: `/v1/products/${slug}` })),
    ),
    read(
      'stock of a product',
      products.map(({ id }) => ({ path: `/v1/inventory/${id}` })),
    ),
    read(
      'one order',
      orders.map(({ id, customer_id }) => ({ path: `/v1/orders/${id}`, token: customer(customer_id) })),
    ),
    read(
      'its timeline',
      orders.map(({ id, customer_id }) => ({
        path: `/v1/orders/${id}/timeline`,
        token: customer(customer_id),
      })),
    ),
    read(
      'one payment',
      payments.map(({ id, customer_id }) => ({ path: `/v1/payments/${id}`, token: customer(customer_id) })),
    ),

    list('products by name, first page', [{ path: '/v1/products' }]),
    list('products by name, deep page', deep),
    list('products by price', [{ path: '/v1/products?sort=price' }, { path: '/v1/products?sort=-price' }]),
    list(
      'a category',
      ['dairy', 'fruit', 'snacks'].map((category) => ({ path: `/v1/products?category=${category}` })),
    ),
    list('in stock: nearly all', [{ path: '/v1/products?inStock=true' }]),
    list('in stock: nearly none', [{ path: '/v1/products?inStock=false' }]),
    list(
      'own orders',
      orders.map(({ customer_id }) => ({ path: '/v1/orders', token: customer(customer_id) })),
    ),
    list("a regular's orders, delivered", [
      { path: '/v1/orders?status=delivered', token: customer(regular.customer_id) },
    ]),
    list('all orders', [asStaff('/v1/orders')]),
    list(
      'orders of a status',
      ['confirmed', 'packed', 'returned'].map((status) => asStaff(`/v1/orders?status=${status}`)),
    ),
    list(
      "a customer's orders of a status",
      orders.map(({ customer_id }) => asStaff(`/v1/orders?customerId=${customer_id}&status=cancelled`)),
    ),
    list('shelves', [asStaff('/v1/inventory')]),
    list(
      "a shelf's movements",
      products.map(({ id }) => asStaff(`/v1/inventory/${id}/movements`)),
    ),
    list(
      'own payments',
      payments.map(({ customer_id }) => ({ path: '/v1/payments', token: customer(customer_id) })),
    ),
    list(
      "an order's payment",
      payments.map(({ order_id }) => asStaff(`/v1/payments?orderId=${order_id}`)),
    ),
    list(
      'own notifications',
      orders.map(({ customer_id }) => ({ path: '/v1/notifications', token: customer(customer_id) })),
    ),
    list('mails that failed', [asStaff('/v1/notifications/deliveries?status=failed')]),

    search('a common word', byWord(words.common)),
    search('a rare word', byWord(words.rare)),
    search('misspelt', byWord(words.misspelt)),
    search('several words', byWord(words.several)),
    search('a beginning', byWord(words.beginnings)),
    search('a common word, by price', byWord(words.common, '&sort=price')),
    search('a common word, by name', byWord(words.common, '&sort=name')),
    search('a common word, in stock', byWord(words.common, '&inStock=true')),

    {
      group: 'orders',
      route: 'an order of 3 lines',
      requests: products.map((_, at) => () => ({
        path: '/v1/orders',
        token: customer(orders[at % orders.length].customer_id),
        body: JSON.stringify({
          items: [0, 1, 2].map((line) => ({
            productId: products[(at + line) % products.length].id,
            quantity: 1,
          })),
          shippingAddress: address,
          paymentMethod: 'cash_on_delivery',
        }),
      })),
    },
  ]
}

/** Pages from all over the list: their cursors go on behind products in its middle. */
async function deepPages(stage: Stage, shop: string, url: string): Promise<MeasuredRequest[]> {
  const first = (await (await fetch(`${url}/v1/products`)).json()) as { nextCursor: string }
  const cursor = JSON.parse(Buffer.from(first.nextCursor, 'base64url').toString())
  const places = await stage.query(
    `${shop}_product`,
    `select id, sort_name as key from product order by md5(id::text) limit ${fifty}`,
  )
  return places.map(({ id, key }) => ({
    path: `/v1/products?cursor=${Buffer.from(JSON.stringify({ ...cursor, key, id })).toString('base64url')}`,
  }))
}
