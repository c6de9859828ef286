import type { Counter, Histogram } from './figure.ts'

/**
 * Where things are counted. What a transaction does is counted after its commit (`tx.afterCommit`): what is rolled back, or
 * comes a second time and changes nothing, didn't happen.
 */
export interface Meter {
  count<L extends string>(counter: Counter<L>, labels: Record<NoInfer<L>, string>, by?: number): void
  /** `value` in the figure's unit. The trace of the step under way, where it is told, is an exemplar of it. */
  observe<L extends string>(
    histogram: Histogram<L>,
    labels: Record<NoInfer<L>, string>,
    value: number,
    times?: number,
  ): void
}

/** Where nobody looks: in tools, and in tests of something else. */
export const noMeter: Meter = { count() {}, observe() {} }
