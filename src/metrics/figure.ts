/**
 * A label's values: all that there are, or in words what bounds them. Prometheus keeps a series for each set of values,
 * for weeks: an id, a path or whatever a stranger may choose is none.
 */
type Values = readonly string[] | string

/** A figure at `/metrics`, declared once: what docs/metrics.md says of it and what is shown come from here. */
export interface Figure<L extends string = string> {
  kind: 'counter' | 'gauge' | 'histogram'
  /** By Prometheus' conventions: `mart_`, what is counted, its base unit; `_total` of a counter. */
  name: string
  /** A line for whoever sees it in Prometheus. */
  help: string
  labels: Readonly<Record<L, Values>>
  /** Of a histogram, in its unit, growing. */
  buckets?: readonly number[]
  /** Of a gauge: read from a database, and so the same in every replica. One takes the highest, not the sum. */
  shared?: true
}

/** What only grows while a process runs; each replica has its own. */
export type Counter<L extends string = string> = Figure<L> & { kind: 'counter' }
/** What goes up and down. */
export type Gauge<L extends string = string> = Figure<L> & { kind: 'gauge' }
/** How often something took how long. */
export type Histogram<L extends string = string> = Figure<L> & { kind: 'histogram' }

type Told<L extends string> = Pick<Figure<L>, 'name' | 'help'> & { labels?: Figure<L>['labels'] }

/** `counter({ name: 'mart_things_total', help: 'Things made', labels: { kind: ['big', 'small'] } })` */
export const counter = <L extends string = never>(told: Told<L>): Counter<L> => figure('counter', told)

/** As it stands in this process. */
export const gauge = <L extends string = never>(told: Told<L>): Gauge<L> => figure('gauge', told)

/** As it stands in a module's database. */
export const sharedGauge = <L extends string = never>(told: Told<L>): Gauge<L> => ({
  ...gauge(told),
  shared: true,
})

export const histogram = <L extends string = never>(
  told: Told<L> & { buckets: readonly number[] },
): Histogram<L> => ({ ...figure('histogram', told), buckets: told.buckets })

function figure<K extends Figure['kind'], L extends string>(kind: K, { name, help, labels }: Told<L>) {
  return { kind, name, help, labels: labels ?? ({} as Figure<L>['labels']) }
}

/** A gauge as it was measured. */
export interface Sample {
  gauge: Gauge
  labels: Record<string, string>
  value: number
}

/** `sample(depth, { module: 'order' }, 3)` */
export const sample = <L extends string>(
  gauge: Gauge<L>,
  labels: Record<NoInfer<L>, string>,
  value: number,
): Sample => ({ gauge: gauge as Gauge, labels, value })

/** One sample for each of a label's values; those that are not among `figures` are 0. */
export function samplesBy<L extends string>(
  gauge: Gauge<L>,
  label: NoInfer<L>,
  figures: Readonly<Record<string, number>>,
  more: Record<string, string> = {},
): Sample[] {
  const values = gauge.labels[label]
  const known = typeof values === 'string' ? [] : values
  return [...new Set([...known, ...Object.keys(figures)])].map((value) => ({
    gauge: gauge as Gauge,
    labels: { ...more, [label]: value },
    value: figures[value] ?? 0,
  }))
}

/** The sets of labels that are known beforehand; null where some are not. */
export function knownLabels({ labels }: Figure): Record<string, string>[] | null {
  let sets: Record<string, string>[] = [{}]
  for (const [label, values] of Object.entries(labels)) {
    if (typeof values === 'string') return null
    sets = sets.flatMap((set) => values.map((value) => ({ ...set, [label]: value })))
  }
  return sets
}
