import type { Figure } from './figure.ts'

/** A figure with one set of labels. Kept by those who count often: finding it is most of what counting costs. */
export interface Series {
  /** Of a counter or a gauge. */
  add(by: number): void
  /** Of a gauge. */
  set(value: number): void
  /** Of a histogram, so many times. The trace is what it was seen in, if any: an exemplar. */
  observe(value: number, times?: number, traceId?: string): void
}

/** What a figure may have of sets of labels. Beyond it is a mistake, which shall not fill the memory, here and in Prometheus. */
const mostSeries = 5_000

/** As prom-client's registry asks for values. */
interface Value {
  labels: Record<string, string | number>
  value: number
  metricName?: string
  exemplar?: Exemplar | null
}

interface Exemplar {
  /** As log lines call it, and as Grafana is told to look for it (mart.yml). */
  labelSet: { traceId: string }
  value: number
  /** Seconds since 1970. */
  timestamp: number
}

/**
 * All series of a figure. Not prom-client's own, which find a series anew for each observation: 1.6 µs for a histogram of
 * three labels, and a statement waits for a place in the pool a few thousand times a second.
 */
export class Family {
  /** prom-client's registry changes it for a moment (figures.ts). */
  name: string
  readonly help: string
  readonly type: Figure['kind']
  readonly #labels: string[]
  readonly #buckets: readonly number[]
  #series = new Map<string, Kept>()

  constructor({ name, help, kind, labels, buckets = [] }: Figure) {
    this.name = name
    this.help = help
    this.type = kind
    this.#labels = Object.keys(labels)
    this.#buckets = buckets
  }

  /** The series of these labels, which is there from now on. */
  at(labels: Record<string, string>): Series {
    const key = this.#labels.map((label) => labels[label]).join('\n')
    const known = this.#series.get(key)
    if (known) return known
    if (this.#series.size >= mostSeries) return this.at(this.#others())
    const kept = this.#labels.map((label): [string, string] => [label, String(labels[label])])
    const made = new Kept(Object.fromEntries(kept), this.#buckets)
    this.#series.set(key, made)
    return made
  }

  reset(): void {
    this.#series = new Map()
  }

  /** For prom-client's registry, which awaits nothing here. */
  get(): { name: string; help: string; type: string; values: Value[] } {
    const { name, help, type } = this
    const values = [...this.#series.values()].flatMap((series) =>
      type === 'histogram' ? series.buckets(name) : [{ labels: series.labels, value: series.value }],
    )
    return { name, help, type, values }
  }

  /** Room was kept for it. */
  #others(): Record<string, string> {
    const others = Object.fromEntries(this.#labels.map((label) => [label, 'other']))
    const key = this.#labels.map(() => 'other').join('\n')
    if (!this.#series.has(key)) this.#series.set(key, new Kept(others, this.#buckets))
    return others
  }
}

class Kept implements Series {
  readonly labels: Record<string, string>
  /** Of a histogram: the sum. */
  value = 0
  readonly #bounds: readonly number[]
  /** By bucket; the last is for what is beyond all bounds. */
  readonly #counts: number[]
  readonly #exemplars: (Exemplar | null)[]

  constructor(labels: Record<string, string>, bounds: readonly number[]) {
    this.labels = labels
    this.#bounds = bounds
    this.#counts = Array(bounds.length + 1).fill(0)
    this.#exemplars = Array(bounds.length + 1).fill(null)
  }

  add(by: number): void {
    this.value += by
  }

  set(value: number): void {
    this.value = value
  }

  observe(value: number, times = 1, traceId?: string): void {
    let at = 0
    while (at < this.#bounds.length && value > (this.#bounds[at] as number)) at++
    this.#counts[at] = (this.#counts[at] as number) + times
    this.value += value * times
    if (traceId) this.#exemplars[at] = { labelSet: { traceId }, value, timestamp: Date.now() / 1000 }
  }

  buckets(name: string): Value[] {
    let count = 0
    const buckets = this.#counts.map((counted, at): Value => {
      count += counted
      const le = this.#bounds[at] ?? '+Inf'
      return {
        labels: { le, ...this.labels },
        value: count,
        metricName: `${name}_bucket`,
        exemplar: this.#exemplars[at] ?? null,
      }
    })
    const { labels } = this
    return [
      ...buckets,
      { labels, value: this.value, metricName: `${name}_sum` },
      { labels, value: count, metricName: `${name}_count` },
    ]
  }
}
