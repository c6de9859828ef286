import { modules } from '../../../modules/all.ts'
import type { Books } from '../../audit/books.ts'
import { invariants, prove } from '../../audit/prove.ts'
import { type Customer, one, type Shop } from './shop.ts'

/** How an order is to stand once all is at rest; amounts in minor units. */
export interface Expected {
  orderId: string
  customer: Customer
  status: 'confirmed' | 'packed' | 'cancelled'
  payment: 'authorized' | 'captured' | 'failed' | 'refunded' | 'cancelled'
  captured: number
  refunded: number
  /** Pieces that are kept for it on the shelf. */
  reserved: number
}

/** What of an order isn't as it is to be, in the databases of all who had a part in it and with those outside; in words. */
export async function wrongs(shop: Shop, expected: Expected): Promise<string[]> {
  const { orderId, customer } = expected
  const found: string[] = []
  const is = (what: string, value: unknown, wanted: unknown) => {
    if (JSON.stringify(value) !== JSON.stringify(wanted))
      found.push(`order ${orderId}: ${what}: ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`)
  }
  const at = (module: string) => shop.database(module)

  is('status', (await customer.get(`/v1/orders/${orderId}`)).body.status, expected.status)

  const payments = await one<object>(
    at('payment'),
    `select count(*) as payments, min(status) as status, sum(captured) as captured, sum(refunded) as refunded
     from payments where order_id = $1`,
    [orderId],
  )
  const { payment, captured, refunded, reserved } = expected
  is('payment', payments, { payments: 1, status: payment, captured, refunded })
  const ledger = await one<object>(
    at('payment'),
    `select coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
       coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded
     from transactions where payment_id = (select id from payments where order_id = $1)`,
    [orderId],
  )
  is('ledger', ledger, { captured, refunded })
  const provider = await one<object>(
    at('payment'),
    `select coalesce(sum(coalesce(captured, amount)) filter (where status = 'captured'), 0) as captured,
       coalesce((select sum(r.amount) from sandbox_refunds r join sandbox_payments p on p.reference = r.payment_reference
         join payments on payments.id = p.payment_id where order_id = $1), 0) as refunded
     from sandbox_payments where payment_id = (select id from payments where order_id = $1)`,
    [orderId],
  )
  is("the provider's books", provider, { captured, refunded })

  const shelf = await one<object>(
    at('inventory'),
    `select coalesce(sum(quantity - returned) filter (where status = 'reserved'), 0) as reserved
     from reservations join reservation_lines using (order_id) where order_id = $1`,
    [orderId],
  )
  is('kept on the shelf', shelf, { reserved })

  return [...found, ...(await told(shop, customer)), ...announcedTo(shop, expected)]
}

/** Each letter once, by mail as in the app: a crash may only have it handed over again, as the same. */
async function told(shop: Shop, { id, email }: Customer): Promise<string[]> {
  const letters = await one<{ sent: string[]; other: string[] }>(
    shop.database('notification'),
    `select coalesce(array_agg(d.id::text) filter (where d.status = 'sent'), '{}') as sent,
       coalesce(array_agg(template || ' ' || d.status) filter (where d.status <> 'sent'), '{}') as other
     from deliveries d join messages on messages.id = message_id where d.user_id = $1 and channel = 'email'`,
    [id],
  )
  const mails = shop.smtp.received.filter(({ to }) => to.includes(email)).map(({ messageId }) => messageId)
  const missing = letters.sent.filter((id) => !mails.some((mail) => mail.includes(id)))
  const extra = mails.filter((mail) => !letters.sent.some((id) => mail.includes(id)))
  return [
    ...letters.other.map((letter) => `mail to ${email}: ${letter}`),
    ...missing.map((id) => `mail to ${email}: ${id} is marked as sent, and was not`),
    ...extra.map((mail) => `mail to ${email}: ${mail} was sent, and is not marked so`),
    ...repeated('mail', mails),
  ]
}

/** The shop's own programs hear of it once too. */
function announcedTo({ receiver }: Shop, { orderId, status }: Expected): string[] {
  const confirmed = status !== 'cancelled'
  const posts = receiver.received.filter(({ body }) => body.includes(orderId))
  const ids = posts.map(({ headers }) => headers['webhook-id'] ?? '')
  const heard = new Set(ids).size
  return [
    ...(heard === (confirmed ? 1 : 0) ? [] : [`webhook of order ${orderId}: ${heard} times order.confirmed`]),
    ...repeated('webhook', ids),
  ]
}

/** One death explains one repetition. */
const repeated = (what: string, ids: string[]) =>
  ids.length - new Set(ids).size > 1 ? [`${what}: ${ids.length} times for ${new Set(ids).size}`] : []

/** What must hold of the shop as a whole. */
export async function shopWrongs(shop: Shop, all: Expected[]): Promise<string[]> {
  const kept = all.reduce((sum, { reserved }) => sum + reserved, 0)
  const shelf = await one<{ on_hand: number; reserved: number }>(
    shop.database('inventory'),
    'select on_hand, reserved from shelves where product_id = $1',
    [shop.product.id],
  )
  const wanted = { on_hand: shop.product.stock, reserved: kept }
  return JSON.stringify(shelf) === JSON.stringify(wanted)
    ? []
    : [`shelf: ${JSON.stringify(shelf)}, not ${JSON.stringify(wanted)}`]
}

/** Every invariant of `npm run audit`, without the second that a process of its own takes. */
export async function invariantsBroken(shop: Shop): Promise<string[]> {
  const books = Object.fromEntries(modules.map(({ name }) => [name, shop.database(name)])) as unknown as Books
  const found: string[] = []
  for (const invariant of invariants) {
    const { broken } = await prove(invariant, books, { timeout: 10_000 })
    for (const [id, why] of broken) found.push(`audit: ${invariant.says}: ${id}: ${why}`)
  }
  return found
}
