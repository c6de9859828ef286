import { escaped, figure, style, table } from '../../tools/plots/html.ts'
import { shownTimes, timeHeads } from './figures.ts'
import type { Found } from './found.ts'
import { latency, placed, routes, throughput } from './plots-of-answers.ts'
import { lags, statuses, waits } from './plots-of-orders.ts'
import { cores, memory } from './plots-of-the-machine.ts'
import { told } from './telling.ts'

/** So many faults are spelled out. */
const shown = 20

/** What a page says of where its figures come from. */
export interface Origin {
  at: string
  commit: string
  machine: { cpu: string; cores: number; memoryGb: number; system: string }
  versions: { node: string; postgres: string }
}

/** The day as one page that needs nothing else: figures, plots, tables; light or dark as the reader has it. */
export function page(found: Found, { at, commit, machine, versions }: Origin): string {
  const { faults, books } = found
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A day at the mart</title>
<style>${style}</style>
<main>
<h1>A day at the mart</h1>
<p class="origin">${escaped(
    `${at.slice(0, 16).replace('T', ' ')} UTC · ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB · Node ${versions.node.slice(1)}, PostgreSQL ${versions.postgres} · commit ${commit}`,
  )}</p>
<p class="told">${escaped(told(found))}</p>
<dl class="tiles">${Object.entries(found.figures)
    .map(([name, figure]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(figure)}</dd></div>`)
    .join('')}</dl>
${[throughput, placed, latency, routes, waits, statuses].map((plot) => figure(plot(found))).join('')}
<h2>From said to handled</h2>
<p>Every event of the day, by the module that handled it: from the moment at which it was said (before it was committed to the outbox) to the commit of what it did.</p>
<div class="multiples">${lags(found).map(figure).join('')}</div>
${figure(cores(found, machine.cores))}
${figure(memory(found))}
<h2>In figures</h2>
<p>Calm are the ${found.calm.seconds} seconds in which other programs had less than a quarter of a core.</p>
${table(
  ['route', 'answers', '/s', ...timeHeads, 'answered'],
  found.routes.map((route) => [
    route.route,
    route.count.toLocaleString('en'),
    (route.count / found.seconds).toFixed(1),
    ...shownTimes(route, route.calm),
    route.outcomes.map(([name, count]) => `${name}: ${count.toLocaleString('en')}`).join(', '),
  ]),
)}
${table(
  ['said → handled by', 'events', ...timeHeads],
  found.lags.map(({ module, all, calm }) => [
    module,
    all.count.toLocaleString('en'),
    ...shownTimes(all, calm),
  ]),
)}
${table(
  ['what happened', 'times'],
  found.happenings.map(([what, count]) => [what, count.toLocaleString('en')]),
)}
<h2>What went wrong</h2>
<p>${books === null ? 'The books agree: every order came to its end, no event was set aside, and the audit’s invariants hold.' : escaped(books)}</p>
<p>${faults.length === 0 ? 'No error: no answer of 5xx, no status that nobody expects, no broken connection, no wrong answer.' : `${faults.length} errors.`}</p>
${table(
  ['after', 'route', 'what'],
  faults.slice(0, shown).map(({ at, route, what }) => [`${(at / 1000).toFixed(1)} s`, route, what]),
)}
</main>
</html>
`
}
