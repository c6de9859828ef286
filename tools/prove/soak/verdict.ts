import { allowances, type Bound, boundOf, type Kind } from './bounds.ts'
import { lastTwoThirds, leastOf, type Point, type Trend, trendOf } from './trend.ts'

/** A figure over the whole soak. */
export interface Series {
  kind: Kind
  name: string
  points: Point[]
}

/** What a series came to. */
export interface Verdict {
  series: Series
  trend: Trend | null
  bound: Bound | null
  /** Null where it is as it is said to be. */
  fault: string | null
}

/** Seconds within which a heap is collected. */
const collected = 20

/** Holds a series against what is said to bound it: a line through its last two thirds, and its slope against its noise. */
export function judge(series: Series): Verdict {
  const { kind, name, points } = series
  const bound = boundOf(kind, name)
  const late = lastTwoThirds(points)
  const trend = trendOf(kind === 'heap' ? leastOf(late, collected) : late)
  if (!bound)
    return { series, trend, bound, fault: 'nobody has said what bounds it (tools/prove/soak/bounds.ts)' }
  if (!trend) return { series, trend, bound, fault: null }
  const { share, least, unit } = allowances[kind]
  const allowed = Math.max(least, share * trend.level)
  const rose = bound.is === 'flat' && trend.surely > allowed
  const round = (value: number) => `${value.toFixed(1)} ${unit}`.trim()
  const fault = rose
    ? `rose by ${round(trend.rise)}, by ${round(trend.surely)} at least, at a level of ${round(trend.level)}; flat is up to ${round(allowed)}, as ${bound.why}`
    : null
  return { series, trend, bound, fault }
}
