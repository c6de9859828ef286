import { escaped, figure, style, table } from '../../plots/html.ts'
import { firstOf } from '../checks/read.ts'
import { latencies, memory, ordersOverTime } from './plots.ts'
import type { Report } from './report.ts'

/** A report as one page that needs nothing else; light or dark as the reader has it. */
export function page(report: Report): string {
  const { shape, seed, command, began, checks, faults, violations, operations, faultsByKind } = report
  const tiles: [string, string][] = [
    ['Violations', String(violations)],
    ['Requests', operations.reduce((sum, { times }) => sum + times, 0).toLocaleString('en')],
    ['Orders', report.seconds.reduce((sum, { orders }) => sum + orders, 0).toLocaleString('en')],
    ['Faults', `${faults.length} of ${Object.keys(faultsByKind).length} kinds`],
    ['Played', `${(report.ended - report.opened).toFixed(0)} s`],
    ['At rest after', `${(report.settled - report.ended).toFixed(1)} s`],
  ]
  const broken = checks.filter((check) => check.broken.length > 0)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Proof of seed ${seed}</title>
<style>${style}</style>
<main>
<h1>${violations === 0 ? 'Nothing is broken' : `${violations} violations`}</h1>
<p class="origin">${escaped(`${began.slice(0, 16).replace('T', ' ')} UTC · ${shape === 'one' ? 'one process' : report.processes.join(', ')} · seed ${seed} · ${command}`)}</p>
<dl class="tiles">${tiles.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>
<h2>What must hold</h2>
${table(
  ['check', 'what it promises', 'looked at', 'broken'],
  checks.map(({ name, says, looked, broken }) => [
    name,
    says,
    looked.toLocaleString('en'),
    String(broken.length),
  ]),
)}
${broken
  .map(
    (check) =>
      `<h2>${escaped(check.name)}</h2>${table(
        ['what broke it'],
        firstOf(check.broken, 100).map((what) => [what]),
      )}`,
  )
  .join('')}
${[ordersOverTime, latencies, memory].map((plot) => figure(plot(report))).join('')}
<h2>What was done to it</h2>
${table(
  ['from', 'to', 'kind', 'what'],
  faults.map(({ at, until, kind, what }) =>
    [at, until].map((ms) => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`)).concat(kind, what),
  ),
)}
<h2>What was asked of it</h2>
${table(
  ['operation', 'times', 'answers'],
  operations.map(({ what, times, answers }) => [
    what,
    times.toLocaleString('en'),
    Object.entries(answers)
      .map(([status, n]) => `${status}: ${n}`)
      .join(', '),
  ]),
)}
</main>
</html>
`
}
