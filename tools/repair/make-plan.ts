import { randomUUID } from 'node:crypto'
import { timeOf } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { type Books, pageOf } from '../audit/books.ts'
import { planCopies } from './copies.ts'
import { gather } from './evidence.ts'
import type { Six } from './open.ts'
import { planOrder } from './plan-order.ts'
import { planProvided } from './provided.ts'
import { knownReceipts, planReceipts } from './receipts.ts'
import { ordersSaid, type SaidOrder } from './said.ts'
import { inOrder, type Plan, type Step } from './step.ts'

const restores = sql<{ taken: Date }>(
  'repair.restores',
  'select taken_at as taken from restores where together_at is null',
)
const known = sql<{ id: string }>('repair.known', 'select id from orders where id = any($1::uuid[])')
const versions = sql<{ id: string; version: number }>(
  'repair.versions',
  'select id, version from orders where id = any($1::uuid[])',
)
const reservedKnown = sql<{ id: string }>(
  'repair.known_reservations',
  'select order_id as id from reservations where order_id = any($1::uuid[])',
)
const wantedBy = sql<{ productId: string; quantity: number }>(
  'repair.wanted',
  `select (item ->> 'productId')::uuid as "productId", sum((item ->> 'quantity')::bigint) as quantity
   from orders, jsonb_array_elements(items) as item where id = any($1::uuid[]) group by 1`,
)
const available = sql<{ productId: string; available: number }>(
  'repair.available',
  'select product_id as "productId", on_hand - reserved as available from shelves where product_id = any($1::uuid[])',
)

const day = 24 * 60 * 60_000
const atOnce = 1_000

/** Which states a module keeps copies of: it hears them again where it was restored. */
const listens: Record<keyof Books, ('user' | 'product' | 'stock' | 'basket')[]> = {
  user: ['user'],
  product: ['product', 'stock', 'basket'],
  inventory: ['user', 'product', 'stock'],
  order: ['user', 'product', 'stock', 'basket'],
  payment: ['user'],
  notification: ['user'],
}

/**
 * What closes all gaps between the six databases, in the order in which it is to be done; none where they agree. `since`: from
 * when on what providers did is asked for; by itself the earliest moment that a database was restored to, else a day ago.
 */
export async function makePlan(six: Six, asked: Date | null): Promise<Plan> {
  const { books } = six
  const restored: { module: keyof Books; taken: Date }[] = []
  for (const module of Object.keys(books) as (keyof Books)[])
    for (const { taken } of await books[module].query(restores)) restored.push({ module, taken })
  const earliest = Math.min(
    ...restored.map(({ taken }) => taken.getTime()),
    Date.now() - (restored.length ? 0 : day),
  )
  // Clocks differ, and what was under way then wasn't known yet.
  const since = asked ?? new Date(earliest - 60_000 * 60)

  const isRecent = (id: string) => timeOf(id) >= since.getTime() - day
  const { orders: said, receipts } = await ordersSaid(six.config, isRecent, since)
  const customers = new Map([...said].map(([id, { order }]) => [id, order.customerId]))
  const { steps, provided } = await planProvided(six, since, customers)
  steps.push(...(await planCopies(books)))
  steps.push(...(await planReceipts(books, await knownReceipts(books, since, receipts))))

  const evidence = { since, said: await newer(said, books), provided }
  const unreserved: string[] = []
  const consider = async (ids: string[]) => {
    for (const one of await gather(ids, books, evidence)) {
      const its = planOrder(one)
      steps.push(...its)
      if (its.some((step) => step.do === 'order.say' && step.facts.includes('OrderPlaced')))
        unreserved.push(one.id)
    }
  }
  const walk = async (
    subjects: { module: keyof Books; what: string; from: string; id: string },
    fresh: (ids: string[]) => Promise<string[]>,
  ) => {
    for (let after: string | null = null; ; ) {
      const ids: string[] = await pageOf(subjects, books, after, atOnce)
      if (ids.length === 0) return
      after = ids.at(-1) ?? null
      const wanted = await fresh(ids)
      if (wanted.length > 0) await consider(wanted)
    }
  }
  const without = async (ids: string[], ...by: [keyof Books, typeof known][]) => {
    const found = new Set<string>()
    for (const [module, statement] of by)
      for (const { id } of await books[module].query(statement, [ids])) found.add(id)
    return ids.filter((id) => !found.has(id))
  }
  await walk({ module: 'order', what: 'orders', from: 'orders', id: 'id' }, async (ids) => ids)
  await walk({ module: 'inventory', what: 'reservations', from: 'reservations', id: 'order_id' }, (ids) =>
    without(ids, ['order', known]),
  )
  await walk({ module: 'payment', what: 'paid', from: 'payments', id: 'order_id' }, (ids) =>
    without(ids, ['order', known], ['inventory', reservedKnown]),
  )
  const others = [...new Set([...evidence.said.keys(), ...provided.keys()])]
  for (let at = 0; at < others.length; at += atOnce) {
    const ids = others.slice(at, at + atOnce)
    const planned = new Set(
      steps.flatMap((step) => ('order' in step && step.do !== 'payment.adopt' ? (step.order ?? []) : [])),
    )
    const left = (await without(ids, ['order', known])).filter((id) => !planned.has(id))
    if (left.length > 0) await consider(left)
  }
  steps.push(...(await planShelves(unreserved, books)))
  const announced = new Set(restored.flatMap(({ module }) => listens[module]))
  for (const { do: what } of steps) {
    const [kind, raised] = what.split('.')
    if (raised === 'raise' || raised === 'recover')
      if (kind === 'user' || kind === 'product' || kind === 'stock' || kind === 'basket') announced.add(kind)
  }
  for (const what of ['user', 'product', 'stock', 'basket'] as const)
    if (announced.has(what)) steps.push({ do: 'announce', what, why: 'copies of it are behind, or may be' })
  return {
    format: 1,
    id: randomUUID(),
    madeAt: new Date().toISOString(),
    since: since.toISOString(),
    steps: inOrder(steps),
  }
}

/** What the bus has of orders that order doesn't know, or not so far: of others it may be older than they are. */
async function newer(said: ReadonlyMap<string, SaidOrder>, books: Books): Promise<Map<string, SaidOrder>> {
  const found = new Map<string, number>()
  const ids = [...said.keys()]
  for (let at = 0; at < ids.length; at += atOnce)
    for (const { id, version } of await books.order.query(versions, [ids.slice(at, at + atOnce)]))
      found.set(id, version)
  return new Map([...said].filter(([id, { order }]) => order.version > (found.get(id) ?? 0)))
}

/** What shelves lack of what was promised to orders that inventory doesn't know; they had it then. */
async function planShelves(orders: string[], books: Books): Promise<Step[]> {
  const wanted = await books.order.query(wantedBy, [orders])
  const there = new Map(
    (await books.inventory.query(available, [wanted.map(({ productId }) => productId)])).map((row) => [
      row.productId,
      row.available,
    ]),
  )
  return wanted.flatMap(({ productId, quantity }) => {
    const has = there.get(productId)
    if (has !== undefined && has >= quantity) return []
    const why = `${quantity} of it were promised to orders that inventory doesn't know, ${has ?? 'none'} can be: count the shelf after it`
    return [{ do: 'stock.adjust', product: productId, wanted: quantity, why } as const]
  })
}
