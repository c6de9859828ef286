import { writeFile } from 'node:fs/promises'
import { type Figure, type Gauge, knownLabels } from '#src/metrics/figure.ts'
import { houseFigures } from '#src/metrics/house.ts'
import { modules } from '../../modules/all.ts'

/** Every figure of a mart by who declares it, in the order of the page. */
export function figuresOf(): { owner: string; figures: Figure[] }[] {
  const ofModules = modules.map(({ name, gauges, figures }) => ({
    owner: name,
    figures: [...gauges.flatMap(({ gauges }) => gauges), ...figures],
  }))
  return [{ owner: '', figures: houseFigures }, ...ofModules].filter(({ figures }) => figures.length > 0)
}

const valuesOf = (values: Figure['labels'][string]) =>
  typeof values === 'string'
    ? values
    : values.length > 10
      ? `one of ${values.length}`
      : values.map((value) => `\`${value}\``).join(', ')

const row = (figure: Figure) => {
  const { name, kind, help, labels } = figure
  const told = Object.entries(labels).map(([label, values]) => `\`${label}\`: ${valuesOf(values)}`)
  const isShared = (figure as Gauge).shared ? ' (shared)' : ''
  return `| \`${name}\` | ${kind}${isShared} | ${help} | ${told.join('; ')} |`
}

/** `npm run metrics` writes docs/metrics.md: every figure, as src/metrics/house.ts and the modules declare it. */
export function metricsPage(): string {
  const parts = figuresOf().map(
    ({ owner, figures }) => `## ${owner ? `The ${owner} module` : 'Every process'}

| name | kind | what it says | labels |
| --- | --- | --- | --- |
${figures.map(row).join('\n')}
`,
  )
  const all = figuresOf().flatMap(({ figures }) => figures)
  const atZero = all.filter((figure) => figure.kind === 'counter' && knownLabels(figure)).length
  return `# Figures

Written by \`npm run metrics\` from where each figure is declared: [house.ts](../src/metrics/house.ts), and the modules' rooms.
\`/metrics\` shows them, on \`ADMIN_PORT\` where there is one (always in production), in Prometheus' text format or in
OpenMetrics, whichever the scraper accepts first. OpenMetrics has exemplars: the trace in which a duration was seen.

**How to read them.** Names follow [Prometheus' conventions](https://prometheus.io/docs/practices/naming/): base units, \`_total\`
for what only grows. Durations are in seconds, ages too. What a transaction does is counted once, after its commit; what was
rolled back, or came again and changed nothing, is not. ${atZero} counters, whose labels are all known beforehand, begin at 0;
others appear with the first that they count.

**Replicas.** Counters and histograms are of one process: sum them. A gauge that says *shared* is read from a module's
database, and is the same in every replica: take \`max by (…)\`, never the sum. Other gauges are of one process;
\`mart_relay_leading\` is 1 in one replica of each module.

**What a scrape costs.** Each process reads the shared gauges of a module over one connection of its own, beside the pool,
in one round trip; scrapes at the same time share it. No table that grows is scanned: what is counted are the entries of
partial indexes on what is still open, and no more than the bound that the figure's line names. The outbox is counted to
10,000 and reckoned by its ids from there on. What is not read within two seconds is left out, so that a database that
hangs shows as \`mart_database_up 0\` and keeps none of the others from being shown. An age is counted from the last change of
any kind: an order whose customer changes its address begins anew.

**Labels** are few: a route's template and not its path, a statement's name and not its text, and of an event of a type that
this build does not know \`unknown\`. A figure that would come to more than 5,000 series puts the rest into one, \`other\`.

Besides these there are those of Node and of the process that prom-client has
([its list](https://github.com/siimon/prom-client#default-metrics)): \`process_*\` and \`nodejs_*\`, of the CPU, the memory, the event
loop, the heap and its collections.

${parts.join('\n')}`
}

if (import.meta.main) await writeFile(new URL('../../docs/metrics.md', import.meta.url), metricsPage())
