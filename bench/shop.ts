import { randomUUID } from 'node:crypto'
import type { Request } from './fire.ts'
import type { Server } from './server.ts'
import type { Stage } from './stage.ts'

/** More of everything than any run sells. */
const plenty = 100_000_000

export const address = {
  recipient: 'Sana Malik',
  phone: '+923001234567',
  line1: '12 Khayaban-e-Shahbaz',
  city: 'Karachi',
}

export type PaymentMethod = 'card' | 'cash_on_delivery'

/** Sets what the mart has of some products, as staff would: the books stay right. */
export async function stock(
  stage: Stage,
  mart: Pick<Server, 'url'>,
  productIds: string[],
  onHand = plenty,
): Promise<void> {
  const authorization = `Bearer ${stage.token({ id: randomUUID(), role: 'staff' })}`
  for (const id of productIds) {
    const answer = await fetch(`${mart.url}/v1/inventory/${id}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ onHand, reason: 'for the bench' }),
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  }
}

/** What is for sale, shuffled once and for all. */
export const productsOf = async (stage: Pick<Stage, 'query'>): Promise<string[]> =>
  (await stage.query('product', `select id from product where status = 'active' order by md5(id::text)`)).map(
    ({ id }) => id,
  )

/**
 * Orders of some lines each, by a hundred customers, each sending an order of its own. The limit's programs read the
 * customer's id from a header; the mart reads the token.
 */
export function ordersOf(
  stage: Stage,
  products: string[],
  { lines, method }: { lines: number; method: PaymentMethod },
): Request[] {
  return Array.from({ length: 100 }, (_, at) => {
    const customer = randomUUID()
    const items = Array.from({ length: lines }, (_, line) => ({
      productId: products[(at * lines + line) % products.length] as string,
      quantity: 1 + (line % 2),
    }))
    return {
      method: 'POST' as const,
      path: '/v1/orders',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${stage.token({ id: customer, role: 'customer' })}`,
        'x-customer': customer,
      },
      body: JSON.stringify({ items, shippingAddress: address, paymentMethod: method }),
      setupRequest: (request) => ({
        ...request,
        headers: { ...request.headers, 'idempotency-key': randomUUID() },
      }),
    }
  })
}
