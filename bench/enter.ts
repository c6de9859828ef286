import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

/** The products of a running mart, and shoppers who signed up through its gateway. */
export interface Shop {
  products: { id: string; slug: string }[]
  /** Access tokens, each of a shopper of its own. */
  tokens: string[]
}

/** Seconds: a longer Retry-After means that the limit of an hour is used up, which is not waited for. */
const longestRetryAfter = 90

/** Reads the products in stock and signs up so many shoppers. Throws where nothing is in stock, or a request is refused. */
export async function enter(url: string, shoppers: number): Promise<Shop> {
  const all = await call(url, 'GET', '/v1/products?limit=100&inStock=true')
  // What wants a proof of age at the door is another way than the plain one.
  const items = all.items.filter(({ ageLimit }: { ageLimit?: number }) => ageLimit === undefined)
  if (items.length === 0) throw new Error(`no products at ${url}: start it with SEED=demo`)
  const tokens: string[] = []
  for (let shopper = 0; shopper < shoppers; shopper++) {
    const account = { email: `bench-${randomUUID()}@imtiaz.test`, password: randomUUID() }
    await call(url, 'POST', '/v1/auth/register', { ...account, name: 'Bench' })
    tokens.push((await call(url, 'POST', '/v1/auth/login', account)).accessToken)
  }
  return { products: items, tokens }
}

/** A call that is sent again after a 429, as long after as its Retry-After says. */
// biome-ignore lint/suspicious/noExplicitAny: answers have every shape
async function call(url: string, method: string, path: string, body?: unknown): Promise<any> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(url + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    })
    if (answer.ok) return answer.json()
    const text = await answer.text()
    const wait = Number(answer.headers.get('retry-after') ?? 1)
    if (answer.status !== 429 || tries === 10 || !(wait <= longestRetryAfter))
      throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    await delay(1000 * wait)
  }
}
