import { type HeldOrder, whyNotHeld } from '../../audit/held.ts'
import type { History } from '../history.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Check } from './check.ts'
import { isPoisoned } from './poisoned.ts'
import { dueBy, read } from './read.ts'

const modules = ['user', 'product', 'inventory', 'order', 'payment', 'notification']

/** Rows that should be gone, by module; `''` in every one. Each gives one text a row. `due`: SQL, until when they had to be. */
const goneBy = (due: string): [module: string, what: string, text: string][] => [
  ['', 'is still in the outbox', `select topic || ' ' || key as row from outbox`],
  ['', 'was refused', `select topic || ' ' || key || ': ' || error as row from refused_events`],
  [
    'payment',
    'is still to be asked of the provider',
    `select kind || ' ' || key || ': ' || last_error as row from provider_calls`,
  ],
  [
    'payment',
    'is a refund that is pending',
    `select id || ' of ' || payment_id as row from refunds where status = 'pending'`,
  ],
  [
    'payment',
    'holds money for refunds that are over',
    `select id::text as row from payments p where refunding <> (select coalesce(sum(amount), 0) from refunds r where r.payment_id = p.id and r.status = 'pending')`,
  ],
  [
    'order',
    'is still to be registered, or refused',
    `select receipt || ' ' || state || ': ' || coalesce(reason, last_error, '') as row from fiscal_documents where state <> 'registered'`,
  ],
  [
    'notification',
    'is still to be delivered',
    `select channel || ' ' || id as row from deliveries where status = 'pending' and coalesce(next_attempt_at, '-infinity') < ${due}`,
  ],
  [
    'notification',
    'is still to be sent on',
    `select subject || ' ' || event_id as row from webhook_deliveries d where status = 'pending'
     and endpoint_id in (select id from webhook_endpoints where active)
     and not exists (select from webhook_lanes l where l.endpoint_id = d.endpoint_id and l.subject = d.subject
       and l.next_attempt_at > ${due})`,
  ],
]

/** What the poison fault leaves behind by its nature. */
export interface Parked {
  module: string
  key: string
  type: string
  error: string
}

/** When everything is over, nothing lies about. */
export const leftovers: Check = {
  name: 'nothing-left',
  says: 'every queue is empty, nothing is parked but what a poisoned event stopped, every reservation has its order, every order its reservation, of as much',
  async run(history, mart) {
    const broken: string[] = []
    let looked = 0
    const gone = goneBy(dueBy(history))
    for (const module of modules) {
      for (const [of, what, text] of gone) {
        if (of !== '' && of !== module) continue
        const rows = await read<{ row: string }>(mart, module, text)
        looked++
        broken.push(
          ...rows
            .filter(({ row }) => !isPoisoned(history, row))
            .map(({ row }) => `${module}: ${row} ${what}`),
        )
      }
      const parked = await read<Parked>(
        mart,
        module,
        `select $1::text as module, key, type, error from parked_events order by id`,
        [module],
      )
      broken.push(...unexplained(parked, history))
    }
    const pairs = await reservationsAndOrders(mart, history)
    const { orders, held } = await heldFor(mart, history)
    return {
      looked: looked + pairs.looked + orders.length,
      broken: [...broken, ...pairs.broken, ...brokenLines(orders, held)],
    }
  },
}

/** What is parked although nobody poisoned it, or an event before it of the same key. */
export function unexplained(parked: Parked[], history: Pick<History, 'faults'>): string[] {
  return parked
    .filter(({ key }) => !isPoisoned(history, key))
    .map(({ module, key, type, error }) => `${module}: ${type} of ${key} is parked: ${error.slice(0, 200)}`)
}

/** Which reservations an order of that status may have. */
const reservationOf: Record<string, (string | undefined)[]> = {
  // Whether it may rest there is asked by `orders-final`.
  awaiting_payment: ['reserved'],
  confirmed: ['reserved'],
  picking: ['reserved'],
  packed: ['reserved'],
  shipped: ['shipped'],
  delivered: ['shipped'],
  returned: ['shipped', 'restocked'],
  rejected: ['rejected'],
  cancelled: ['released', 'rejected', undefined],
}

/** Order and stock agree. `reservations`: by order. */
export function brokenPairs(
  orders: { id: string; status: string }[],
  reservations: Map<string, string>,
): string[] {
  const known = new Set(orders.map(({ id }) => id))
  return [
    ...orders.flatMap(({ id, status }) => {
      const reservation = reservations.get(id)
      return reservationOf[status]?.includes(reservation)
        ? []
        : [`order ${id} is ${status}, its reservation ${reservation ?? 'missing'}`]
    }),
    ...[...reservations.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `a reservation is of the order ${id}, which nobody knows`),
  ]
}

/** To its last release a door that nobody opened is nothing: what it heard of later it did not do, and what this one does later comes late. */
async function reservationsAndOrders(mart: ProvenMart, history: Pick<History, 'faults'>) {
  const all = await read<{ id: string; status: string; again: boolean }>(
    mart,
    'order',
    `select id, status, (door->>'attempts')::int > 0 as again from orders`,
  )
  const orders = all.filter(({ again }) => !again || !ranLastRelease(history))
  const left = new Set(all.filter((it) => !orders.includes(it)).map(({ id }) => id))
  const rows = await read<{ id: string; status: string }>(
    mart,
    'inventory',
    'select order_id as id, status from reservations',
  )
  return {
    looked: orders.length,
    broken: brokenPairs(
      orders,
      new Map(rows.filter(({ id }) => !left.has(id)).map(({ id, status }) => [id, status])),
    ),
  }
}

/** What is held otherwise than for what is in the bag, or may come into it. `held`: by order, by product. */
export const brokenLines = (orders: HeldOrder[], held: Map<string, Record<string, number>>): string[] =>
  orders.flatMap((order) => {
    const why = whyNotHeld(order, held.get(order.id) ?? {})
    return why === null ? [] : [`order ${order.id} is ${order.status}: ${why}`]
  })

const ranLastRelease = ({ faults }: Pick<History, 'faults'>) =>
  faults.some(({ kind }) => kind === 'rolling-deployment')

async function heldFor(mart: ProvenMart, history: Pick<History, 'faults'>) {
  const holding = Object.keys(reservationOf).filter((status) => !['rejected', 'cancelled'].includes(status))
  const orders = await read<HeldOrder>(
    mart,
    'order',
    `select id, status, tolerance, items, wanted is not null or jsonb_array_length(proposals) > 0 as "asksMore"
     from orders where status = any($1::text[])`,
    [holding],
  )
  const rows = await read<{ id: string; lines: Record<string, number> }>(
    mart,
    'inventory',
    'select order_id as id, jsonb_object_agg(product_id, quantity) as lines from reservation_lines group by order_id',
  )
  // Inventory's last release lets OrderPacked pass, and ships all that is held: what was packed then is as that has it.
  const isBagged = (status: string) => ['packed', 'shipped', 'delivered', 'returned'].includes(status)
  const settled = orders.filter(({ status }) => !isBagged(status) || !ranLastRelease(history))
  return { orders: settled, held: new Map(rows.map(({ id, lines }) => [id, lines])) }
}
