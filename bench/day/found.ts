import { bySecond, type Figures, figuresOf, type Second } from './figures.ts'
import type { Lag } from './lag.ts'
import type { Complaint } from './log-lines.ts'
import type { Fault, Sample, Tally } from './tally.ts'
import { calmSeconds, type Use } from './watch.ts'

/** What a day showed, as text, page and JSON tell it. Times are milliseconds. */
export interface Found {
  seconds: number
  shoppers: number
  /** Answers a second: the most that the machine gave just before, and on average of the day. */
  capacity: number
  perSecond: number
  /** Milliseconds between two steps of a shopper, on average. */
  think: number
  all: Figures
  /** Of the seconds in which nothing else had much of the machine: how many, and their answers. */
  calm: Figures & { seconds: number }
  /** All answers, second by second. */
  overTime: Second[]
  routes: (Figures & { route: string; calm: Figures; outcomes: [name: string, count: number][] })[]
  happenings: [what: string, count: number][]
  orders: number
  /** Orders that were placed, second by second. */
  ordersOverTime: number[]
  /** What orders of the day had become when all was settled. */
  statuses: { status: string; orders: number }[]
  waits: { what: string; figures: Figures; calm: Figures; samples: Sample[] }[]
  lags: Lag[]
  use: Use[]
  faults: Fault[]
  complaints: Complaint[]
  /** Null where they are clean, else what is wrong with them. */
  books: string | null
  /** The same in a few words. */
  figures: Record<string, string>
}

type Raw = Pick<
  Found,
  | 'seconds'
  | 'shoppers'
  | 'capacity'
  | 'think'
  | 'faults'
  | 'lags'
  | 'use'
  | 'statuses'
  | 'complaints'
  | 'books'
> & { tally: Tally }

/** Routes whose `201 placed` is an order. */
const ordering = ['POST /v1/cart/checkout', 'POST /v1/orders']

/** Makes figures of what was tallied. What came after the last second isn't in the series, but in the counts. */
export function foundIn({ tally, ...raw }: Raw): Found {
  const quiet = new Set(calmSeconds(raw.use))
  const calmOf = (all: Sample[]) =>
    figuresOf(all.filter(({ at }) => quiet.has(Math.floor(at / 1000))).map(({ took }) => took))
  const routes = [...tally.routes].map(([route, { samples, outcomes }]) => ({
    route,
    ...figuresOf(samples.map(({ took }) => took)),
    calm: calmOf(samples),
    outcomes: [...outcomes].sort(([, a], [, b]) => b - a),
  }))
  const samples = [...tally.routes.values()].flatMap((entry) => entry.samples)
  const all = figuresOf(samples.map(({ took }) => took))
  const placed = ordering.flatMap((route) => tally.routes.get(route)?.samples ?? [])
  const orders = raw.statuses.reduce((sum, status) => sum + status.orders, 0)
  const overTime = bySecond(samples, raw.seconds)
  const perSecond = overTime.reduce((sum, { count }) => sum + count, 0) / raw.seconds
  const worst = raw.lags.toSorted((a, b) => b.all.max - a.all.max)[0]
  return {
    ...raw,
    all,
    overTime,
    perSecond,
    orders,
    calm: { seconds: quiet.size, ...calmOf(samples) },
    routes: routes.sort((a, b) => b.count - a.count),
    happenings: [...tally.happenings].sort(([, a], [, b]) => b - a),
    ordersOverTime: bySecond(placed, raw.seconds).map(({ count }) => count),
    waits: [...tally.waits].map(([what, waited]) => ({
      what,
      figures: figuresOf(waited.map(({ took }) => took)),
      calm: calmOf(waited),
      samples: waited,
    })),
    figures: {
      requests: `${whole(perSecond)}/s`,
      'of what it gives': `${((100 * perSecond) / raw.capacity).toFixed(0)} % of ${whole(raw.capacity)}/s`,
      orders: `${(orders / raw.seconds).toFixed(1)}/s`,
      p50: `${all.p50.toFixed(1)} ms`,
      p99: `${all.p99.toFixed(1)} ms`,
      'greatest event lag': worst ? `${worst.all.max.toFixed(0)} ms (${worst.module})` : 'none',
      errors: String(raw.faults.length),
      books: raw.books === null ? 'clean' : 'not clean',
    },
  }
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
