import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, createClient } from '../mart/client.ts'

/**
 * `npm run smoke`: whether the shop at BASE_URL answers as one, by reading alone: nothing is made, ordered or counted. Asks
 * something of every service that anybody may ask; with a machine's key (SMOKE_ID, SMOKE_SECRET, which wants `orders` and
 * `refunds`) also for orders and payments. What fails is asked again for SMOKE_SECONDS (60), since who was upgraded this
 * second may be slow. Ends with 1 where something stays amiss.
 */
const { BASE_URL, PORT = '8000', SMOKE_ID, SMOKE_SECRET, SMOKE_SECONDS = '60' } = process.env
const baseUrl = (BASE_URL ?? `http://127.0.0.1:${PORT}`).replace(/\/$/, '')
const anyone = createClient(baseUrl)
const until = Date.now() + Number(SMOKE_SECONDS) * 1000

let failed = false

/** Asks until the answer is fine, or time is up. Null where it never was. */
async function look(what: string, ask: () => Promise<Answer>, isFine: (answer: Answer) => boolean) {
  for (;;) {
    const answer = await ask().catch((error: Error) => error)
    if (!(answer instanceof Error) && isFine(answer)) {
      console.log(`ok      ${what}`)
      return answer
    }
    if (Date.now() >= until) {
      const why =
        answer instanceof Error ? ((answer.cause as Error) ?? answer).message : `it was a ${answer.status}`
      console.log(`AMISS   ${what}: ${why}`)
      failed = true
      return null
    }
    await delay(500)
  }
}

await look(
  'user: the keys that tokens are proven with',
  () => anyone.get('/.well-known/jwks.json'),
  ({ status, body }) => status === 200 && body.keys?.length > 0,
)
const shelf = await look(
  'product: the catalogue has something',
  () => anyone.get('/v1/products?limit=1'),
  ({ status, body }) => status === 200 && body.items?.length > 0,
)
const product = shelf?.body.items[0]
if (product) {
  await look(
    `product: ${product.name} has a price`,
    () => anyone.get(`/v1/products/${product.id}`),
    ({ status, body }) => status === 200 && Number.isSafeInteger(body.price?.amount),
  )
  await look(
    'inventory: how many of it there are',
    () => anyone.get(`/v1/inventory/${product.id}`),
    ({ status, body }) => status === 200 && Number.isSafeInteger(body.available),
  )
}
await look(
  'notification: a link that is none is refused',
  () => anyone.get('/v1/notifications/unsubscribe'),
  ({ status }) => status === 422,
)
await look(
  'order: who is nobody sees no orders',
  () => anyone.get('/v1/orders'),
  ({ status }) => status === 401,
)
if (SMOKE_ID && SMOKE_SECRET) {
  const signedIn = await look(
    'user: a machine signs in',
    () =>
      anyone.post('/v1/auth/token', 'grant_type=client_credentials', {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${SMOKE_ID}:${SMOKE_SECRET}`).toString('base64')}`,
      }),
    ({ status, body }) => status === 200 && typeof body.access_token === 'string',
  )
  const machine = signedIn && anyone.as(signedIn.body.access_token)
  for (const [name, path] of [
    ['order', '/v1/orders?limit=1'],
    ['payment', '/v1/payments?limit=1'],
  ] as const)
    if (machine)
      await look(
        `${name}: staff's list`,
        () => machine.get(path),
        ({ status, body }) => status === 200 && Array.isArray(body.items),
      )
} else console.log('left    orders and payments: SMOKE_ID and SMOKE_SECRET are not set')

console.log(failed ? `\nThe shop at ${baseUrl} is not well.` : `\nThe shop at ${baseUrl} answers.`)
process.exitCode = failed ? 1 : 0
