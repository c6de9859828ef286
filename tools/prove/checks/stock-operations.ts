import type { Deed, History } from '../history.ts'
import type { Operation } from './linearizable.ts'
import type { Shelf, StockFacts } from './stock-facts.ts'

/** When orders were asked for first, when somebody saw that they were decided on, and what was begun with them when. */
interface KnownOrder {
  asked: number
  decidedBy: number
  /** Infinity where no cancellation was ever answered: then its payment may have ended it, at any time. */
  cancelAsked: number
  shipAsked: number
  returnAsked: number
}

const decidedStatuses = [
  'awaiting_payment',
  'confirmed',
  'picking',
  'packed',
  'shipped',
  'delivered',
  'rejected',
  'returned',
]
const ordering = ['POST /v1/orders', 'POST /v1/cart/checkout']

/** What the history knows of orders, by id. */
export function knownOrders({ deeds }: Pick<History, 'deeds'>): Map<string, KnownOrder> {
  const known = new Map<string, KnownOrder>()
  const cancels = new Map<string, { at: number; done: boolean }[]>()
  const firstSent = new Map<string, number>()
  const of = (id: string) => {
    const it = known.get(id) ?? {
      asked: 0,
      decidedBy: Infinity,
      cancelAsked: Infinity,
      shipAsked: Infinity,
      returnAsked: Infinity,
    }
    known.set(id, it)
    return it
  }
  for (const deed of deeds) {
    if (!deed.key || !ordering.includes(deed.what)) continue
    const name = `${deed.who.split(',')[0]} ${deed.key}`
    firstSent.set(name, Math.min(firstSent.get(name) ?? Infinity, deed.at))
    const { id } = (deed.output ?? {}) as { id?: string }
    if (deed.status === 201 && id) of(id).asked = firstSent.get(name) ?? 0
  }
  for (const { what, path, at, until, status, output } of deeds) {
    if (!what.includes('/v1/orders/{id}')) continue
    const id = path.split(/[/?]/)[3] as string
    const it = of(id)
    const step = what.split('{id}')[1]
    if (step === '/cancel') cancels.set(id, [...(cancels.get(id) ?? []), { at, done: status === 200 }])
    if (step === '/ship') it.shipAsked = Math.min(it.shipAsked, at)
    if (step === '/return') it.returnAsked = Math.min(it.returnAsked, at)
    const seen = (output as { status?: string } | null)?.status
    if (status === 200 && until !== null && seen && decidedStatuses.includes(seen))
      it.decidedBy = Math.min(it.decidedBy, until)
  }
  for (const [id, asked] of cancels)
    if (asked.some(({ done }) => done)) of(id).cancelAsked = Math.min(...asked.map(({ at }) => at))
  return known
}

const may = (shelf: Shelf): Shelf | null =>
  shelf.reserved >= 0 && shelf.reserved <= shelf.onHand ? shelf : null

/** All that happened to one product. */
export function operationsOn(deeds: Deed[], facts: StockFacts, known: Map<string, KnownOrder>) {
  const operations: Operation<Shelf>[] = []
  const says: string[] = []
  const add = (say: string, operation: Operation<Shelf>) => {
    says.push(
      `${say} [${Math.round(operation.from)}, ${operation.until === Infinity ? '…' : Math.round(operation.until)}]`,
    )
    return operations.push(operation) - 1
  }
  for (const taken of facts.reservations) {
    const { order, quantity, status, short, decided, moved, leftOut, moves = [] } = taken
    const { first, offers = [], freed = [] } = taken
    const {
      asked = 0,
      decidedBy = Infinity,
      cancelAsked = Infinity,
      shipAsked = 0,
      returnAsked = 0,
    } = known.get(order) ?? {}
    const span = { from: asked, until: decidedBy, likely: decided }
    if (status === 'rejected') {
      if (short === null)
        add(`order ${order} would get ${quantity}`, {
          ...span,
          apply: (s) => (s.onHand - s.reserved >= quantity ? s : null),
        })
      else
        add(`order ${order} is refused ${quantity}, there are ${short}`, {
          ...span,
          apply: (s) => (s.onHand - s.reserved === short && short < quantity ? s : null),
        })
      continue
    }
    // What left, and came back, as often as it did: all of it was held once.
    const out = -moves.reduce((sum, { kind, delta }) => (kind === 'returned' ? sum : sum + delta), 0)
    const wasted = -moves.reduce((sum, { kind, delta }) => (kind === 'wasted' ? sum + delta : sum), 0)
    const held = quantity + wasted
    const at = first ?? held
    const reserved = add(`order ${order} gets ${at}`, {
      ...span,
      apply: (s) => may({ ...s, reserved: s.reserved + at }),
    })
    const besides = offers.map((more) =>
      add(`order ${order} gets ${more} to stand in`, {
        ...{ from: asked, until: Infinity, after: [reserved] },
        apply: (s) => may({ ...s, reserved: s.reserved + more }),
      }),
    )
    const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
    const after = [reserved, ...besides]
    for (const less of [...freed, at + sum(offers) - sum(freed) - held])
      if (less > 0)
        add(`order ${order} does without ${less}`, {
          ...{ from: asked, until: Infinity, after },
          apply: (s) => may({ ...s, reserved: s.reserved - less }),
        })
    let last = reserved
    for (const { kind, delta, at } of moves)
      last = add(`order ${order}: ${delta} ${kind}`, {
        ...{ from: asked, until: Infinity, after: [last], likely: at },
        apply: (s) =>
          may({ onHand: s.onHand + delta, reserved: kind === 'returned' ? s.reserved : s.reserved + delta }),
      })
    if (moves.length > 0) {
      if (status === 'released' && held > out)
        add(`order ${order} gives ${held - out} back`, {
          ...{ from: asked, until: Infinity, after: [last], likely: moved },
          apply: (s) => may({ ...s, reserved: s.reserved - (held - out) }),
        })
      continue
    }
    const then = { until: Infinity, after: [reserved], likely: moved }
    if (status === 'released')
      add(`order ${order} gives ${quantity} back`, {
        ...then,
        from: cancelAsked === Infinity ? asked : cancelAsked,
        apply: (s) => may({ ...s, reserved: s.reserved - quantity }),
      })
    if (status !== 'shipped' && status !== 'restocked') continue
    const left = add(`order ${order} takes ${quantity} out`, {
      ...then,
      from: shipAsked === Infinity ? asked : shipAsked,
      ...(status === 'restocked' && { likely: decided }),
      apply: (s) => may({ onHand: s.onHand - quantity, reserved: s.reserved - quantity }),
    })
    if (status === 'restocked' && !leftOut)
      add(`order ${order} puts ${quantity} back`, {
        ...then,
        after: [left],
        from: returnAsked === Infinity ? asked : returnAsked,
        apply: (s) => may({ ...s, onHand: s.onHand + quantity }),
      })
  }
  for (const deed of deeds) {
    const operation = staffed(deed, facts) ?? reading(deed)
    if (operation)
      add(
        `${deed.who}, ${deed.what.split(' ')[0]} ${JSON.stringify(deed.input ?? '')} → ${deed.status} ${JSON.stringify(deed.output)}`,
        operation,
      )
  }
  return { operations, says }
}

/** A count or an adjustment; null where it is none, or took no effect that anybody could know. */
function staffed(
  { what, at, until, status, input, output }: Deed,
  { movements }: StockFacts,
): Operation<Shelf> | null {
  const isAdjustment = what === 'POST /v1/inventory/{productId}/adjustments'
  if (!isAdjustment && what !== 'PUT /v1/inventory/{productId}') return null
  const {
    delta = 0,
    onHand = 0,
    reference,
    reason,
  } = input as { delta?: number; onHand?: number; reference?: string; reason?: string }
  const target = (shelf: Shelf) => (isAdjustment ? shelf.onHand + delta : onHand)
  const known = status !== null && status < 500
  const span = { from: at, until: until !== null && known ? until : Infinity }
  if (status === 409) return { ...span, apply: (s) => (target(s) < s.reserved ? s : null) }
  if (known && status >= 300) return null
  const movement = movements.find((it) => (isAdjustment ? it.reference === reference : it.reason === reason))
  if (!known && !movement) return null
  const said = known ? (output as { onHandAfter?: number; reserved?: number }) : {}
  const after = said.onHandAfter ?? movement?.after ?? onHand
  return {
    ...span,
    ...(movement && { likely: movement.at }),
    apply: (s) => {
      if (target(s) !== after || (said.reserved !== undefined && said.reserved !== s.reserved)) return null
      return may({ ...s, onHand: after })
    },
  }
}

/** Somebody read what there is. */
function reading({ what, at, until, status, output }: Deed): Operation<Shelf> | null {
  if (what !== 'GET /v1/inventory/{productId}' || status !== 200 || until === null) return null
  const { available, onHand, reserved } = output as { available: number; onHand?: number; reserved?: number }
  return {
    from: at,
    until,
    apply: (s) =>
      s.onHand - s.reserved === available &&
      (onHand === undefined || (onHand === s.onHand && reserved === s.reserved))
        ? s
        : null,
  }
}
