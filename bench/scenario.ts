import type { Race } from './race.ts'
import type { Spread } from './spread.ts'
import type { Stage } from './stage.ts'

/** What a scenario found. */
export interface Outcome {
  /** Compared with the baseline; higher is better. */
  ratio?: Spread
  cpuRatio?: Spread
  /** Whether the target is reached. */
  reached: boolean
  /** What else is worth knowing, as it is shown. */
  figures: Record<string, string>
  /** What doesn't fit into a line: Markdown tables, by their titles, shown after it. */
  tables?: Record<string, string>
  /** Kept in the results, not shown. */
  detail?: unknown
}

/** One line of the bench, run by its name. */
export interface Scenario {
  name: string
  /** What is measured, against what. */
  what: string
  /** The target as it is shown: `≥ 0.8`. */
  reach: string
  /** Whether this machine has what it takes; says so where it hasn't, and the scenario is left out. */
  possible?: () => Promise<boolean>
  run(stage: Stage): Promise<Outcome>
}

/** A race as an outcome: reached where the median ratio of answers a second is at least `target`. */
export function outcomeOf(result: Race, target: number): Outcome {
  const pace = ({ perSecond, cpu, p99 }: Race['mart']) =>
    `${perSecond.median.toFixed(0)}/s, ${cpu.median.toFixed(0)} µs, p99 ${p99.median.toFixed(0)} ms`
  return {
    ratio: result.ratio,
    cpuRatio: result.cpuRatio,
    reached: result.ratio.median >= target,
    figures: { mart: pace(result.mart), limit: pace(result.limit) },
    detail: { mart: result.mart, limit: result.limit },
  }
}
