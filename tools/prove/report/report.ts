import type { Deed, History, Injected } from '../history.ts'
import type { Sample } from '../playing/watch.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** What a check found. */
export interface CheckResult {
  name: string
  says: string
  looked: number
  broken: string[]
  /** Milliseconds. */
  took: number
}

/** A second of a run: answers of all operations, and orders that were accepted. */
export interface Second {
  second: number
  count: number
  orders: number
  unanswered: number
  p50: number
  p99: number
  max: number
}

/** What a run did and found: all that its text, its JSON and its page say. */
export interface Report {
  shape: 'one' | 'split'
  processes: string[]
  seed: number
  minutes: number
  shoppers: number
  command: string
  began: string
  /** Seconds: until the shop was open, until play was over, until the mart had come to rest. */
  opened: number
  ended: number
  settled: number
  /** How often each operation was called, and what it was answered. */
  operations: { what: string; times: number; answers: Record<string, number> }[]
  moves: Record<string, number>
  faults: Injected[]
  faultsByKind: Record<string, number>
  seconds: Second[]
  memory: Sample[]
  checks: CheckResult[]
  violations: number
}

/** Sums a run up. */
export function summed(run: {
  mart: ProvenMart
  options: { seed: number; minutes: number; shoppers: number; command?: string }
  history: History
  began: Date
  opened: number
  ended: number
  settled: number
  samples: Sample[]
  results: CheckResult[]
}): Report {
  const { mart, options, history, began, results } = run
  return {
    shape: mart.shape,
    processes: mart.processes().map(({ name }) => name),
    seed: options.seed,
    minutes: options.minutes,
    shoppers: options.shoppers,
    command: options.command ?? '',
    began: began.toISOString(),
    opened: run.opened / 1000,
    ended: run.ended / 1000,
    settled: run.settled / 1000,
    operations: byOperation(history.deeds),
    moves: counted(history.deeds.map(({ move }) => move)),
    faults: history.faults,
    faultsByKind: counted(history.faults.map(({ kind }) => kind)),
    seconds: bySecond(history.deeds, Math.ceil(run.ended / 1000)),
    memory: run.samples,
    checks: results,
    violations: results.reduce((sum, { broken }) => sum + broken.length, 0),
  }
}

function byOperation(deeds: Deed[]): Report['operations'] {
  const found = new Map<string, { what: string; times: number; answers: Record<string, number> }>()
  for (const { what, status } of deeds) {
    const it = found.get(what) ?? { what, times: 0, answers: {} }
    found.set(what, it)
    it.times++
    const answer = status === null ? 'none' : String(status)
    it.answers[answer] = (it.answers[answer] ?? 0) + 1
  }
  return [...found.values()].sort((a, b) => b.times - a.times)
}

/** How often each occurs, the most frequent first. */
export function counted(names: string[]): Record<string, number> {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return Object.fromEntries([...found].sort(([, a], [, b]) => b - a))
}

const orders = ['POST /v1/orders', 'POST /v1/cart/checkout']

/** By the second in which they were sent. Streams last as long as they are listened to, and say nothing of how fast answers are. */
export function bySecond(deeds: Deed[], seconds: number): Second[] {
  const found = Array.from({ length: Math.max(1, seconds) }, () => ({
    took: [] as number[],
    orders: 0,
    unanswered: 0,
  }))
  for (const { at, until, what, status } of deeds) {
    const second = found[Math.floor(at / 1000)]
    if (!second || what.endsWith('/stream')) continue
    if (until === null) second.unanswered++
    else second.took.push(until - at)
    if (status === 201 && orders.includes(what)) second.orders++
  }
  return found.map(({ took, ...rest }, second) => {
    const sorted = took.sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
    return { second, count: sorted.length, ...rest, p50: at(0.5), p99: at(0.99), max: at(1) }
  })
}
