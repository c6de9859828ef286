import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Check } from './check.ts'
import { read } from './read.ts'

/** A payment with what its order, its ledger and its provider say of it. */
export interface MoneyRow {
  id: string
  order: string
  method: 'card' | 'cash_on_delivery'
  status: string
  amount: number
  captured: number
  refunded: number
  /** What the provider holds, or held. */
  authorized: number
  /** Of what was given back, what went back because the order costs so much less. */
  settled: number
  /** Staff know of something that is wrong with it. */
  flagged: boolean
  /** How many larger sums were asked for in its place. */
  changes: number
  /** Sums and counts of the ledger. */
  ledger: { captures: number; captured: number; refunded: number; refunds: number }
  /** Refunds that were booked as done. */
  refunds: number
  /** What the provider has; null of cash. */
  provider: { charges: number; charged: number; refunded: number } | null
  of: { status: string; total: number; refunded: number } | null
}

/** Where an order of that status has its money. */
const owes: Record<string, 'all' | 'held' | 'none'> = {
  // Held, or, where it is charged at once, charged.
  confirmed: 'held',
  picking: 'held',
  packed: 'all',
  shipped: 'all',
  delivered: 'all',
  returned: 'none',
  cancelled: 'none',
  rejected: 'none',
}

/** Nobody pays twice, and every paisa is where the books say. */
export const money: Check = {
  name: 'money-agrees',
  says: 'what the provider charged and gave back is what the ledger says is what the order says: no order charged twice, none that goes out unpaid, nothing kept of one that is cancelled or came back',
  async run(_history, mart) {
    const rows = await moneyOf(mart)
    const unpaid = await read<{ id: string; status: string }>(
      mart,
      'order',
      `select id, status from orders where status in ('confirmed', 'packed', 'shipped', 'delivered') and payment_method = 'card'`,
    )
    const paid = new Set(rows.map(({ order }) => order))
    const broken = [
      ...rows.flatMap(brokenMoney),
      ...unpaid
        .filter(({ id }) => !paid.has(id))
        .map(({ id, status }) => `order ${id} is ${status} and has no payment`),
    ]
    return { looked: rows.length, broken }
  },
}

/** What is wrong with a payment. */
export function brokenMoney({
  id,
  order,
  method,
  status,
  amount,
  captured,
  refunded,
  authorized,
  settled,
  flagged,
  changes,
  ledger,
  refunds,
  provider,
  of,
}: MoneyRow): string[] {
  const broken: string[] = []
  const say = (what: string) => broken.push(`payment ${id} of order ${order} (${status}): ${what}`)
  if (ledger.captures > 1 + changes) say(`it was charged ${ledger.captures} times`)
  if (ledger.captured !== captured || ledger.refunded !== refunded)
    say(
      `its ledger has ${ledger.captured} in and ${ledger.refunded} out, it says ${captured} and ${refunded}`,
    )
  if (ledger.refunds !== refunds) say(`${refunds} refunds are done, its ledger has ${ledger.refunds}`)
  if (refunded > captured) say(`${refunded} went back of ${captured}`)
  if (
    provider &&
    (provider.charges > 1 + changes || provider.charged !== captured || provider.refunded !== refunded)
  )
    say(
      `the provider charged ${provider.charged} in ${provider.charges} and gave back ${provider.refunded}, the books have ${captured} and ${refunded}`,
    )
  if (!of) return [...broken, `payment ${id} is of the order ${order}, which nobody knows`]
  // What is weighed is told when the order is packed.
  if (amount !== of.total && of.status !== 'picking') say(`it is of ${amount}, the order of ${of.total}`)
  if (refunded !== of.refunded) say(`${refunded} went back, the order knows of ${of.refunded}`)
  const owed = owes[of.status]
  if (owed === 'held' && method === 'card' && authorized < of.total && !flagged)
    say(`the order is ${of.status}, and ${authorized} of ${of.total} are held`)
  // What staff gave back on top may be all that was left.
  const isCharged = captured - settled === of.total || (captured > 0 && refunded === captured)
  if (owed === 'all' && method === 'card' && !isCharged && !flagged)
    say(`the order is ${of.status}, and ${captured - settled} of ${of.total} were charged`)
  // Cash goes back by hand: until staff say so it is owed, and nothing is wrong.
  if (owed === 'none' && method === 'card' && captured !== refunded)
    say(`the order is ${of.status}, and ${captured - refunded} were kept`)
  return broken
}

async function moneyOf(mart: ProvenMart): Promise<MoneyRow[]> {
  const rows = await read<MoneyRow & { reference: string | null }>(
    mart,
    'payment',
    `select p.id, p.order_id as "order", p.method, p.status, p.amount, p.captured, p.refunded, greatest(p.authorized, p.captured) as authorized, p.settled, p.changes,
       p.flags <> '{}' as flagged, p.provider_ref as reference,
       (select count(*) from refunds r where r.payment_id = p.id and r.status = 'succeeded') as refunds,
       (select jsonb_build_object('captures', count(*) filter (where kind = 'capture'),
          'captured', coalesce(sum(amount) filter (where kind = 'capture'), 0),
          'refunds', count(*) filter (where kind = 'refund'),
          'refunded', coalesce(sum(amount) filter (where kind = 'refund'), 0))
        from transactions t where t.payment_id = p.id) as ledger
     from payments p`,
  )
  const orders = await read<{ id: string; status: string; total: number; refunded: number }>(
    mart,
    'order',
    'select id, status, total, refunded from orders',
  )
  const byId = new Map(orders.map(({ id, ...of }) => [id, of]))
  const provided = await providedOf(mart)
  return rows.map(({ reference, ...row }) => ({
    ...row,
    of: byId.get(row.order) ?? null,
    provider:
      row.method === 'card' && reference
        ? (provided.get(reference) ?? { charges: 0, charged: 0, refunded: 0 })
        : null,
  }))
}

type Provided = { charges: number; charged: number; refunded: number }

/** What the provider has, by its reference: the stand-in's own books, or the sandbox's. */
async function providedOf(mart: ProvenMart): Promise<Map<string, Provided>> {
  const known = new Map<string, Provided>()
  const of = (reference: string) => {
    const it = known.get(reference) ?? { charges: 0, charged: 0, refunded: 0 }
    known.set(reference, it)
    return it
  }
  const standIn = mart.outsiders.find(({ name }) => name === 'payment provider')
  if (standIn) {
    for (const { what } of standIn.taken()) {
      const { type, amount, paymentIntent } = what as { type: string; amount: number; paymentIntent: string }
      const it = of(paymentIntent)
      if (type === 'payment_intent.succeeded')
        Object.assign(it, { charges: it.charges + 1, charged: it.charged + amount })
      if (type === 'refund.created') it.refunded += amount
    }
    return known
  }
  const rows = await read<{ reference: string; charged: number; refunded: number }>(
    mart,
    'payment',
    `select reference, case when status = 'captured' then coalesce(captured, amount) else 0 end as charged,
       (select coalesce(sum(amount), 0) from sandbox_refunds r where r.payment_reference = p.reference) as refunded
     from sandbox_payments p`,
  )
  for (const { reference, charged, refunded } of rows)
    Object.assign(of(reference), { charges: charged > 0 ? 1 : 0, charged, refunded })
  return known
}
