import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Outcome, Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { address, productsOf, stock } from '../shop.ts'
import type { Stage } from '../stage.ts'

const [offered, most50, most99] = [50, 30, 150]

/**
 * From the sending of an order to the moment at which its customer reads that it is confirmed, in the stream that they
 * opened as soon as they had its number: what a person waits, at a pace that the mart has to spare.
 */
const orderToConfirmed: Scenario = {
  name: 'latency',
  what: `order to confirmed, seen by its customer, at ${offered} orders/s`,
  reach: `p50 ≤ ${most50} ms, p99 ≤ ${most99} ms`,
  async run(stage): Promise<Outcome> {
    const mart = await stage.mart()
    try {
      const products = await productsOf(stage)
      await stock(stage, mart, products)
      await offer(stage, mart, products, stage.warmUp)
      const waits = await offer(stage, mart, products, Math.max(10, stage.seconds * stage.rounds))
      const at = (share: number) =>
        waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? Number.NaN
      const [p50, p99] = [at(0.5), at(0.99)]
      return {
        reached: p50 <= most50 && p99 <= most99,
        figures: {
          p50: `${p50.toFixed(1)} ms`,
          p90: `${at(0.9).toFixed(1)} ms`,
          p99: `${p99.toFixed(1)} ms`,
          orders: String(waits.length),
        },
      }
    } finally {
      await mart.stop()
    }
  },
}

/** Orders at their pace for some seconds, each by a customer of its own; milliseconds of each, sorted. */
async function offer(stage: Stage, mart: Server, products: string[], seconds: number): Promise<number[]> {
  const waits: Promise<number>[] = []
  const customers = Array.from({ length: offered }, () => stage.token({ id: randomUUID(), role: 'customer' }))
  const began = performance.now()
  for (let n = 0; n < seconds * offered; n++) {
    await delay(Math.max(0, began + (1000 * n) / offered - performance.now()))
    const items = [0, 1, 2].map((line) => ({
      productId: products[(3 * n + line) % products.length] as string,
      quantity: 1,
    }))
    waits.push(waitOf(mart, customers[n % offered] as string, items))
  }
  return (await Promise.all(waits)).sort((a, b) => a - b)
}

async function waitOf(mart: Server, token: string, items: object[]): Promise<number> {
  const authorization = `Bearer ${token}`
  const sent = performance.now()
  const placed = await fetch(`${mart.url}/v1/orders`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ items, shippingAddress: address, paymentMethod: 'cash_on_delivery' }),
  })
  if (placed.status !== 201) throw new Error(`${placed.status} ${await placed.text()}`)
  const { id } = (await placed.json()) as { id: string }
  const leave = new AbortController()
  const stream = await fetch(`${mart.url}/v1/orders/${id}/stream`, {
    headers: { authorization },
    signal: leave.signal,
  })
  const read = new TextDecoder()
  let text = ''
  for await (const chunk of stream.body ?? []) {
    text += read.decode(chunk, { stream: true })
    if (text.includes('"status":"confirmed"')) break
  }
  const wait = performance.now() - sent
  leave.abort()
  return wait
}

export const latency: Scenario[] = [orderToConfirmed]
