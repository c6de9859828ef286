import { randomUUID } from 'node:crypto'
import { formatMajor, type Money } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import { type Answer, type Client, createClient, until } from './client.ts'

/** What is done in the demo (demo.ts), again and again: against the mart at BASE_URL, and told as it goes. */

export const baseUrl = process.env.BASE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8000}`
export const admin = {
  email: process.env.ADMIN_EMAIL ?? 'admin@imtiaz.test',
  password: process.env.ADMIN_PASSWORD ?? 'development-only',
}
export const anyone = createClient(baseUrl)
export const home = {
  recipient: 'Ayesha Khan',
  phone: '+923001234567',
  line1: 'House 12, Street 4',
  line2: 'Gulshan-e-Iqbal',
  city: 'Karachi',
}

export const chapter = (title: string) => console.log(`\n${title}`)
export const tell = (line: string) => console.log(`  ${line}`)
export const rupees = (money: Money) => `${money.currency} ${formatMajor(money)}`

export function expect(answer: Answer, status: number, what: string): Answer {
  if (answer.status !== status) {
    throw new Error(`${what}: expected ${status}, got ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return answer
}

export function same(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
  }
}

export const becomes = (client: Client, orderId: string, status: string) =>
  until(
    () => client.get(`/v1/orders/${orderId}`),
    ({ body }) => body.status === status,
    `order ${orderId} becomes ${status}`,
  )

export const available = async (productId: string) =>
  (await anyone.get(`/v1/inventory/${productId}`)).body.available as number

/** Resolves once so much is available. */
export const hasAvailable = (productId: string, count: number) =>
  until(
    () => anyone.get(`/v1/inventory/${productId}`),
    ({ body }) => body.available === count,
    `${count} available`,
  )

export async function signIn(email: string, password: string): Promise<Client> {
  const { body } = expect(await anyone.post('/v1/auth/login', { email, password }), 200, 'login')
  return anyone.as(body.accessToken)
}

export async function find(q: string, soldBy: string) {
  const { body } = expect(
    await anyone.get(`/v1/products?q=${encodeURIComponent(q)}&inStock=true`),
    200,
    `search ${q}`,
  )
  const found = body.items.find((product: { soldBy: string }) => product.soldBy === soldBy)
  if (!found) throw new Error(`nothing sold by ${soldBy} found for ${q}`)
  tell(
    `"${q}" finds ${body.items.length}: ${found.name} at ${rupees(found.price)}${soldBy === 'weight' ? ' a kilogram' : ''}`,
  )
  return found
}

export async function place(
  shopper: Client,
  items: { productId: string; quantity: number }[],
  paymentMethod = 'card',
  slotId?: string,
) {
  const { body } = expect(
    await shopper.post(
      '/v1/orders',
      { items, shippingAddress: home, paymentMethod, ...(slotId && { slotId }) },
      { 'idempotency-key': randomUUID() },
    ),
    201,
    'order',
  )
  tell(
    `order ${body.number}: ${rupees(body.subtotal)} + delivery ${rupees(body.deliveryFee)} = ${rupees(body.total)}, ${body.status}`,
  )
  return body
}

export async function pay(shopper: Client, orderId: string, token: string) {
  const { body } = await until(
    () => shopper.get(`/v1/payments?orderId=${orderId}`),
    ({ body }) => body.items?.[0]?.clientSecret,
    'the payment waits for the card',
  )
  return expect(
    await shopper.post(`/v1/payments/${body.items[0].id}/confirm`, { token }),
    200,
    `pay with ${token}`,
  ).body
}

/** Opens a zone with two slots a day, where the mart has none yet; its id, to be taken away at the end, and a slot to be chosen. */
export async function openSlots(staff: Client): Promise<{ zone: string | null; slot: string | undefined }> {
  const zones = expect(await anyone.get('/v1/zones'), 200, 'zones').body.items
  let zone: string | null = null
  if (zones.length === 0) {
    const fee = { amount: 15_000, currency: 'PKR' }
    const terms = { name: 'Karachi', cities: [home.city], postalCodes: [], fee }
    zone = expect(await staff.post('/v1/zones', terms), 201, 'zone').body.id as string
    const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    const days = week.flatMap((day) =>
      [
        ['10:00', '12:00'],
        ['18:00', '20:00'],
      ].map(([start, end]) => ({ day, start, end, capacity: 20, cutoffMinutes: 60 })),
    )
    expect(await staff.put(`/v1/zones/${zone}/timetable`, { days }), 200, 'timetable')
  }
  const { body } = await anyone.get(`/v1/slots?city=${encodeURIComponent(home.city)}`)
  return { zone, slot: body.items?.find(({ left }: { left: number }) => left > 0)?.id }
}

/** Staff fill her bag: the mangoes weigh a little more, her milk is gone, and another stands in once she agrees. */
export async function pickIt(staff: Client, shopper: Client, orderId: string): Promise<void> {
  const path = `/v1/orders/${orderId}`
  same(expect(await staff.post(`${path}/pick`, {}), 200, 'begin to pick').body.status, 'picking', 'picking')
  const bag = async (line: number, body: object) =>
    expect(await staff.put(`${path}/lines/${line}/picked`, body), 200, `pick line ${line}`).body
  const weighed = await bag(1, { quantity: 782 })
  tell(`the mangoes weigh ${formatQuantity('weight', 782)}: ${rupees(weighed.items[0].lineTotal)}`)
  await bag(2, { quantity: 0, reason: 'not_found' })
  const { items } = expect(await staff.get(`${path}/lines/2/substitutes`), 200, 'what could stand in').body
  const other = items[0]
  if (!other) throw new Error('nothing could stand in for the milk')
  expect(
    await staff.post(`${path}/lines/2/substitutes`, { productId: other.productId, quantity: 2 }),
    202,
    'offer another',
  )
  const { body: asked } = await until(
    () => shopper.get(path),
    ({ body }) => body.substitutes?.[0]?.state === 'asked',
    'she is asked',
  )
  const [offer] = asked.substitutes
  tell(`her milk is not to be found: 2 of ${offer.name} are kept for her, for ${rupees(offer.total)}`)
  const agreed = expect(await shopper.post(`${path}/lines/2/substitutes/1/accept`), 200, 'she agrees').body
  same(agreed.items[1].state, 'substituted', 'the milk')
  if (agreed.items[2].lineTotal.amount > asked.items[1].quantity * asked.items[1].unitPrice.amount)
    throw new Error('what stands in costs more than what it stands in for')
  await bag(3, { quantity: 2 })
  tell('she agrees, and it is in the bag')
}
