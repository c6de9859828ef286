import { randomUUID } from 'node:crypto'
import * as known from '@opentelemetry/semantic-conventions'
import * as upcoming from '@opentelemetry/semantic-conventions/incubating'
import type { ExecutionContext } from 'ava'
import type { OtlpReceiver, ToldSpan } from '#src/testing/otlp-receiver.ts'
import { until as holds } from '#src/testing/until.ts'
import { type Client, createClient, until } from '../mart/client.ts'
import { admin } from '../mart/running-mart.ts'

/** What is planted in orders and accounts, and may be in no trace. */
export const personal = {
  email: 'zarina.trace@shopper.test',
  password: 'the horse of a tracer',
  name: 'Zarina Nadeem',
  phone: '+923331234987',
  recipient: 'Begum Zarina',
  line1: 'Bungalow 77, Street Nowhere',
  city: 'Mirpurkhas',
  note: 'the dog is called Moti',
  search: 'zafrani',
}

/** Two orders that were played, and the traces that a caller sent along. */
export interface Played {
  card: string
  cash: string
  /** The trace that the customer sent with the cash order. */
  theirs: string
  customer: Client
  staff: Client
}

const csv = [
  'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock',
  'TRACED-1,Traced Tea,,Trace > Goods,100.00,PKR,piece,,,,50',
].join('\n')

/** Plays one order by card and one in cash, as a customer would, until mails and webhooks of both are out. */
export async function playTwoOrders(
  url: string,
  hook: string,
  isTold: () => boolean | Promise<boolean>,
): Promise<Played> {
  const anyone = createClient(url)
  const signIn = async (email: string, password: string) =>
    anyone.as((await anyone.post('/v1/auth/login', { email, password })).body.accessToken)
  const staff = await signIn(admin.email, admin.password)
  const added = await staff.post('/v1/notifications/webhooks', { url: hook, events: ['order.confirmed'] })
  if (added.status !== 201) throw new Error(JSON.stringify(added.body))
  const imported = await staff.post('/v1/products/import', csv, { 'content-type': 'text/csv' })
  if (imported.body?.created !== 1) throw new Error(JSON.stringify(imported.body))
  const { body } = await until(
    () => anyone.get('/v1/products?q=Traced&inStock=true'),
    (answer) => answer.body.items?.length === 1,
    'the goods are in stock',
  )
  await anyone.get(`/v1/products?q=${personal.search}`)
  const { email, password, name, phone } = personal
  await anyone.post('/v1/auth/register', { email, password, name, phone })
  const customer = await signIn(email, password)
  const { recipient, line1, city, note } = personal
  const shippingAddress = { recipient, phone, line1, city }
  const items = [{ productId: body.items[0].id, quantity: 2 }]
  const place = async (paymentMethod: string, headers: Record<string, string> = {}) => {
    const answer = await until(
      () =>
        customer.post(
          '/v1/orders',
          { items, paymentMethod, shippingAddress, note },
          { 'idempotency-key': randomUUID(), ...headers },
        ),
      ({ status }) => status === 201,
      `an order by ${paymentMethod} is placed`,
    )
    return answer.body.id as string
  }
  const becomes = (id: string, status: string) =>
    until(
      () => customer.get(`/v1/orders/${id}`),
      (answer) => answer.body.status === status,
      `${id} is ${status}`,
    )
  const card = await place('card')
  const { body: payments } = await until(
    () => customer.get(`/v1/payments?orderId=${card}`),
    (answer) => Boolean(answer.body.items?.[0]?.clientSecret),
    'the payment waits for the card',
  )
  await customer.post(`/v1/payments/${payments.items[0].id}/confirm`, { token: 'tok_ok' })
  await becomes(card, 'confirmed')
  const theirs = '0af7651916cd43dd8448eb211c80319c'
  const cash = await place('cash_on_delivery', { traceparent: `00-${theirs}-b7ad6b7169203331-01` })
  await becomes(cash, 'confirmed')
  // Mails and webhooks of both are out.
  await holds(isTold, 60_000)
  return { card, cash, theirs, customer, staff }
}

const keyOf = (span: { traceId: string; spanId: string }) => `${span.traceId}-${span.spanId}`

/** The trace of an order: that in which it was placed. */
export function traceOf(spans: ToldSpan[], orderId: string): ToldSpan[] {
  const placed = spans.find(
    ({ name, attributes }) => name === 'POST /v1/orders' && attributes['mart.order_id'] === orderId,
  )
  return placed ? spans.filter(({ traceId }) => traceId === placed.traceId) : []
}

/** What each order's trace holds, whichever module did it: `module: name`. */
const always = [
  'order: POST /v1/orders',
  'order: Place an order',
  'order: catalogue.for_order',
  'order: order.insert',
  'order: outbox.insert',
  'order: COMMIT',
  'order: create mart.order.v1',
  'order: send mart.order.v1',
  'inventory: process mart.order.v1',
  'inventory: create mart.inventory.v1',
  'inventory: send mart.inventory.v1',
  'order: process mart.inventory.v1',
  'payment: process mart.order.v1',
  'payment: create mart.payment.v1',
  'payment: send mart.payment.v1',
  'notification: process mart.order.v1',
  'notification: deliver email',
  'notification: smtp send',
  'notification: deliver webhook',
  'notification: POST',
  'notification: create mart.notification.v1',
  'notification: send mart.notification.v1',
]
const byCard = [
  'payment: provider create',
  'payment: pay',
  'payment: provider confirm',
  'order: process mart.payment.v1',
]

/** Which of them are missing from a trace; in one process the module isn't told apart. */
export function missing(trace: ToldSpan[], method: 'card' | 'cash', split: boolean): string[] {
  const there = new Set(
    trace.map(({ service, name }) => (split ? `${service.replace('imtiaz-mart-', '')}: ${name}` : name)),
  )
  const wanted = method === 'card' ? [...always, ...byCard] : always
  return wanted
    .map((step) => (split ? step : step.slice(step.indexOf(' ') + 1)))
    .filter((step) => !there.has(step))
}

const conventional = new Set(
  [known, upcoming].flatMap((names) => Object.values(names)).filter((name) => typeof name === 'string'),
)

/** What holds of the traces of any mart: none has a gap, nothing of a person is in them, names are those of the conventions. */
export function hold(t: ExecutionContext, { spans, bytes }: OtlpReceiver): void {
  const told = new Set(spans.map(keyOf))
  t.is(told.size, spans.length, 'each step is told once')
  const gaps = spans.filter(
    ({ traceId, parentId }) => parentId !== '' && !told.has(keyOf({ traceId, spanId: parentId })),
  )
  t.deepEqual(
    gaps.map(({ name, service, parentId }) => `${service}: ${name} has no parent ${parentId}`),
    [],
  )
  const roots = Map.groupBy(
    spans.filter(({ parentId }) => parentId === ''),
    ({ traceId }) => traceId,
  )
  const several = [...roots].filter(([, of]) => of.length !== 1)
  t.deepEqual(several, [], 'each trace begins once')
  const orphans = spans.filter(
    ({ parentId, kind, name }) => parentId === '' && kind !== 'server' && !/^process batch/.test(name),
  )
  t.deepEqual(
    orphans.map(({ name }) => name),
    [],
    'nothing begins a trace but a request, and a batch that several share',
  )
  t.deepEqual(
    spans.filter(({ start, end }) => end < start || start === 0n).map(({ name }) => name),
    [],
    'each has its time',
  )
  const names = new Set(
    spans.flatMap(({ attributes, resource }) => Object.keys({ ...attributes, ...resource })),
  )
  t.deepEqual(
    [...names].filter((name) => !conventional.has(name) && !name.startsWith('mart.')),
    [],
    'named as OpenTelemetry names it, or as ours',
  )
  // Links may lead to a caller's own trace.
  const everything = Buffer.concat(bytes).toString('latin1')
  const found = Object.entries(personal).filter(
    ([, word]) => everything.includes(word) || everything.includes(encodeURIComponent(word)),
  )
  t.deepEqual(found, [], 'nothing of a person')
}
