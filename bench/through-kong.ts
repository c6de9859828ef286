import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { enter, type Shop } from './enter.ts'
import { type Fired, fire, type Request } from './fire.ts'
import { percentile } from './percentile.ts'
import { address } from './shop.ts'

const connections = 20
const shoppers = 5

/** What a load was answered: milliseconds of each answer, by its status. */
interface Answered extends Fired {
  times: Map<number, number[]>
}

/**
 * Measures a running mart from outside, a gateway in front or not: reads, orders, and both as shoppers mix them. A 429
 * is an answer like another, counted. Prints a table, and appends it to the file `summary`, such as that of a GitHub
 * job. Whether every scenario was served: some answers of 2xx, none but 2xx, 304 and 429, no connection that broke.
 */
export async function throughKong(
  url: string,
  options: {
    /** Of each scenario. */
    seconds: number
    /** Requests a second; without it as many as are answered. */
    rate?: number
    summary?: string
  },
): Promise<boolean> {
  const { seconds, rate, summary } = options
  const shop = await enter(url, shoppers)
  const loads: Record<string, Request[]> = {
    reads: readsOf(shop),
    orders: ordersOf(shop),
    mixed: mixed(readsOf(shop), ordersOf(shop)),
  }
  const results: [string, Answered][] = []
  for (const [name, requests] of Object.entries(loads)) {
    const times = new Map<number, number[]>()
    const load = { requests, connections, ...(rate ? { rate } : {}) }
    const fired = await fire(url, load, seconds, (status, time) => {
      const mine = times.get(status) ?? []
      times.set(status, mine)
      mine.push(time)
    })
    results.push([name, { ...fired, times }])
  }
  const pace = rate ? `${rate} requests/s` : 'as many requests as are answered'
  const wrong = results.flatMap(([name, fired]) => wrongWith(fired).map((what) => `${name}: ${what}`))
  const text = [
    `## Through ${url}: ${connections} connections, ${pace}, ${seconds} s each`,
    tableOf(results),
    ...wrong,
  ].join('\n\n')
  console.log(`${text}\n`)
  if (summary) await appendFile(summary, `${text}\n`)
  return wrong.length === 0
}

function wrongWith({ times, errors }: Answered): string[] {
  const statuses = [...times.keys()]
  const bad = statuses.filter((status) => !/^(2..|304|429)$/.test(String(status)))
  return [
    ...bad.map((status) => `${times.get(status)?.length} answers of ${status}`),
    ...(errors > 0 ? [`${errors} connections broke or were not answered`] : []),
    ...(statuses.some((status) => status < 300) ? [] : ['no request was served']),
  ]
}

function tableOf(results: [string, Answered][]): string {
  const head = ['scenario', 'status', 'answers', 'a second', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms']
  const rows = results.flatMap(([name, { times, answers, perSecond }]) =>
    [...times]
      .sort(([a], [b]) => a - b)
      .map(([status, of]) => [
        name,
        status,
        of.length,
        ((perSecond * of.length) / answers).toFixed(0),
        ...[0.5, 0.9, 0.99, 1].map((share) => percentile(of, share).toFixed(1)),
      ]),
  )
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** One of the orders after every four reads. */
const mixed = (reads: Request[], orders: Request[]): Request[] =>
  reads.flatMap((read, at) =>
    at % 4 === 3 ? [read, orders[((at - 3) / 4) % orders.length] as Request] : [read],
  )

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
