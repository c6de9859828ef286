import type { Deed, History } from '../history.ts'
import type { Check } from './check.ts'
import { dueBy, read } from './read.ts'

/** An order as its database has it. */
export interface OrderRow {
  id: string
  customer: string
  status: string
  version: number
  /** What it came to when it was placed. */
  total: number
  /** It waits for its payment until a time that is far ahead. */
  waits: boolean
  timeline: { version: number; status: string; event: string }[]
}

/** Where orders may rest when nothing more comes: never on the way to a decision that is the mart's to make. */
const resting = [
  'confirmed',
  'picking',
  'packed',
  'shipped',
  'delivered',
  'rejected',
  'cancelled',
  'returned',
]

/** From where to where an order may go, as the contract says. */
const ways: Record<string, string[]> = {
  pending: ['awaiting_payment', 'confirmed', 'rejected', 'cancelled'],
  awaiting_payment: ['confirmed', 'cancelled'],
  confirmed: ['picking', 'packed', 'cancelled'],
  picking: ['packed', 'cancelled'],
  packed: ['shipped', 'cancelled'],
  // Nobody took it in: it is in the shop again.
  shipped: ['delivered', 'packed', 'returned'],
  delivered: ['returned'],
  rejected: [],
  cancelled: [],
  returned: [],
}

const ordering = ['POST /v1/orders', 'POST /v1/cart/checkout']
/** What a step makes of an order: who may have none of it at the door gives all back, and some of it may come back alone. */
const effects: Record<string, string[]> = {
  pack: ['packed'],
  ship: ['shipped'],
  attempt: ['packed', 'cancelled'],
  deliver: ['delivered', 'returned'],
  return: ['returned', 'shipped', 'delivered'],
  cancel: ['cancelled'],
}

/** Everything that was answered with a 2xx about an order is so, for good. */
export const orders: Check = {
  name: 'orders-final',
  says: 'each order that was answered 201 is there and came to an end that it may have by ways that it may go; one key made one order; what was answered done is done',
  async run(history, mart) {
    const rows = await read<OrderRow>(
      mart,
      'order',
      `select o.id, customer_id as customer, o.status, o.version,
         coalesce(o.ordered_total, o.total) as total,
         o.status = 'awaiting_payment' and o.pay_by > ${dueBy(history)} as waits, (
         select jsonb_agg(jsonb_build_object('version', t.version, 'status', t.status, 'event', t.event) order by t.version)
         from timeline t where t.order_id = o.id) as timeline
       from orders o`,
    )
    return { looked: rows.length, broken: brokenOrders(history, rows) }
  },
}

/** What is wrong with the orders. */
export function brokenOrders(history: Pick<History, 'deeds' | 'faults'>, rows: OrderRow[]): string[] {
  // Whose time was reckoned by a clock that was a day ahead waits for a day.
  const clocks = history.faults.some(({ kind }) => kind.includes('clock'))
  const broken: string[] = []
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, status, version, timeline, waits } of rows) {
    if (!resting.includes(status) && !(waits && clocks)) broken.push(`order ${id} rests as ${status}`)
    let before: string | null = null
    for (const [n, entry] of (timeline ?? []).entries()) {
      if (entry.version !== n + 1)
        broken.push(`order ${id}: its timeline has version ${entry.version} at place ${n + 1}`)
      if (before !== null && before !== entry.status && !ways[before]?.includes(entry.status))
        broken.push(`order ${id} went from ${before} to ${entry.status}`)
      before = entry.status
    }
    if (before !== status || timeline?.length !== version)
      broken.push(
        `order ${id} is ${status}, version ${version}; its timeline ends ${before} after ${timeline?.length ?? 0}`,
      )
  }
  return [...broken, ...brokenKeys(history.deeds, byId), ...undone(history.deeds, byId)]
}

function brokenKeys(deeds: Deed[], byId: Map<string, OrderRow>): string[] {
  const broken: string[] = []
  const ofKey = new Map<string, Deed[]>()
  for (const deed of deeds) {
    if (!deed.key || deed.status !== 201) continue
    const name = `${deed.who.split(',')[0]} ${deed.key}`
    ofKey.set(name, [...(ofKey.get(name) ?? []), deed])
  }
  const keysOf = new Map<string, string>()
  for (const [name, same] of ofKey) {
    const ids = new Set(same.map(idOf))
    if (ids.size > 1) broken.push(`${name} made ${[...ids].join(' and ')}`)
    if (new Set(same.map(({ digest }) => digest)).size > 1)
      broken.push(`${name}: a replay has other bytes than the answer`)
    const id = idOf(same[0] as Deed)
    const first = same[0] as Deed
    if (id === undefined) continue
    if (keysOf.has(id)) broken.push(`${id} was made by ${keysOf.get(id)} and by ${name}`)
    keysOf.set(id, name)
    if (!ordering.includes(first.what)) continue
    const { total, customerId } = first.output as { total?: number; customerId?: string }
    const row = byId.get(id)
    if (!row) broken.push(`order ${id} was answered 201 and isn't there`)
    else if (row.total !== total || row.customer !== customerId)
      broken.push(
        `order ${id} was answered ${total} of ${customerId}, and is ${row.total} of ${row.customer}`,
      )
  }
  return broken
}

/** A step that was answered 200 stands in the timeline, at the version that was answered. */
function undone(deeds: Deed[], byId: Map<string, OrderRow>): string[] {
  return deeds.flatMap(({ what, path, status, output }) => {
    const step = /^POST \/v1\/orders\/\{id\}\/(\w+)$/.exec(what)?.[1] ?? ''
    const becomes = effects[step]
    if (status !== 200 || !becomes) return []
    const id = path.split('/')[3] as string
    const { version, status: answered } = output as { version: number; status: string }
    const entry = byId.get(id)?.timeline?.[version - 1]
    return becomes.includes(answered) && entry?.status === answered
      ? []
      : [
          `order ${id}: ${step} was answered ${answered} at version ${version}, its timeline has ${entry?.status ?? 'nothing'} there`,
        ]
  })
}

const idOf = ({ output }: Deed) => (output as { id?: string } | null)?.id
