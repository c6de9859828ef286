import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import type { Outcome, Scenario } from './scenario.ts'

/** What a run leaves behind: figures, and what they were measured on. */
export interface Results {
  at: string
  commit: string
  machine: { cpu: string; cores: number; memoryGb: number; system: string }
  versions: { node: string; postgres: string }
  rounds: number
  seconds: number
  scenarios: Record<string, Outcome & { what: string; reach: string }>
}

/** Where figures come from; without them they mean nothing. */
export function measuredOn(postgres: string): Pick<Results, 'at' | 'commit' | 'machine' | 'versions'> {
  const [cpu] = cpus()
  return {
    at: new Date().toISOString(),
    commit:
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain') ? ' and what is not committed' : ''),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      system: `${process.platform} ${release()}`,
    },
    versions: { node: process.version, postgres },
  }
}

/** What fell by more than this, against the committed baseline, is named. */
const fall = 0.15

/** Ratios that are lower than the baseline's by more than 15 %, each as a line. Scenarios that weren't run are left out. */
export function fallen(results: Results, baseline: Results): string[] {
  return Object.entries(results.scenarios).flatMap(([name, outcome]) => {
    const before = baseline.scenarios[name]
    return (['ratio', 'cpuRatio'] as const).flatMap((figure) => {
      const [was, is] = [before?.[figure]?.median, outcome[figure]?.median]
      if (was === undefined || is === undefined || is >= was * (1 - fall)) return []
      const label = figure === 'ratio' ? 'answers a second' : 'processor time'
      return [`${name}: ${label} ${was.toFixed(2)} → ${is.toFixed(2)}`]
    })
  })
}

/** The table at the end, in Markdown, so that it can be pasted as it is. */
export function table(results: Results): string {
  const cell = (spread: Outcome['ratio']) =>
    spread ? `${spread.median.toFixed(2)} (${spread.min.toFixed(2)}–${spread.max.toFixed(2)})` : ''
  const rows = Object.entries(results.scenarios).map(([name, outcome]) => [
    name,
    outcome.reach,
    cell(outcome.ratio),
    cell(outcome.cpuRatio),
    outcome.reached ? 'yes' : 'no',
    Object.entries(outcome.figures)
      .map(([label, figure]) => `${label} ${figure}`)
      .join('; '),
  ])
  const head = [
    'scenario',
    'to reach',
    'answers/s: ratio',
    'CPU per answer: ratio',
    'reached',
    'figures of this run',
  ]
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

export const outcomeRow = ({ what, reach }: Scenario, outcome: Outcome) => ({ what, reach, ...outcome })

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
