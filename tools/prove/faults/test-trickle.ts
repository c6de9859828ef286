import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, type Client, createClient, until } from '../../mart/client.ts'
import { admin } from '../../mart/running-mart.ts'
import { payAtProvider } from '../stage/outsiders/payment-provider.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** A few orders now and then, while somebody does the mart harm. */
export interface Trickle {
  /** Orders that were answered 201. */
  accepted: string[]
  /** Requests without an answer, with a 5xx, or that took over a second, so far. */
  trouble(): number
  /** No new order; resolves when the one under way is done with. */
  pause(): Promise<void>
  resume(): void
  stop(): Promise<void>
}

const address = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }
const csvHeader = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
/** Milliseconds after which a request is given up, and from which on one is slow. */
const [patience, slow] = [3_000, 1_000]

/** One shopper, who orders, pays with the provider, and is told by mail, text and webhook; then the next order. */
export async function trickle(mart: ProvenMart, pause = 100): Promise<Trickle> {
  const anyone = createClient(mart.url)
  const staff = await signedIn(anyone, admin)
  const sku = `P${randomUUID().slice(0, 8)}`
  await staff.post(
    '/v1/products/import',
    `${csvHeader}\n${sku},Proof ${sku},,Proof > Goods,100.00,PKR,piece,,,,100000`,
    {
      'content-type': 'text/csv',
    },
  )
  const { body } = await until(
    () => anyone.get(`/v1/products?q=${sku}&inStock=true`),
    (answer) => answer.body.items?.length === 1,
    'the goods are in stock',
  )
  const productId = body.items[0].id
  const account = { email: `${sku}@shopper.test`, password: 'correct horse battery', name: 'A. Khan' }
  await anyone.post('/v1/auth/register', account)
  let shopper = await signedIn(anyone, account)

  const accepted: string[] = []
  let trouble = 0
  let open = true
  /** Null where there was no answer of use. */
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer | null> => {
    const began = performance.now()
    const headers = { 'idempotency-key': randomUUID() }
    const late = new AbortController()
    const answer = await Promise.race([
      shopper.call(method, path, body, headers).catch(() => null),
      delay(patience, null, { signal: late.signal }).catch(() => null),
    ])
    late.abort()
    if (!answer || answer.status >= 500 || performance.now() - began > slow) trouble++
    // A clock that jumps ends sessions.
    if (answer?.status === 401) shopper = await signedIn(anyone, account).catch(() => shopper)
    return answer
  }
  let people = 0
  const order = async () => {
    // Each is sent a letter.
    const email = `${sku}-${people++}@shopper.test`
    await ask('POST', '/v1/auth/register', { ...account, email })
    const items = [{ productId, quantity: 1 }]
    const placed = await ask('POST', '/v1/orders', { items, shippingAddress: address, paymentMethod: 'card' })
    if (placed?.status !== 201) return
    accepted.push(placed.body.id)
    for (let tries = 0; tries < 20 && open; tries++) {
      const payments = await ask('GET', `/v1/payments?orderId=${placed.body.id}`)
      const secret = payments?.body.items?.[0]?.clientSecret
      if (secret) return void payAtProvider(secret, 'ok')
      await delay(50)
    }
  }
  const trade = async () => {
    while (open) {
      await order()
      await delay(pause)
    }
  }
  let trading = trade()
  const stop = async () => {
    open = false
    await trading
  }
  return {
    accepted,
    trouble: () => trouble,
    pause: stop,
    resume() {
      open = true
      trading = trade()
    },
    stop,
  }
}

async function signedIn(
  anyone: Client,
  { email, password }: { email: string; password: string },
): Promise<Client> {
  const { status, body } = await anyone.post('/v1/auth/login', { email, password })
  if (status !== 200) throw new Error(`login: ${status} ${JSON.stringify(body)}`)
  return anyone.as(body.accessToken)
}
