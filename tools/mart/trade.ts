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

/** Shoppers who order without pause while the mart is killed and restarted; every accepted order is kept. */
export interface Trade {
  accepted: Accepted[]
  /** Resolves when so many more orders are accepted; rejects with the error of a shopper that failed. */
  accepts(more: number): Promise<void>
  /** Requests that got no answer or a 5xx: sent again with the same key until they got one. */
  interrupted(): number
  /** Awaits the answers of orders under way, and ends. */
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
  /** Milliseconds for the goods to be in stock (30 s). */
  patience?: number
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
    options.patience,
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
  let open = true
  let interrupted = 0

  /** Asks again until there is an answer that is final; throws when the trade is abandoned. */
  const retried = async (ask: () => Promise<Answer>): Promise<Answer> => {
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
      const token = random() < 0.8 ? 'tok_ok' : 'tok_declined'
      const cancelling = random() < 0.15
      const order = { items, paymentMethod, shippingAddress: address }
      const { status, body: placed } = await retried(() =>
        shopper.post('/v1/orders', order, { 'idempotency-key': key }),
      )
      if (status !== 201) throw new Error(`POST /v1/orders: ${status} ${JSON.stringify(placed)}`)
      accepted.push({ id: placed.id, paymentMethod } as Accepted)
      // Not sent again, which may be one time too many.
      if (cancelling) {
        const answer = await shopper.post(`/v1/orders/${placed.id}/cancel`, {}).catch(() => null)
        if (!answer || answer.status >= 500) interrupted++
      }
      if (paymentMethod === 'card') await pay(shopper, placed.id, token)
    }
  }

  /** Pays when the payment is there, and tries again where it is declined; an order that was rejected or cancelled meanwhile has none to pay. */
  const pay = async (shopper: Client, orderId: string, token: string) => {
    for (;;) {
      const order = await retried(() => shopper.get(`/v1/orders/${orderId}`))
      if (order.body.status !== 'pending' && order.body.status !== 'awaiting_payment') return
      const { body } = await retried(() => shopper.get(`/v1/payments?orderId=${orderId}`))
      const payment = body.items?.[0]
      if (payment?.clientSecret) {
        const { status } = await retried(() => shopper.post(`/v1/payments/${payment.id}/confirm`, { token }))
        if (token !== 'tok_declined' && (status === 200 || status === 409)) return
      } else if (payment?.retriesLeft)
        await retried(() => shopper.post(`/v1/payments/${payment.id}/retry`, {}))
      await delay(10)
    }
  }

  const shopping = Promise.all(customers.map(shop))
  // When one shopper fails, all stop: the test has failed.
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

/** The status of each accepted order once it is confirmed, rejected or cancelled. Throws where one is not in time. */
export async function finalStatuses(trade: Trade, timeout = 60_000): Promise<Map<string, string>> {
  const statuses = new Map<string, string>()
  const deadline = Date.now() + timeout
  for (const { id } of trade.accepted) {
    for (;;) {
      const { status, body } = await trade.staff.get(`/v1/orders/${id}`)
      if (status === 200 && ['confirmed', 'rejected', 'cancelled'].includes(body.status)) {
        statuses.set(id, body.status)
        break
      }
      if (Date.now() > deadline)
        throw new Error(`timeout: order ${id} is not final; last answer: ${status} ${body?.status}`)
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
