import type { ProvenMart } from '../stage/proven-mart.ts'
import { read } from './read.ts'

/** A product's numbers. */
export interface Shelf {
  onHand: number
  reserved: number
}

/** What the databases say of one product, and what is known of its orders' times. */
export interface StockFacts {
  opening: number
  end: Shelf
  /** Of orders: what was wanted of this product, and what became of the whole order. */
  reservations: {
    order: string
    quantity: number
    status: 'reserved' | 'rejected' | 'released' | 'shipped' | 'restocked'
    /** Of one that was rejected: what there was of this product, where that was too little; null where it would have fitted. */
    short: number | null
    decided: number
    moved: number
    /** Whether it came back to this very shelf. */
    leftOut: boolean
    /** What was held of it at first; absent where that is what was held in the end. */
    first?: number
    /** What was held besides, to stand in for something. */
    offers?: number[]
    /** What was let go of that by itself: offers that came to nothing, lines that another stands in for. */
    freed?: number[]
    /** What the ledger has of it, in turn, where that says more than its status. */
    moves?: { kind: string; delta: number; at: number }[]
  }[]
  movements: { reference: string; reason: string; after: number; at: number }[]
}

/** What orders do to what is on hand. */
const ofOrders = ['shipped', 'brought_back', 'returned', 'wasted']

const spoilt = ['damaged', 'expired']

interface Row {
  id: string
  changes: number
  items: {
    productId: string
    quantity: number
    held?: number
    state?: string
    shortReason?: string
    lacking?: number | null
    substituteFor?: number
  }[]
  proposals: { product: { productId: string }; held: number | null; state: string }[]
}

/** What an order held of a product, and let go, in which parts; null where nobody knows any more. */
export function holdsOf(
  { changes, items, proposals }: Row,
  product: string,
): Pick<StockFacts['reservations'][number], 'first' | 'offers' | 'freed'> | null {
  const lines = items.filter((it) => it.productId === product && !it.substituteFor)
  const offered = proposals.filter((it) => it.product.productId === product && it.state !== 'sold_out')
  if (changes > 0 || offered.some(({ held }) => held === null)) return null
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  const amount = (it: Row['items'][number]) => it.held ?? it.quantity
  return {
    first: sum(lines.map(amount)),
    offers: offered.map(({ held }) => held ?? 0),
    freed: [
      ...offered.flatMap(({ held, state }) =>
        ['rejected', 'expired', 'withdrawn'].includes(state) ? (held ?? 0) : [],
      ),
      // What was spoilt of it is written off, which the ledger has.
      ...lines
        .filter(({ state }) => state === 'substituted')
        .map((it) => amount(it) - (spoilt.includes(it.shortReason ?? '') ? (it.lacking ?? it.quantity) : 0)),
    ],
  }
}

/** What the databases say of a product, times since `epoch`; null of one that has no shelf, or of which nobody knows all. */
export async function factsOf(mart: ProvenMart, product: string, epoch: number): Promise<StockFacts | null> {
  const since = (column: string) => `(extract(epoch from ${column}) * 1000 - ${epoch})::float8`
  const [shelf] = await read<Shelf>(
    mart,
    'inventory',
    `select on_hand as "onHand", reserved from shelves where product_id = $1::uuid`,
    [product],
  )
  if (!shelf) return null
  const movements = await read<{
    kind: string
    reference: string
    reason: string
    delta: number
    after: number
    at: number
  }>(
    mart,
    'inventory',
    `select kind, reference, reason, delta, on_hand_after as after, ${since('at')} as at from movements where product_id = $1::uuid order by version`,
    [product],
  )
  const lines = await read<StockFacts['reservations'][number]>(
    mart,
    'inventory',
    `select r.order_id as "order", l.quantity, r.status, null as short, l.left_out as "leftOut",
       ${since('r.created_at')} as decided, ${since('r.updated_at')} as moved
     from reservation_lines l join reservations r using (order_id) where l.product_id = $1::uuid`,
    [product],
  )
  const held = new Map(
    (
      await read<Row>(
        mart,
        'order',
        `select id, changes, items, proposals from orders
         where items @> jsonb_build_array(jsonb_build_object('productId', $1::text))
           or proposals @> jsonb_build_array(jsonb_build_object('product', jsonb_build_object('productId', $1::text)))`,
        [product],
      )
    ).map((row) => [row.id, holdsOf(row, product)]),
  )
  // What was asked for and let go again before anybody wrote down how much of it there was, nobody knows any more.
  if ([...held.values()].some((it) => it === null)) return null
  const gone = await read<{
    id: string
    status: StockFacts['reservations'][number]['status']
    decided: number
    moved: number
  }>(
    mart,
    'inventory',
    `select order_id as id, status, ${since('created_at')} as decided, ${since('updated_at')} as moved from reservations r
     where status <> 'rejected' and order_id = any($2::uuid[])
       and not exists (select from reservation_lines l where l.order_id = r.order_id and l.product_id = $1::uuid)`,
    [product, [...held.keys()]],
  )
  const all = [
    ...lines,
    ...gone.map(({ id, ...it }) => ({ ...it, order: id, quantity: 0, short: null, leftOut: false })),
  ]
  const taken = all.map((it) => ({
    ...it,
    ...(held.get(it.order) ?? {}),
    moves: movements.filter(({ reference, kind }) => reference === it.order && ofOrders.includes(kind)),
  }))
  const refused = await read<
    StockFacts['reservations'][number] & { shortages: { productId: string; available: number }[] }
  >(
    mart,
    'inventory',
    `select order_id as "order", status, shortages, ${since('created_at')} as decided, ${since('updated_at')} as moved
     from reservations where status = 'rejected' and jsonb_array_length(coalesce(shortages, '[]')) > 0`,
  )
  const wanted = await read<{ id: string; quantity: number }>(
    mart,
    'order',
    `select o.id, (i->>'quantity')::int as quantity from orders o cross join lateral jsonb_array_elements(items) i
     where i->>'productId' = $1 and o.id = any($2::uuid[])`,
    [product, refused.map(({ order }) => order)],
  )
  const quantities = new Map(wanted.map(({ id, quantity }) => [id, quantity]))
  return {
    opening: movements.find(({ kind }) => kind === 'opening')?.after ?? 0,
    end: shelf,
    movements: movements.filter(({ kind }) => kind === 'adjusted' || kind === 'counted'),
    reservations: [
      ...taken,
      ...refused.flatMap(({ shortages, ...it }) => {
        const quantity = quantities.get(it.order)
        const short = shortages.find(({ productId }) => productId === product)?.available ?? null
        return quantity === undefined ? [] : [{ ...it, quantity, short, leftOut: false }]
      }),
    ],
  }
}
