import { collectDefaultMetrics, type Metric, Registry } from 'prom-client'
import { inTime } from '#src/in-time.ts'
import { presentStep, traceOf } from '../tracing/tracing.ts'
import { Family, type Series } from './family.ts'
import { type Figure, type Gauge, knownLabels, type Sample } from './figure.ts'
import type { Meter } from './meter.ts'

/** The figures of one process. */
export interface Figures extends Meter {
  /** Shows them, those whose labels are known at 0. A figure that isn't declared is when it is first counted. */
  declare(figures: Figure[]): void
  /** The series itself, for who counts often. */
  series<L extends string>(figure: Figure<L>, labels: Record<NoInfer<L>, string>): Series
  /**
   * Gauges that are measured when somebody looks, all of them anew, so that what is gone isn't shown. Of a measuring that
   * fails or isn't done in time `otherwise` is shown.
   */
  measure(measuring: Measuring): void
  /** What is shown to who accepts that: Prometheus' own format, or OpenMetrics, which has exemplars. */
  show(accept?: string): Promise<{ type: string; text: string }>
}

export interface Measuring {
  gauges: Gauge[]
  read: () => Sample[] | Promise<Sample[]>
  otherwise?: Sample[]
  onError?: (error: unknown) => void
}

/** Milliseconds that measuring may take: a scrape waits for ten seconds, and what is out is what one looks for. */
const mostTime = 2_000

/** No figures yet but those of Node and of the process, which prom-client has. */
export function createFigures({ within = mostTime } = {}): Figures {
  const plain = new Registry()
  const open = openRegistry()
  // Only what a mart shows: an edge in a test has no use for them, and they start an observer each.
  let withDefaults = false
  const families = new Map<string, { figure: Figure; family: Family }>()
  const measurings: Measuring[] = []

  const familyOf = (figure: Figure): Family => {
    const known = families.get(figure.name)
    if (known?.figure === figure) return known.family
    if (known) throw new Error(`two figures are called ${figure.name}`)
    const family = new Family(figure)
    families.set(figure.name, { figure, family })
    plain.registerMetric(family as unknown as Metric)
    if (figure.kind === 'counter') for (const labels of knownLabels(figure) ?? []) family.at(labels)
    return family
  }

  /** Read all at once, shown all at once: nobody sees a gauge between its old value and the new one. */
  const measureAll = async () => {
    const read = await Promise.all(measurings.map((measuring) => samplesOf(measuring, within)))
    for (const { gauges } of measurings) for (const gauge of gauges) familyOf(gauge).reset()
    for (const { gauge, labels, value } of read.flat()) familyOf(gauge).at(labels).set(value)
  }

  const texts = {
    plain: () => plain.metrics(),
    /** Asked so, prom-client takes `_total` off the counters' own names, and leaves it off. */
    open: () => {
      const metrics = plain.getMetricsAsArray() as unknown as { name: string }[]
      const names = metrics.map(({ name }) => name)
      for (const metric of metrics) open.registerMetric(metric as unknown as Metric)
      const text = open.metrics()
      metrics.forEach((metric, at) => {
        metric.name = names[at] as string
      })
      return text
    },
  }
  /** One measuring for all who ask at the same time. */
  let measured: Promise<void> | null = null

  return {
    declare(figures) {
      if (!withDefaults) collectDefaultMetrics({ register: plain })
      withDefaults = true
      for (const figure of figures) familyOf(figure)
    },
    series: (figure, labels) => familyOf(figure as Figure).at(labels),
    count: (counter, labels, by = 1) =>
      familyOf(counter as Figure)
        .at(labels)
        .add(by),
    observe: (histogram, labels, value, times) =>
      familyOf(histogram as Figure)
        .at(labels)
        .observe(value, times, traceOf(presentStep())),
    measure: (measuring) => void measurings.push(measuring),
    async show(accept = '') {
      measured ??= measureAll().finally(() => {
        measured = null
      })
      await measured
      const form = accept.includes('application/openmetrics-text') ? 'open' : 'plain'
      const text = await texts[form]()
      return { type: (form === 'open' ? open : plain).contentType, text }
    },
  }
}

function openRegistry(): Registry {
  const registry = new Registry() as Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  return registry as unknown as Registry
}

async function samplesOf({ read, otherwise = [], onError }: Measuring, within: number): Promise<Sample[]> {
  try {
    return await inTime(within, Promise.resolve().then(read), () => otherwise)
  } catch (error) {
    onError?.(error)
    return otherwise
  }
}
