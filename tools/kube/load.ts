import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, type Client, createClient } from '../mart/client.ts'

/**
 * The shoppers that `npm run kube` sends into the cluster while it is disturbed. It runs there, in a pod of the mart's
 * own image with this file and client.ts in it, and asks the gateway's Service as any client does: what it sees go
 * wrong has gone wrong for customers, not for somebody's port-forward. Prints a line of JSON a second, `Snapshot`; at SIGTERM the
 * shoppers finish what they began, and the last line says what became of every order.
 */
const {
  BASE_URL = 'http://127.0.0.1:8000',
  ADMIN_EMAIL = 'admin@imtiaz.test',
  ADMIN_PASSWORD = '',
  SHOPPERS = '8',
  PAUSE = '400',
} = process.env
/** Milliseconds in which what was interrupted has to get through. */
const patience = 30_000
/** Milliseconds in which an order has to come to its end after the last shopper has left. */
const settles = 120_000
const kept = 20
const csvHeader = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
const address = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }

/** What happened so far. */
export interface Snapshot {
  /** `settling`: nobody orders any more, and orders come to their end. `done` is the last line. */
  state: 'opening' | 'shopping' | 'settling' | 'done'
  /** Seconds since the first order. */
  seconds: number
  /** Requests that got their final answer, or were given up. */
  requests: number
  /** Sendings that got no answer, or one of 429 or ≥ 500: the same was sent again, with its key. */
  interrupted: number
  /** Requests that got no good answer at all. */
  failed: number
  orders: number
  /** Milliseconds that a request took, its repetitions with it: the worst, and what 99 in 100 were below. */
  slowest: number
  p99: number
  /** The first of what was interrupted or failed: when (seconds), what, and why. */
  faults: string[]
  /** How many orders ended how; `open` are those that came to no end in time, `lost` those that nobody knows of. */
  ends: Record<string, number>
}

const snapshot: Snapshot = {
  state: 'opening',
  seconds: 0,
  requests: 0,
  interrupted: 0,
  failed: 0,
  orders: 0,
  slowest: 0,
  p99: 0,
  faults: [],
  ends: {},
}
const took: number[] = []
const accepted: string[] = []
let began = performance.now()
let open = true

const seconds = () => Math.round((performance.now() - began) / 100) / 10
const report = () => {
  const sorted = took.toSorted((a, b) => a - b)
  snapshot.seconds = seconds()
  snapshot.slowest = Math.round(sorted.at(-1) ?? 0)
  snapshot.p99 = Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0)
  snapshot.orders = accepted.length
  console.log(JSON.stringify(snapshot))
}
const fault = (what: string) => {
  if (snapshot.faults.length < kept) snapshot.faults.push(`${seconds()} s: ${what}`)
}

/**
 * One request, sent until its answer is final, as every client of the mart is told to: with the same Idempotency-Key,
 * and only after a pause. Null where it never got a good one.
 */
async function ask(what: string, good: number[], send: () => Promise<Answer>): Promise<Answer | null> {
  const start = performance.now()
  for (;;) {
    let why = ''
    const answer = await send().catch((error: Error) => {
      why = String((error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message)
      return null
    })
    const again =
      !answer ||
      answer.status >= 500 ||
      answer.status === 429 ||
      (answer.status === 409 && answer.headers.has('retry-after'))
    if (!again || performance.now() - start > patience) {
      const fine = answer && good.includes(answer.status)
      snapshot.requests++
      took.push(performance.now() - start)
      if (fine) return answer
      snapshot.failed++
      fault(
        `${what}: failed, ${answer ? `${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}` : why}`,
      )
      return null
    }
    snapshot.interrupted++
    fault(`${what}: ${answer?.status ?? why}, sent again`)
    await delay(100)
  }
}

async function signIn(email: string, password: string): Promise<Client> {
  const anyone = createClient(BASE_URL)
  const answer = await ask('login', [200], () => anyone.post('/v1/auth/login', { email, password }))
  if (!answer) throw new Error(`${email} can't sign in: ${snapshot.faults.at(-1)}`)
  return anyone.as(answer.body.accessToken)
}

async function shop(shopper: Client, products: string[]): Promise<void> {
  const pick = () => products[Math.floor(Math.random() * products.length)] as string
  while (open) {
    await delay(Number(PAUSE) * (0.5 + Math.random()))
    await ask('GET product', [200], () => shopper.get(`/v1/products/${pick()}`))
    const paymentMethod = Math.random() < 0.5 ? 'card' : 'cash_on_delivery'
    const items = [{ productId: pick(), quantity: 1 + Math.floor(Math.random() * 3) }]
    const key = { 'idempotency-key': randomUUID() }
    const order = { items, paymentMethod, shippingAddress: address }
    const placed = await ask('POST order', [201], () => shopper.post('/v1/orders', order, key))
    if (!placed) continue
    const id: string = placed.body.id
    accepted.push(id)
    if (Math.random() < 0.1) {
      // 409: its stock was not there, or it was cancelled by the sending whose answer got lost.
      const cancel = { 'idempotency-key': randomUUID() }
      await ask('POST cancel', [200, 409], () => shopper.post(`/v1/orders/${id}/cancel`, {}, cancel))
    }
    if (paymentMethod === 'card') await pay(shopper, id)
  }
}

/** Pays once the payment is there, and tries again where it is declined. An order that was cancelled has none. */
async function pay(shopper: Client, orderId: string): Promise<void> {
  const token = Math.random() < 0.85 ? 'tok_ok' : 'tok_declined'
  const deadline = performance.now() + patience
  while (performance.now() < deadline) {
    const order = await ask('GET order', [200], () => shopper.get(`/v1/orders/${orderId}`))
    if (!order || !['pending', 'awaiting_payment'].includes(order.body.status)) return
    const found = await ask('GET payments', [200], () => shopper.get(`/v1/payments?orderId=${orderId}`))
    const payment = found?.body.items?.[0]
    if (payment?.clientSecret) {
      // 409: it was cancelled meanwhile, or paid by the sending whose answer got lost.
      await ask('POST confirm', [200, 409], () =>
        shopper.post(`/v1/payments/${payment.id}/confirm`, { token }),
      )
      if (token !== 'tok_declined') return
    } else if (payment?.retriesLeft)
      await ask('POST retry', [200, 409], () => shopper.post(`/v1/payments/${payment.id}/retry`, {}))
    await delay(200)
  }
}

/** Orders as staff see them, until each has come to an end. */
async function settle(staff: Client): Promise<void> {
  const deadline = performance.now() + settles
  const ends: Record<string, number> = {}
  for (const id of accepted) {
    for (;;) {
      const answer = await staff.get(`/v1/orders/${id}`).catch(() => null)
      const final =
        answer?.status === 404
          ? 'lost'
          : ['confirmed', 'rejected', 'cancelled'].find((status) => status === answer?.body.status)
      const end = final ?? (performance.now() > deadline ? 'open' : null)
      if (end) {
        ends[end] = (ends[end] ?? 0) + 1
        break
      }
      await delay(200)
    }
  }
  snapshot.ends = ends
}

async function main(): Promise<void> {
  const every = setInterval(report, 1_000)
  // Said more than once, it is no more than that.
  process.on('SIGTERM', () => {
    open = false
  })
  const staff = await signIn(ADMIN_EMAIL, ADMIN_PASSWORD)
  const run = randomUUID().slice(0, 8)
  const goods = Array.from(
    { length: 20 },
    (_, n) => `K${run}-${n},Load ${run} ${n},,Load > Goods,${100 + n}.00,PKR,piece,,,,1000000`,
  )
  await ask('import', [200], () =>
    staff.post('/v1/products/import', [csvHeader, ...goods].join('\n'), { 'content-type': 'text/csv' }),
  )
  let products: string[] = []
  while (products.length < goods.length) {
    const found = await ask('GET products', [200], () =>
      staff.get(`/v1/products?q=${run}&inStock=true&limit=100`),
    )
    products = (found?.body.items ?? []).map(({ id }: { id: string }) => id)
    await delay(200)
  }
  const shoppers: Client[] = []
  for (let n = 0; n < Number(SHOPPERS); n++) {
    const account = {
      email: `${run}-${n}@shopper.test`,
      password: 'correct horse battery',
      name: `Shopper ${n}`,
    }
    await ask('register', [201], () => staff.as(null).post('/v1/auth/register', account))
    shoppers.push(await signIn(account.email, account.password))
  }
  // What comes before has its own requests, which count for nothing.
  Object.assign(snapshot, { state: 'shopping', requests: 0, interrupted: 0, failed: 0, faults: [] })
  took.length = 0
  began = performance.now()
  await Promise.all(shoppers.map((shopper) => shop(shopper, products)))
  snapshot.state = 'settling'
  await settle(staff)
  clearInterval(every)
  snapshot.state = 'done'
  report()
}

await main()
