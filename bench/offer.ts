import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { address } from './shop.ts'
import type { Stage } from './stage.ts'

/** What a customer saw of an order, in milliseconds since 1970. */
export interface Followed {
  id: string
  /** When it was sent, when its 201 was there, and when the customer read that it is confirmed. */
  sent: number
  placed: number
  confirmed: number
}

/** Milliseconds since 1970, with fractions: comparable with what servers on this machine write down. */
export const now = () => performance.timeOrigin + performance.now()

/** Orders of three lines, so many a second for some seconds, each of one of as many customers. */
export async function offer(
  stage: Pick<Stage, 'token'>,
  url: string,
  { products, rate, seconds }: { products: string[]; rate: number; seconds: number },
): Promise<Followed[]> {
  const followed: Promise<Followed>[] = []
  const customers = Array.from({ length: rate }, () => stage.token({ id: randomUUID(), role: 'customer' }))
  const began = performance.now()
  for (let n = 0; n < seconds * rate; n++) {
    await delay(Math.max(0, began + (1000 * n) / rate - performance.now()))
    const items = [0, 1, 2].map((line) => ({
      productId: products[(3 * n + line) % products.length] as string,
      quantity: 1,
    }))
    const one = follow(url, customers[n % rate] as string, items)
    // A failed order is reported at the end, with the others.
    one.catch(() => {})
    followed.push(one)
  }
  return Promise.all(followed)
}

/** Places an order and reads its stream, which is opened as soon as its number is known. */
async function follow(url: string, token: string, items: object[]): Promise<Followed> {
  const authorization = `Bearer ${token}`
  const sent = now()
  const answer = await fetch(`${url}/v1/orders`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ items, shippingAddress: address, paymentMethod: 'cash_on_delivery' }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  const placed = now()
  const { id } = (await answer.json()) as { id: string }
  const leave = new AbortController()
  const stream = await fetch(`${url}/v1/orders/${id}/stream`, {
    headers: { authorization },
    signal: leave.signal,
  })
  const read = new TextDecoder()
  let text = ''
  for await (const chunk of stream.body ?? []) {
    text += read.decode(chunk, { stream: true })
    if (text.includes('"status":"confirmed"')) break
  }
  const confirmed = now()
  leave.abort()
  return { id, sent, placed, confirmed }
}
