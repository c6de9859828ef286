import { createCodec } from './codec.ts'
import { faultsOf, holds } from './invariants.ts'
import { bus } from './parts/bus.ts'
import { begin } from './parts/order.ts'
import type { Part } from './parts/part.ts'
import { people } from './parts/people.ts'
import { provider } from './parts/provider.ts'
import type { Rules } from './rules.ts'
import { type Listener, listeners, type Queue, type Shelf, type Step, type Strand } from './world.ts'

/** Everything that can do something, by itself. A new part of the mart is one more. */
const parts: Part[] = [bus, provider, people]

/** What bounds the world: how often what could go on for ever happens to each order. */
export interface Bounds {
  /** Crashes after which events come again, beside each coming again once at most. */
  repeats: number
  refunds: number
  reminders: number
  /** Deliveries that nobody takes in. */
  failures: number
}

/** An order that was just placed. */
export function placed(
  method: Strand['order']['method'],
  bounds: Bounds,
  rules: Rules,
  charged: Strand['order']['charged'] = 'at_packing',
): Strand {
  const queues = Object.fromEntries(listeners.map((it) => [it, { waiting: [], recent: [] }]))
  const strand: Strand = {
    order: { method, charged, status: 'pending', refunded: 0, settled: 0, cancelReason: null, restock: null },
    stock: 'none',
    payment: null,
    refunds: [],
    ledger: { captured: 0, refunded: 0 },
    calls: [],
    provider: null,
    told: { confirmed: 0, cancelled: 0 },
    queues: queues as unknown as Record<Listener, Queue>,
    left: { ...bounds },
  }
  begin(strand, rules)
  return strand
}

/** All that can happen next to one order. */
export const stepsOf = (strand: Strand, shelf: Shelf, rules: Rules): Step[] =>
  parts.flatMap((part) => part.steps(strand, shelf, rules))

/** Once nothing comes again any more, what came is not remembered for it. */
function settled(strand: Strand): Strand {
  if (strand.left.repeats > 0) return strand
  for (const listener of listeners) strand.queues[listener].recent = []
  return strand
}

/** What is kept of an order's state, once however many states of the world it is a part of. */
export interface Known {
  text: string
  faults: string[]
  promised: number
  out: number
}

/**
 * The states of single orders, each known by a number. The rules are asked once for each and each shelf, however many
 * states of the world have it: nothing is left out by that, as what an order can do depends on these two alone.
 */
export function createStrands(rules: Rules, orders: number) {
  const codec = createCodec()
  const none: undefined[] = []
  const numbers = new Map<string, number>()
  const known: Known[] = []
  const shelves: Shelf[] = []
  const shelfNumbers = new Map<string, number>()
  /** By strand, by shelf: pairs of the next strand and the next shelf. */
  const next: (Int32Array | undefined)[][] = []

  const numberOf = (strand: Strand): number => {
    const text = codec.write(settled(strand))
    let number = numbers.get(text)
    if (number === undefined) {
      number = known.length
      numbers.set(text, number)
      known.push({ text, faults: faultsOf(strand), ...holds(strand) })
      next.push(orders > 1 ? [] : none)
    }
    return number
  }
  const shelfNumberOf = (shelf: Shelf): number => {
    const text = `${shelf.onHand} ${shelf.reserved}`
    let number = shelfNumbers.get(text)
    if (number === undefined) {
      number = shelves.length
      shelfNumbers.set(text, number)
      shelves.push(shelf)
    }
    return number
  }
  const read = (number: number): Strand => codec.read((known[number] as Known).text)
  return {
    numberOf,
    shelfNumberOf,
    known: (number: number) => known[number] as Known,
    shelf: (number: number) => shelves[number] as Shelf,
    count: () => known.length,
    /** The next states: strand, shelf, strand, shelf … */
    next(number: number, shelf: number): Int32Array {
      const own = next[number] as (Int32Array | undefined)[]
      const kept = own[shelf]
      if (kept) return kept
      const at = shelves[shelf] as Shelf
      const pairs = stepsOf(read(number), at, rules).flatMap((step) => [
        numberOf(step.strand),
        step.shelf ? shelfNumberOf(step.shelf) : shelf,
      ])
      const made = Int32Array.from(pairs)
      // A single order comes to each of its states once.
      if (orders > 1) own[shelf] = made
      return made
    },
    /** What a person would say of the step from one to another. */
    words(number: number, shelf: number, then: number, thenShelf: number): string {
      const step = stepsOf(read(number), shelves[shelf] as Shelf, rules).find(
        (step) =>
          numberOf(step.strand) === then && (step.shelf ? shelfNumberOf(step.shelf) : shelf) === thenShelf,
      )
      return step?.words ?? 'something'
    },
  }
}

export type Strands = ReturnType<typeof createStrands>
