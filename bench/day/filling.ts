import type { Next } from './choices.ts'
import type { Product } from './shop.ts'
import type { Visit } from './visit.ts'

const putRoute = 'PUT /v1/cart/items/{productId}'
const dropRoute = 'DELETE /v1/cart/items/{productId}'
const cartRoute = 'GET /v1/cart'

interface CartLine {
  productId: string
  soldBy: Product['soldBy']
  quantity: number
  unitPrice: { amount: number }
  lineTotal: { amount: number }
  state: 'ok' | 'price_changed' | 'sold_out' | 'archived'
}

/** A basket that was left with more than this is begun anew. */
const mostKept = 12

/** What is shown goes into the basket, else something of the list. */
export async function fill(visit: Visit): Promise<void> {
  const { dice } = visit.me
  if (visit.basket.size === 0) await findAgain(visit)
  const shown = visit.list.items.filter(({ inStock }) => inStock)
  const product =
    visit.product ?? (shown.length > 0 ? dice.favourite(shown) : dice.favourite(visit.day.shop.products))
  visit.product = null
  await put(visit, product.id, product.soldBy === 'weight' ? 250 * dice.between(1, 8) : dice.between(1, 4))
}

/** The basket's page. What has sold out is mostly taken out. */
export async function basket(visit: Visit): Promise<void> {
  for (const { productId, state } of await read(visit)) {
    if (state !== 'archived' && !(state === 'sold_out' && visit.me.dice.in(0.8))) continue
    await drop(visit, productId)
    visit.total = null
  }
}

/** A little more of something, or none of it. */
export async function change(visit: Visit): Promise<Next | undefined> {
  const lines = [...visit.basket]
  if (lines.length === 0) return 'browse'
  const [productId, quantity] = visit.me.dice.of(lines)
  if (visit.me.dice.in(0.4) && lines.length > 1) await drop(visit, productId)
  else await put(visit, productId, quantity + (quantity >= 250 ? 250 : 1))
  return undefined
}

/** What an earlier visit left is bought with the rest, or taken out first. */
async function findAgain(visit: Visit): Promise<void> {
  const left = await read(visit)
  const kept = left.length <= mostKept && visit.me.dice.in(0.6)
  for (const { productId, quantity } of left)
    if (kept) visit.basket.set(productId, quantity)
    else await drop(visit, productId)
}

async function put(visit: Visit, productId: string, quantity: number): Promise<void> {
  const { body } = await visit.me.caller.ask({
    method: 'PUT',
    path: `/v1/cart/items/${productId}`,
    route: putRoute,
    body: { quantity },
    answers: { 200: 'ok' },
  })
  visit.basket.set(productId, quantity)
  requireRight(visit, putRoute, body)
}

async function drop(visit: Visit, productId: string): Promise<void> {
  await visit.me.caller.ask({
    method: 'DELETE',
    path: `/v1/cart/items/${productId}`,
    route: dropRoute,
    answers: { 204: 'ok' },
  })
  visit.basket.delete(productId)
}

async function read(visit: Visit): Promise<CartLine[]> {
  const { body } = await visit.me.caller.ask({ path: '/v1/cart', route: cartRoute, answers: { 200: 'ok' } })
  if (visit.basket.size > 0) requireRight(visit, cartRoute, body)
  visit.total = body.total
  return body.items
}

/** Every line as it was put in, and sums that add up. */
// biome-ignore lint/suspicious/noExplicitAny: an answer as it came
function requireRight(visit: Visit, route: string, cart: any): void {
  const lines: CartLine[] = cart.items
  const wrong = (what: string) =>
    visit.me.caller.wrong(route, `${what}: ${JSON.stringify(cart).slice(0, 300)}`)
  if (lines.length !== visit.basket.size) wrong(`${visit.basket.size} lines were put in`)
  for (const { productId, quantity, unitPrice, lineTotal, soldBy } of lines) {
    if (visit.basket.get(productId) !== quantity)
      wrong(`${visit.basket.get(productId)} of ${productId} were put in`)
    const exact = (unitPrice.amount * quantity) / (soldBy === 'weight' ? 1000 : 1)
    if (Math.abs(exact - lineTotal.amount) > 0.5) wrong(`${productId} comes to ${exact}`)
  }
  const sum = lines.reduce(
    (all, { state, lineTotal }) => all + (state === 'archived' ? 0 : lineTotal.amount),
    0,
  )
  if (cart.subtotal.amount !== sum || cart.total.amount !== sum + cart.deliveryFee.amount)
    wrong(`comes to ${sum}`)
}
