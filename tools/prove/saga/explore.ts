import { faultOfShelf } from './invariants.ts'
import { type Rules, realRules } from './rules.ts'
import { createStates, type States } from './states.ts'
import { type Bounds, createStrands, placed, type Strands } from './strands.ts'
import type { Strand } from './world.ts'

/** A shop with one product, so much of it, and one or two orders of one piece each. */
export interface World {
  orders: Strand['order']['method'][]
  stock: number
  /** When cards are charged; with the order packed, where it isn't said. */
  charged?: Strand['order']['charged']
}

export interface Options {
  /** Steps from the beginning; without end where there is none. */
  depth?: number
  rules?: Rules
  bounds?: Bounds
  /** States that it ends at, and says so: 25 million take half a gigabyte. */
  most?: number
  /** Asked now and then: whether it has to end here, for its time or its memory. */
  until?: () => boolean
}

/** What was found of one world. */
export interface Explored {
  world: World
  states: number
  transitions: number
  /** The deepest that was explored whole. */
  depth: number
  /** Nothing is left to explore at any depth. */
  whole: boolean
  /** Different states of single orders. */
  strands: number
  ms: number
  violation: { faults: string[]; trace: string[] } | null
}

const usualBounds: Bounds = { repeats: 1, refunds: 1, reminders: 1, failures: 0 }

const bits = 2 ** 23
/** More steps than one state has. */
const mostSteps = 256
const shelvesMost = 64

/**
 * Explores every interleaving of what can happen in a world, breadth first, so that the first violation is the shortest
 * way to one. No state is left out by symmetry or partial order.
 */
export function exploreWorld(world: World, options: Options = {}): Explored {
  const {
    depth = Number.POSITIVE_INFINITY,
    rules = realRules,
    bounds = usualBounds,
    most = 25_000_000,
  } = options
  const began = performance.now()
  const strands = createStrands(rules, world.orders.length)
  const states = createStates(most)
  const [first, second] = world.orders.map((method) =>
    strands.numberOf(placed(method, bounds, rules, world.charged)),
  )
  const none = second === undefined
  const key = (a: number, b: number, shelf: number) => {
    if (a >= bits || b >= bits || shelf >= shelvesMost) throw new RangeError('too many states of one order')
    return (a * bits + b) * shelvesMost + shelf
  }
  states.add(
    key(first as number, second ?? 0, strands.shelfNumberOf({ onHand: world.stock, reserved: 0 })),
    0,
  )

  const faults = (a: number, b: number, shelf: number): string[] => {
    const [one, other] = [strands.known(a), none ? null : strands.known(b)]
    const promised = one.promised + (other?.promised ?? 0)
    const out = one.out + (other?.out ?? 0)
    const ofShelf = faultOfShelf(world.stock, strands.shelf(shelf), promised, out)
    if (!ofShelf && one.faults.length === 0 && !other?.faults.length) return []
    return [...one.faults, ...(other?.faults ?? []), ...(ofShelf ? [ofShelf] : [])]
  }
  let transitions = 0
  let layerEnd = states.size
  let reached = 0
  let at = 0
  const result = (whole: boolean, violation: Explored['violation']): Explored => ({
    world,
    states: states.size,
    transitions,
    depth: reached,
    whole,
    strands: strands.count(),
    ms: performance.now() - began,
    violation,
  })
  for (; at < states.size; at++) {
    if (at === layerEnd) {
      reached += 1
      layerEnd = states.size
      if (reached >= depth) return result(false, null)
    }
    if (states.size + mostSteps > most) return result(false, null)
    if (options.until && at % 4096 === 0 && options.until()) return result(false, null)
    const [a, b, shelf] = partsOf(states.key(at))
    const order = (which: 0 | 1) => {
      const next = strands.next(which === 0 ? a : b, shelf)
      for (let pair = 0; pair < next.length; pair += 2) {
        const [strand, then] = [next[pair] as number, next[pair + 1] as number]
        transitions += 1
        const [one, other] = which === 0 ? [strand, b] : [a, strand]
        if (!states.add(key(one, other, then), at)) continue
        const found = faults(one, other, then)
        if (found.length > 0) return found
      }
      return null
    }
    const found = order(0) ?? (none ? null : order(1))
    if (found)
      return result(false, { faults: found, trace: traceOf(states, strands, states.size - 1, world) })
  }
  return result(true, null)
}

function partsOf(key: number): [a: number, b: number, shelf: number] {
  const shelf = key % shelvesMost
  const rest = (key - shelf) / shelvesMost
  const b = rest % bits
  return [(rest - b) / bits, b, shelf]
}

/** The steps that led to a state, in words. */
function traceOf(states: States, strands: Strands, last: number, { orders }: World): string[] {
  const words: string[] = []
  for (let at = last; at > 0; at = states.from(at)) {
    const [a, b, shelf] = partsOf(states.key(states.from(at)))
    const [nextA, nextB, nextShelf] = partsOf(states.key(at))
    const isFirst = a !== nextA || orders.length === 1 || b === nextB
    const name = `order ${isFirst ? 1 : 2} (${orders[isFirst ? 0 : 1] === 'card' ? 'card' : 'cash'})`
    const said = isFirst
      ? strands.words(a, shelf, nextA, nextShelf)
      : strands.words(b, shelf, nextB, nextShelf)
    words.unshift(`${name}: ${said}`)
  }
  return words
}
