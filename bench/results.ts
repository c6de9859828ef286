import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { findBinaries } from '#src/postgres/binaries.ts'
import type { Outcome, Scenario } from './scenario.ts'
import type { Spread } from './spread.ts'

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
export async function measuredOn(): Promise<Pick<Results, 'at' | 'commit' | 'machine' | 'versions'>> {
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
    versions: { node: process.version, postgres: await postgresVersion() },
  }
}

/** The results, and what one more scenario found. */
export const withOutcome = (
  results: Results,
  { name, what, reach }: Scenario,
  outcome: Outcome,
): Results => ({
  ...results,
  scenarios: { ...results.scenarios, [name]: { what, reach, ...outcome } },
})

/** A new baseline: what wasn't run now stays as it was saved before. */
export function overBaseline(results: Results, before: Results | null): Results {
  // A day second by second is nothing to compare with.
  const { day, ...compared } = results.scenarios
  return { ...results, scenarios: { ...before?.scenarios, ...compared } }
}

/** A figure that is lower than the baseline's, and not by chance. */
export interface Fall {
  scenario: string
  /** As it is shown: `order: answers a second 0.53 → 0.40`. */
  line: string
}

/** A median that is lower than this part of the baseline's has fallen. */
const fall = 0.85

/**
 * Ratios that fell by more than 15 %: their median did, and no round of them reached the baseline's median, which by
 * chance happens once in 2^rounds. Scenarios that weren't run are left out, and so is what the baseline hasn't.
 */
export function fallen(results: Results, baseline: Results): Fall[] {
  return Object.entries(results.scenarios).flatMap(([scenario, outcome]) => {
    const before = baseline.scenarios[scenario]
    return (['ratio', 'cpuRatio'] as const).flatMap((figure) => {
      const [was, is] = [before?.[figure], outcome[figure]]
      if (!was || !is || !fell(was, is)) return []
      const label = figure === 'ratio' ? 'answers a second' : 'processor time'
      return [{ scenario, line: `${scenario}: ${label} ${was.median.toFixed(2)} → ${is.median.toFixed(2)}` }]
    })
  })
}

const fell = (was: Spread, is: Spread) => is.median < fall * was.median && is.max < was.median

/** The head of the table of scenarios, in Markdown; a row of it is printed whenever a scenario ends. */
export const tableHead = [
  '| scenario | to reach | answers/s: ratio | CPU per answer: ratio | reached | figures of this run |',
  '| --- | --- | --- | --- | --- | --- |',
].join('\n')

/** A scenario's row, so that the table can be pasted as it is. */
export function tableRow(name: string, outcome: Outcome & { reach: string }): string {
  const cell = (spread: Spread | undefined) =>
    spread ? `${spread.median.toFixed(2)} (${spread.min.toFixed(2)}–${spread.max.toFixed(2)})` : ''
  const figures = Object.entries(outcome.figures).map(([label, figure]) => `${label} ${figure}`)
  const cells = [
    name,
    outcome.reach,
    cell(outcome.ratio),
    cell(outcome.cpuRatio),
    outcome.reached ? 'yes' : 'no',
    figures.join('; '),
  ]
  return `| ${cells.join(' | ')} |`
}

/** The whole table, and what scenarios have to show besides. */
export function table({ scenarios }: Pick<Results, 'scenarios'>): string {
  const rows = Object.entries(scenarios).map(([name, outcome]) => tableRow(name, outcome))
  const more = Object.values(scenarios).flatMap(({ tables = {} }) =>
    Object.entries(tables).map(([title, text]) => `\n${title}:\n\n${text}`),
  )
  return [tableHead, ...rows, ...more].join('\n')
}

/** `18.4`, of the server that is embedded. */
async function postgresVersion(): Promise<string> {
  const { postgres } = await findBinaries()
  return execFileSync(postgres, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1) ?? ''
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
