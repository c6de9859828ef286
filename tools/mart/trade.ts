import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, type Client, createClient, until } from './client.ts'
import { admin } from './running-mart.ts'

const csvHeader = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
const address = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }

/** An order that the mart has answered 201 for: from then on it may not be lost. */
export interface Accepted {
  id: string
  paymentMethod: 'card' | 'cash_on_delivery'
}

/** Shoppers who order without pause, whatever happens to the mart, and remember what they were promised. */
export interface Trade {
  accepted: Accepted[]
  /** Resolves when so many orders more than now are accepted; rejects with what a shopper ran into. */
  accepts(more: number): Promise<void>
  /** Requests that got no answer or a 5xx: sent again with the same key until they got one. */
  interrupted(): number
  /** Lets the orders that are under way get their answer, and ends. */
  stop(): Promise<void>
  /** Ends without waiting for anything: for a test that has failed. */
  abandon(): void
  staff: Client
  products: string[]
}

/**
 * Opens a trade on a mart: products with a given stock, and shoppers who order one to three of them at a
 * time, by card (paid, sometimes declined) or in cash, and sometimes cancel.
 */
export async function openTrade(options: {
  url: string
  shoppers: number
  products: number
  stock: number
  random: () => number
}): Promise<Trade> {
  const { url, random } = options
  const anyone = createClient(url)
  const staff = await signIn(anyone, admin.email, admin.password)
  const run = randomUUID().slice(0, 8)
  const list = Array.from(
    { length: options.products },
    (_, n) => `T${run}-${n},Trade ${run} ${n},,Trade > Goods,${100 + n}.00,PKR,piece,,,,${options.stock}`,
  )
  const imported = await staff.post('/v1/products/import', [csvHeader, ...list].join('\n'), {
    'content-type': 'text/csv',
  })
  if (imported.body?.created !== options.products) throw new Error(`import: ${JSON.stringify(imported.body)}`)
  const { body } = await until(
    () => anyone.get(`/v1/products?q=${run}&inStock=true&limit=100`),
    (answer) => answer.body.items?.length === options.products,
    'the goods are in stock',
  )
  const products: string[] = body.items.map(({ id }: { id: string }) => id)
  const customers = await Promise.all(
    Array.from({ length: options.shoppers }, async (_, n) => {
      const account = {
        email: `${run}-${n}@shopper.test`,
        password: 'correct horse battery',
        name: `Shopper ${n}`,
      }
      await anyone.post('/v1/auth/register', account)
      return signIn(anyone, account.email, account.password)
    }),
  )

  const accepted: Accepted[] = []
  const abandoned = new AbortController()
  let [open, interrupted] = [true, 0]

  /** Asks again until there is an answer that isn't the mart's or the network's trouble; not when the trade is over. */
  const insist = async (ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask().catch(() => null)
      if (answer && isFinal(answer)) return answer
      if (abandoned.signal.aborted) throw abandoned.signal.reason
      interrupted++
      await delay(20)
    }
  }

  const shop = async (shopper: Client) => {
    while (open) {
      const key = randomUUID()
      const paymentMethod = random() < 0.5 ? 'card' : 'cash_on_delivery'
      const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
        productId: products[Math.floor(random() * products.length)] as string,
        quantity: 1 + Math.floor(random() * 3),
      }))
      const [paying, cancelling] = [random() < 0.8 ? 'tok_ok' : 'tok_declined', random() < 0.15]
      const order = { items, paymentMethod, shippingAddress: address }
      const { status, body: placed } = await insist(() =>
        shopper.post('/v1/orders', order, { 'idempotency-key': key }),
      )
      if (status !== 201) throw new Error(`an order was answered ${status} ${JSON.stringify(placed)}`)
      accepted.push({ id: placed.id, paymentMethod } as Accepted)
      if (cancelling) await shopper.post(`/v1/orders/${placed.id}/cancel`, {}).catch(() => {})
      if (paymentMethod === 'card') await pay(shopper, placed.id, paying)
    }
  }

  /** Pays when the payment is there; an order that was rejected or cancelled meanwhile has none to pay. */
  const pay = async (shopper: Client, orderId: string, token: string) => {
    for (;;) {
      const order = await insist(() => shopper.get(`/v1/orders/${orderId}`))
      if (order.body.status !== 'pending' && order.body.status !== 'awaiting_payment') return
      const { body } = await insist(() => shopper.get(`/v1/payments?orderId=${orderId}`))
      const payment = body.items?.[0]
      if (payment?.clientSecret) {
        const { status } = await insist(() => shopper.post(`/v1/payments/${payment.id}/confirm`, { token }))
        if (status === 200 || status === 409) return
      }
      await delay(10)
    }
  }

  const shopping = Promise.all(customers.map(shop))
  // One that fails ends the trade of all: nobody goes on asking a mart that the test has given up.
  shopping.catch((error) => {
    open = false
    abandoned.abort(error)
  })
  return {
    accepted,
    staff,
    products,
    async accepts(more) {
      const enough = accepted.length + more
      while (accepted.length < enough) {
        abandoned.signal.throwIfAborted()
        await delay(10)
      }
    },
    interrupted: () => interrupted,
    abandon() {
      open = false
      abandoned.abort(new Error('the trade is abandoned'))
    },
    async stop() {
      open = false
      await shopping
    },
  }
}

/** A 5xx is the mart's trouble, and a 409 with `Retry-After` says that the first sending is being worked on. */
export const isFinal = ({ status, headers }: Pick<Answer, 'status' | 'headers'>): boolean =>
  status < 500 && !(status === 409 && headers.has('retry-after'))

/** Each accepted order's status once it is one that only people move on. Throws, naming those that stand still. */
export async function settled(trade: Trade, patience = 60_000): Promise<Map<string, string>> {
  const statuses = new Map<string, string>()
  const deadline = Date.now() + patience
  for (const { id } of trade.accepted) {
    for (;;) {
      const { status, body } = await trade.staff.get(`/v1/orders/${id}`)
      if (status === 200 && ['confirmed', 'rejected', 'cancelled'].includes(body.status)) {
        statuses.set(id, body.status)
        break
      }
      if (Date.now() > deadline) throw new Error(`order ${id} is ${status} ${body?.status} and does not move`)
      await delay(20)
    }
  }
  return statuses
}

async function signIn(client: Client, email: string, password: string): Promise<Client> {
  const { status, body } = await client.post('/v1/auth/login', { email, password })
  if (status !== 200) throw new Error(`login of ${email}: ${status} ${JSON.stringify(body)}`)
  return client.as(body.accessToken)
}
