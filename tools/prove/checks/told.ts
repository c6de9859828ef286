import type { Outsider, ProvenMart } from '../stage/proven-mart.ts'
import type { Check } from './check.ts'
import { read } from './read.ts'

/** By what happens to an order, what its customer is told. */
const templateOf: Record<string, string> = {
  OrderConfirmed: 'order_confirmed',
  OrderRejected: 'order_rejected',
  OrderCancelled: 'order_cancelled',
  OrderShipped: 'order_shipped',
  OrderDelivered: 'order_delivered',
  OrderReturned: 'order_returned',
  OrderSlotClosed: 'slot_closed',
  SubstituteProposed: 'substitute_proposed',
}

/** What happened to an order, and what its customer was told. */
export interface ToldRow {
  order: string
  events: string[]
  /** Refunds that went back, by their ids. */
  refunds: string[]
  /** Templates of its customer's messages. */
  messages: string[]
  /** Of somebody who is erased, nobody keeps what they were told. */
  erased: boolean
}

/** Customers are told, once; so is whoever listens by webhook, in order. */
export const told: Check = {
  name: 'told-once',
  says: 'of each thing that happens to an order its customer has one message, each letter and text goes out once, and each webhook at least once, in order',
  async run(_history, mart) {
    const rows = await tellings(mart)
    const written = await lettersOf(mart)
    const letters = await sentOut(mart)
    const hooks = await hooked(mart)
    return {
      looked: rows.length + written.length + letters.looked + hooks.looked,
      broken: [...rows.flatMap(brokenTelling), ...brokenLetters(written), ...letters.broken, ...hooks.broken],
    }
  },
}

/** What somebody was told twice, or not at all, or for nothing. */
export function brokenTelling({ order, events, refunds, messages, erased }: ToldRow): string[] {
  if (erased)
    return messages.length === 0
      ? []
      : [`order ${order} is of somebody who is erased, and ${messages.length} messages are kept of it`]
  const wanted = events.flatMap((event) => templateOf[event] ?? [])
  const kinds = new Set([...Object.values(templateOf), 'payment_refunded'])
  const counted = (of: string[]) =>
    [...of]
      .filter((kind) => kinds.has(kind))
      .sort()
      .join(', ')
  const is = counted(messages)
  const should = counted([...wanted, ...refunds.map(() => 'payment_refunded')])
  return is === should
    ? []
    : [`order ${order}: its customer should have ${should || 'nothing'}, and has ${is || 'nothing'}`]
}

async function tellings(mart: ProvenMart): Promise<ToldRow[]> {
  const orders = await read<{ order: string; customer: string; events: string[] }>(
    mart,
    'order',
    `select o.id as "order", o.customer_id as customer, array_agg(t.event order by t.version) as events
     from orders o join timeline t on t.order_id = o.id group by o.id`,
  )
  const refunds = await read<{ order: string; ids: string[] }>(
    mart,
    'payment',
    `select p.order_id as "order", array_agg(r.id::text) as ids from refunds r join payments p on p.id = r.payment_id where r.status = 'succeeded' group by 1`,
  )
  const messages = await read<{ order: string; templates: string[] }>(
    mart,
    'notification',
    `select order_id as "order", array_agg(template) as templates from messages m
     join contacts c on c.user_id = m.user_id and c.role = 'customer' where order_id is not null and template not in ('low_stock', 'refund_failed', 'dispute_opened') group by 1`,
  )
  const gone = new Set(
    (await read<{ id: string }>(mart, 'user', 'select id from users where erased_at is not null')).map(
      ({ id }) => id,
    ),
  )
  const refundsOf = new Map(refunds.map(({ order, ids }) => [order, ids]))
  const messagesOf = new Map(messages.map(({ order, templates }) => [order, templates]))
  return orders.map(({ order, customer, events }) => ({
    order,
    events,
    refunds: refundsOf.get(order) ?? [],
    messages: messagesOf.get(order) ?? [],
    erased: gone.has(customer),
  }))
}

/** A message about an order, and how many letters were to go out by it. */
interface MessageRow {
  id: string
  template: string
  letters: number
}

/** By each message about an order one letter goes out, or is kept back for a reason that its row says. */
export const brokenLetters = (messages: MessageRow[]): string[] =>
  messages
    .filter(({ letters }) => letters !== 1)
    .map(({ id, template, letters }) => `message ${id} (${template}): ${letters} letters were written by it`)

const lettersOf = (mart: ProvenMart) =>
  read<MessageRow>(
    mart,
    'notification',
    `select id, template,
       (select count(*)::int from deliveries d where d.message_id = m.id and channel = 'email') as letters
     from messages m where template = any($1::text[])`,
    [[...Object.values(templateOf), 'payment_refunded']],
  )

/** What was taken of letters, texts and receipts, against what is said to have gone out. */
async function sentOut(mart: ProvenMart): Promise<{ looked: number; broken: string[] }> {
  const broken: string[] = []
  let looked = 0
  for (const [channel, name, id] of [
    // The id of a letter holds that of its delivery, a text is known by what Twilio called it.
    ['email', 'mail server', 'id'],
    ['sms', 'SMS gateway', 'provider_id'],
  ] as const) {
    const outsider = mart.outsiders.find((it) => it.name === name)
    if (!outsider) continue
    const sent = await read<{ id: string }>(
      mart,
      'notification',
      `select ${id}::text as id from deliveries where channel = $1 and status = 'sent'`,
      [channel],
    )
    looked += sent.length
    broken.push(...brokenPost(name, sent, outsider.taken()))
  }
  const authority = mart.outsiders.find(({ name }) => name === 'tax authority')
  const registered = await read<{ id: string }>(
    mart,
    'order',
    "select number as id from fiscal_documents where state = 'registered'",
  )
  looked += registered.length
  if (authority) broken.push(...brokenPost(authority.name, registered, authority.taken()))
  return { looked, broken }
}

/** What is said to be sent and came nowhere. Letters that came twice have one id, by which a mailbox knows them. */
export function brokenPost(name: string, sent: { id: string | null }[], taken: { id: string }[]): string[] {
  const came = new Set(taken.map(({ id }) => /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/.exec(id)?.[0] ?? id))
  return sent
    .filter(({ id }) => !came.has(id ?? ''))
    .map(({ id }) => `${name}: ${id} is said to be sent, and nobody took it`)
}

interface Posting {
  id: string
  subject: string
}

async function hooked(mart: ProvenMart): Promise<{ looked: number; broken: string[] }> {
  const receiver = mart.outsiders.find(({ name }) => name === 'webhook receiver')
  if (!receiver) return { looked: 0, broken: [] }
  // Of those that are made and taken away while the run goes on nothing is promised once they are gone.
  const wanted = await read<Posting & { status: string }>(
    mart,
    'notification',
    `select d.event_id as id, d.subject, d.status from webhook_deliveries d
     where d.endpoint_id = (select id from webhook_endpoints order by created_at limit 1) order by d.id`,
  )
  return { looked: wanted.length, broken: brokenHooks(receiver.name, wanted, receiver.taken()) }
}

/** What a receiver didn't get, or got out of order for the first time. */
export function brokenHooks(
  name: string,
  wanted: (Posting & { status: string })[],
  taken: ReturnType<Outsider['taken']>,
): string[] {
  const first = new Map<string, number>()
  for (const [at, { id }] of taken.entries()) if (!first.has(id)) first.set(id, at)
  const lost = wanted
    .filter(({ id, status }) => ['delivered', 'sent'].includes(status) && !first.has(id))
    .map(({ id }) => `${name}: ${id} is said to be delivered, and nobody took it`)
  const last = new Map<string, number>()
  const late = wanted.flatMap(({ id, subject }) => {
    const at = first.get(id)
    if (at === undefined) return []
    const before = last.get(subject) ?? -1
    last.set(subject, Math.max(before, at))
    return at > before ? [] : [`${name}: ${id} of ${subject} came before what was said earlier`]
  })
  return [...lost, ...late]
}
