import { firstOf } from '../checks/read.ts'
import type { Report } from './report.ts'

/** A report for the terminal: what was played, what was done to the mart, and what holds. */
export function asText(report: Report): string {
  const { shape, seed, operations, faultsByKind, faults, checks, violations, opened, ended, settled } = report
  const times = operations.reduce((sum, { times }) => sum + times, 0)
  const accepted = report.seconds.reduce((sum, { orders }) => sum + orders, 0)
  const lines = [
    '',
    `${shape === 'one' ? 'One process' : `${report.processes.length} processes`}, seed ${seed}: played ${(ended - opened).toFixed(0)} s, at rest ${(settled - ended).toFixed(1)} s after`,
    `${times.toLocaleString('en')} requests of ${operations.length} operations, ${accepted.toLocaleString('en')} orders; ${answersOf(report)}`,
    `${faults.length} faults of ${Object.keys(faultsByKind).length} kinds: ${
      Object.entries(faultsByKind)
        .map(([kind, n]) => `${kind} ${n}`)
        .join(', ') || 'none'
    }`,
    '',
  ]
  for (const { name, looked, broken, took } of checks) {
    lines.push(
      `${broken.length === 0 ? '✔' : '✘'} ${name.padEnd(22)} ${`looked at ${looked.toLocaleString('en')}`.padEnd(22)} ${(took / 1000).toFixed(1)} s`,
    )
    lines.push(...firstOf(broken, 20).map((what) => `    ${what}`))
  }
  lines.push(
    '',
    violations === 0 ? 'Nothing is broken.' : `${violations} violations. Seed ${seed} plays it again.`,
  )
  return lines.join('\n')
}

function answersOf({ operations }: Report): string {
  const sums: Record<string, number> = {}
  for (const { answers } of operations)
    for (const [status, n] of Object.entries(answers)) {
      const kind = status === 'none' ? 'no answer' : `${status[0]}xx`
      sums[kind] = (sums[kind] ?? 0) + n
    }
  return Object.entries(sums)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, n]) => `${kind} ${n.toLocaleString('en')}`)
    .join(', ')
}
