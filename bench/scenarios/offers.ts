import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import { anotherPiece, onePiece, runnerOf, type Shape } from '../shape.ts'
import { ordersOf, productsOf } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** Offers in force, and lines of a basket. */
const [many, lines] = [1_000, 30]
/** With them a basket may take 1.5 times as long as without any. */
const target = 1 / 1.5

/** Baskets of thirty lines are quoted where a thousand offers hold, and where none does. */
const quotes: Scenario = {
  name: 'offers',
  what: `a basket of ${lines} lines quoted with ${many} offers in force; against none`,
  reach: `≥ ${target.toFixed(2)}`,
  async run(stage) {
    const open: Shape[] = []
    try {
      const offered = await onePiece(stage)
      open.push(offered)
      const plain = await anotherPiece(stage, fileURLToPath(new URL('../../', import.meta.url)))
      open.push(plain)
      await clear(stage, offered)
      await clear(stage, plain)
      await enter(stage, offered)
      const result = await race(stage, {
        mart: { server: runnerOf(offered), load: await quotesOf(stage, offered) },
        limit: { server: runnerOf(plain), load: await quotesOf(stage, plain) },
      })
      const { figures, ...outcome } = outcomeOf(result, target)
      return { ...outcome, figures: { offers: figures.mart as string, none: figures.limit as string } }
    } finally {
      for (const each of open.reverse()) await each.stop()
    }
  },
}

async function quotesOf(stage: Stage, shape: Shape) {
  const requests = ordersOf(stage, await productsOf(shape), { lines, method: 'cash_on_delivery' })
  return { requests: requests.map((request) => ({ ...request, path: '/v1/orders/quote' })), connections: 8 }
}

/** Offers of single goods above all, some of categories, brands and everything, of every kind. */
async function enter(stage: Stage, shape: Shape): Promise<void> {
  const products = await productsOf(shape)
  const categories = (await shape.query('product', 'select id from category order by id')).map(({ id }) => id)
  const rupees = (amount: number) => ({ amount: amount * 100, currency: 'PKR' })
  const kinds = [
    { percent: 10 },
    { amount: rupees(10) },
    { priceEach: rupees(50) },
    { buy: 2, get: 1, percent: 100 },
    { bundle: { quantity: 3, price: rupees(300) } },
  ]
  for (let n = 0; n < many; n++) {
    const of =
      n % 50 === 0
        ? { minSubtotal: rupees(500) }
        : n % 10 === 0
          ? { categories: [categories[n % categories.length]] }
          : { products: [products[n % products.length]] }
    const gives = n % 50 === 0 ? { percent: 5 } : kinds[n % kinds.length]
    await staff(stage, shape, 'POST', '/v1/offers', {
      name: `Offer ${n}`,
      combinable: n % 3 === 0,
      when: of,
      gives,
    })
  }
  await shape.untilIdle()
}

/** The demo's own offers are nobody's here. */
async function clear(stage: Stage, shape: Shape): Promise<void> {
  const { items } = await staff(stage, shape, 'GET', '/v1/offers?limit=100')
  for (const { id } of items) await staff(stage, shape, 'DELETE', `/v1/offers/${id}`)
  await shape.untilIdle()
}

async function staff(stage: Stage, { url }: Shape, method: string, path: string, body?: object) {
  const authorization = `Bearer ${stage.token({ id: randomUUID(), role: 'admin' })}`
  const answer = await fetch(url + path, {
    method,
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text ? JSON.parse(text) : null
}

export const offers: Scenario[] = [quotes]
