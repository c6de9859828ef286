/** A figure at a moment: seconds, and whatever it counts. */
export type Point = [second: number, value: number]

/** The line through a series: how it rises, and how sure that is. */
export interface Trend {
  /** Per second: the middle of the slopes between all pairs of points (Theil and Sen), which single peaks don't move. */
  slope: number
  /** Between these it lies with 95 % certainty, by the noise of the points (Kendall). */
  low: number
  high: number
  /** The middle of the values. */
  level: number
  /** What the line rises by from its first point to its last. */
  rise: number
  /** The least that it rises by, with that certainty; 0 where it may as well not rise. */
  surely: number
}

/** 1.96 standard deviations hold 95 % of a normal distribution. */
const certainty = 1.96

/** The line through the points. Of fewer than three nothing can be said. */
export function trendOf(points: Point[]): Trend | null {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 3 || !first || !last) return null
  const slopes: number[] = []
  for (const [n, [at, value]] of points.entries())
    for (const [later, other] of points.slice(n + 1))
      if (later > at) slopes.push((other - value) / (later - at))
  if (slopes.length === 0) return null
  slopes.sort((a, b) => a - b)
  const n = points.length
  const slope = middle(slopes)
  // Of how many pairs more rise than fall by chance alone: of more, where each point is much as the one before (Yue and Wang).
  const alike = alikeness(points.map(([at, value]) => value - slope * at))
  const spread = certainty * Math.sqrt(((n * (n - 1) * (2 * n + 5)) / 18) * ((1 + alike) / (1 - alike)))
  const at = (rank: number) => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))] as number
  const low = at((slopes.length - spread) / 2)
  const high = at((slopes.length + spread) / 2)
  const seconds = last[0] - first[0]
  const level = middle(points.map(([, value]) => value).sort((a, b) => a - b))
  return { slope, low, high, level, rise: slope * seconds, surely: Math.max(0, low) * seconds }
}

/** How much a value tells of the next: 0 where it tells nothing, nearly 1 where they hardly differ (the autocorrelation of lag 1). */
function alikeness(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const off = values.map((value) => value - mean)
  const all = off.reduce((sum, value) => sum + value * value, 0)
  const scale = Math.max(...values.map(Math.abs), 1)
  // What is left of a line is the rounding of its numbers.
  if (all <= values.length * (scale * 1e-9) ** 2) return 0
  const next = off.slice(1).reduce((sum, value, n) => sum + value * (off[n] as number), 0)
  return Math.min(0.98, Math.max(0, next / all))
}

/** Of sorted numbers. */
const middle = (sorted: number[]): number =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] as number) +
    (sorted[Math.ceil((sorted.length - 1) / 2)] as number)) /
  2

/** The last two thirds: what comes first is warming up. */
export function lastTwoThirds(points: Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const from = first[0] + (last[0] - first[0]) / 3
  return points.filter(([at]) => at >= from)
}

/** One point of each stretch: the least of it. What a heap holds is what is left after garbage was collected. */
export function leastOf(points: Point[], stretch: number): Point[] {
  const least = new Map<number, Point>()
  for (const point of points) {
    const key = Math.floor(point[0] / stretch)
    const known = least.get(key)
    if (!known || point[1] < known[1]) least.set(key, point)
  }
  return [...least.values()]
}
