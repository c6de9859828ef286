import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type Fired, fire, type Request } from './fire.ts'

const connections = 20
const shoppers = 5
const address = {
  recipient: 'Sana Malik',
  phone: '+923001234567',
  line1: '12 Khayaban-e-Shahbaz',
  city: 'Karachi',
}

interface Shop {
  products: { id: string; slug: string; soldBy: string }[]
  tokens: string[]
}

/**
 * Measures a running mart from outside, a gateway in front or not: reads, orders, and both as shoppers mix them. A 429
 * is an answer like another, counted. Writes a table, to the summary of a GitHub job too. Whether every scenario was
 * served: some answers of 2xx, none of 5xx, no connection that broke.
 */
export async function throughKong(
  url: string,
  { seconds, summary }: { seconds: number; summary?: string },
): Promise<boolean> {
  const shop = await enter(url)
  const loads: Record<string, Request[]> = {
    reads: readsOf(shop),
    orders: ordersOf(shop),
    mixed: [...readsOf(shop), ...readsOf(shop), ...ordersOf(shop)],
  }
  const results: [string, Fired][] = []
  for (const [name, requests] of Object.entries(loads))
    results.push([name, await fire(url, { requests, connections }, seconds)])
  const text = `## Through ${url}, ${connections} connections, ${seconds} s each\n\n${tableOf(results)}\n`
  console.log(text)
  if (summary) await appendFile(summary, text)
  return results.every(([, fired]) => wasServed(fired))
}

const countOf = ({ statuses }: Fired, kind: RegExp) =>
  Object.entries(statuses).reduce((sum, [status, count]) => (kind.test(status) ? sum + count : sum), 0)

const wasServed = (fired: Fired) =>
  countOf(fired, /^2/) > 0 && countOf(fired, /^5/) === 0 && fired.errors === 0

function tableOf(results: [string, Fired][]): string {
  const head = ['scenario', 'answers/s', 'statuses', 'errors', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms']
  const rows = results.map(([name, fired]) => [
    name,
    fired.perSecond.toFixed(0),
    Object.entries(fired.statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
    fired.errors,
    ...[fired.latency.p50, fired.latency.p90, fired.latency.p99, fired.latency.max],
  ])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** What is for sale, and a few shoppers with tokens of their own. */
async function enter(url: string): Promise<Shop> {
  const { items } = await call(url, 'GET', '/v1/products?limit=100&inStock=true')
  if (items.length === 0) throw new Error(`${url} sells nothing: start it with SEED=demo`)
  const tokens: string[] = []
  for (let shopper = 0; shopper < shoppers; shopper++) {
    const account = { email: `bench-${randomUUID()}@imtiaz.test`, password: randomUUID() }
    await call(url, 'POST', '/v1/auth/register', { ...account, name: 'Bench' })
    tokens.push((await call(url, 'POST', '/v1/auth/login', account)).accessToken)
  }
  return { products: items, tokens }
}

const bearer = (tokens: string[], at: number) => ({ authorization: `Bearer ${tokens[at % tokens.length]}` })

const readsOf = ({ products }: Shop): Request[] =>
  products.flatMap(({ id, slug }, at) => [
    { path: `/v1/products/${id}` },
    { path: at % 2 ? '/v1/products' : `/v1/products/${slug}` },
    ...(at % 5 ? [] : [{ path: `/v1/products?q=${slug.split('-')[0]}` }, { path: '/v1/categories' }]),
  ])

const ordersOf = ({ products, tokens }: Shop): Request[] =>
  products.slice(0, 50).flatMap((_, at): Request[] => {
    const items = [0, 17, 34].map((step) => ({
      productId: (products[(at + step) % products.length] as Shop['products'][number]).id,
      quantity: 1,
    }))
    return [
      {
        method: 'POST',
        path: '/v1/orders',
        headers: { 'content-type': 'application/json', ...bearer(tokens, at) },
        body: JSON.stringify({ items, shippingAddress: address, paymentMethod: 'cash_on_delivery' }),
        // Each sending is an order of its own.
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': randomUUID() },
        }),
      },
      ...(at % 5 ? [] : [{ path: '/v1/orders', headers: bearer(tokens, at) }]),
    ]
  })

/** One call on the way in; a gateway that wants patience gets it. */
// biome-ignore lint/suspicious/noExplicitAny: answers have every shape
async function call(url: string, method: string, path: string, body?: unknown): Promise<any> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(url + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    })
    if (answer.ok) return answer.json()
    const text = await answer.text()
    if (answer.status !== 429 || tries === 10) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    await delay(1000 * Number(answer.headers.get('retry-after') ?? 1))
  }
}
