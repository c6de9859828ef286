import type { Sample } from './tally.ts'

/** Of some times: how many, and the least that half, nine tenths, 99 of a hundred and all of them keep to. */
export interface Figures {
  count: number
  p50: number
  p90: number
  p99: number
  max: number
}

/** Nearest rank: each figure is one of the values. Of none all are NaN. */
export function figuresOf(values: number[]): Figures {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}

/** A second of the day, counted from 0. */
export interface Second extends Figures {
  second: number
}

/** Second by second, also those in which there was nothing (`count` 0); what came later than `seconds` is left out. */
export function bySecond(samples: Sample[], seconds: number): Second[] {
  const buckets: number[][] = Array.from({ length: seconds }, () => [])
  for (const { at, took } of samples) buckets[Math.floor(at / 1000)]?.push(took)
  return buckets.map((values, second) => ({ second, ...figuresOf(values) }))
}

/** The heads of the columns that `shownTimes` gives. */
export const timeHeads = ['p50 ms', 'p90 ms', 'p99 ms', 'max ms', 'p50 calm', 'p99 calm']

/** As tables show them: of all, and of those in calm seconds. */
export const shownTimes = (all: Figures, calm: Figures): string[] =>
  [all.p50, all.p90, all.p99, all.max, calm.p50, calm.p99].map((time) =>
    Number.isFinite(time) ? time.toFixed(1) : '–',
  )
