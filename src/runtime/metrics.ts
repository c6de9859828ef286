import { setTimeout as delay } from 'node:timers/promises'
import { Counter, collectDefaultMetrics, Gauge, type Registry } from 'prom-client'
import type { OwnDatabase } from '../database/database.ts'
import type { Bus } from '../events/bus.ts'
import { outboxDepth } from '../events/outbox.ts'
import { refusedDepth } from '../events/refused.ts'
import { setAsideDepth } from '../events/set-aside.ts'
import type { ModuleGauge } from './module.ts'

/** Everything that the runtime counts and measures, besides HTTP. */
export interface Metrics {
  events: Counter<'module' | 'type' | 'outcome'>
  jobFailures: Counter<'module' | 'job'>
  /** Outbox and set-aside events of a module are measured when the metrics are read. */
  watch(module: string, database: OwnDatabase): void
  /** The module's own gauges are measured then too. */
  watchFigures(gauges: ModuleGauge<never>[], deps: object): void
  /** So is how many events each module has still to handle on the bus. */
  watchBus(bus: Bus): void
}

/** Milliseconds that the bus may take to tell its lag. */
const lagTimeout = 2_000

/** The process's figures, in `register`. */
export function createMetrics(register: Registry): Metrics {
  collectDefaultMetrics({ register })
  const watched = new Map<string, OwnDatabase>()
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    collect: (gauge: Gauge, module: string, database: OwnDatabase) => Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [register],
      async collect() {
        this.reset()
        // A database that is out is seen at /readyz; the other figures are still worth having.
        await Promise.all(
          [...watched].map(([module, database]) => collect(this, module, database).catch(() => {})),
        )
      },
    })
  gauge(
    'mart_outbox_events',
    'Events that wait in the outbox',
    ['module'],
    async (gauge, module, database) => {
      const [row] = await database.query(outboxDepth)
      gauge.set({ module }, row?.depth ?? 0)
    },
  )
  gauge(
    'mart_outbox_age_seconds',
    'Age of the oldest event in the outbox',
    ['module'],
    async (gauge, module, database) => {
      const [row] = await database.query(outboxDepth)
      gauge.set({ module }, row?.age ?? 0)
    },
  )
  gauge(
    'mart_set_aside_events',
    'Events set aside, by state',
    ['module', 'state'],
    async (gauge, module, database) => {
      for (const { state, depth } of await database.query(setAsideDepth)) gauge.set({ module, state }, depth)
    },
  )
  gauge(
    'mart_refused_events',
    "Events of the module's own that the bus refuses, and those that wait behind them",
    ['module', 'state'],
    async (gauge, module, database) => {
      for (const { state, depth } of await database.query(refusedDepth)) gauge.set({ module, state }, depth)
    },
  )
  return {
    events: new Counter({
      name: 'mart_events_total',
      help: 'Events delivered to a module, by what came of them',
      labelNames: ['module', 'type', 'outcome'],
      registers: [register],
    }),
    jobFailures: new Counter({
      name: 'mart_job_failures_total',
      help: 'Passes of a job that failed',
      labelNames: ['module', 'job'],
      registers: [register],
    }),
    watch: (module, database) => void watched.set(module, database),
    watchFigures(gauges, deps) {
      for (const { name, help, label, measure } of gauges)
        new Gauge({
          name,
          help,
          labelNames: [label],
          registers: [register],
          async collect() {
            this.reset()
            const figures = await measure(deps as never).catch(() => ({}))
            for (const [value, figure] of Object.entries(figures)) this.set({ [label]: value }, figure)
          },
        })
    },
    watchBus(bus) {
      new Gauge({
        name: 'mart_consumer_lag_events',
        help: 'Events on the bus that a module has not handled yet, by topic',
        labelNames: ['module', 'topic'],
        registers: [register],
        async collect() {
          this.reset()
          const late = new AbortController()
          const nothing = delay(lagTimeout, [], { signal: late.signal })
          // A broker that is away is seen at /readyz.
          const lags = await Promise.race([bus.lag(), nothing]).catch(() => [])
          late.abort()
          for (const { group, topic, records } of lags) this.set({ module: group, topic }, records)
        },
      })
    },
  }
}
