import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { knowsEvent } from '#proto/events.ts'
import type { OwnDatabase } from '../database/database.ts'
import type { DatabaseWatch } from '../database/watch.ts'
import type { Bus } from '../events/bus.ts'
import type { Count, Timed } from '../events/consumer.ts'
import { outboxDepth } from '../events/outbox.ts'
import { refusedDepth } from '../events/refused.ts'
import type { RelayWatch } from '../events/relay.ts'
import { setAsideDepth } from '../events/set-aside.ts'
import { type Sample, sample } from '../metrics/figure.ts'
import type { Figures } from '../metrics/figures.ts'
import { databases, deliveries, jobs, outbox, thisProcess } from '../metrics/house.ts'
import type { Module } from './module.ts'

/** Milliseconds between two lines about the same slow statement, and about figures that can't be measured. */
const quiet = 10_000

/** What a module's machinery tells, each under the module's name. */
export interface ModuleWatch {
  database: DatabaseWatch
  relay: RelayWatch
  count: Count
  timed: Timed
  jobPass: (job: string, ended: 'done' | 'failed', milliseconds: number) => void
}

/** Counts what a module's machinery tells. `slowStatement` in milliseconds; 0: none is slow. */
export function watchModule(
  figures: Figures,
  { module, log, slowStatement }: { module: string; log: Logger; slowStatement: number },
): ModuleWatch {
  const wait = figures.series(databases.wait, { module })
  const [published, failures] = [
    figures.series(outbox.published, { module }),
    figures.series(outbox.failures, { module }),
  ]
  const leading = figures.series(outbox.leading, { module })
  const lag = figures.series(deliveries.lag, { module })
  const known = (type: string) => (knowsEvent(type) ? type : 'unknown')
  const slowAfter = slowStatement || Number.POSITIVE_INFINITY
  /** By statement: when it was last spoken of, and how often it was slow since. */
  const spoken = new Map<string, { at: number; more: number }>()

  const slow = (statement: string, milliseconds: number) => {
    figures.count(databases.slow, { module, statement })
    const last = spoken.get(statement)
    if (last && performance.now() - last.at < quiet) {
      last.more++
      return
    }
    const ms = Math.round(milliseconds)
    log.warn({ statement, ms, ...(last?.more && { more: last.more }) }, 'slow statement')
    spoken.set(statement, { at: performance.now(), more: 0 })
  }

  return {
    database: {
      waited: (milliseconds) => wait.observe(milliseconds / 1000),
      answered: (statement, milliseconds) => {
        if (milliseconds >= slowAfter) slow(statement || 'unnamed', milliseconds)
      },
    },
    relay: {
      leading: (leads) => leading.set(leads ? 1 : 0),
      published: (events) => published.add(events),
      failed: () => failures.add(1),
    },
    count: (outcome, type, events) =>
      figures.count(deliveries.events, { module, type: known(type), outcome }, events),
    timed(outcome, type, milliseconds, saidAt) {
      figures.observe(
        deliveries.handling,
        { module, type: known(type), outcome },
        milliseconds / 1000,
        saidAt.length,
      )
      if (outcome === 'failed') return
      const now = Date.now()
      // Clocks differ a little, and a time that is none comes from nobody of ours.
      for (const at of saidAt) lag.observe(Math.max(0, now - (Date.parse(at) || now)) / 1000)
    },
    jobPass(job, ended, milliseconds) {
      figures.observe(jobs.duration, { module, job }, milliseconds / 1000)
      if (ended === 'failed') figures.count(jobs.failures, { module, job })
      else figures.series(jobs.lastSuccess, { module, job }).set(Date.now() / 1000)
    },
  }
}

/** What is measured of a module when somebody looks: what the runtime wants to know of its database, and its own gauges. */
export function measureModule(
  figures: Figures,
  { module, database, deps, log }: { module: Module; database: OwnDatabase; deps: object; log: Logger },
): void {
  const { name } = module
  const own = module.gauges
  figures.declare(module.figures)
  for (const { name: job } of module.jobs) figures.count(jobs.failures, { module: name, job }, 0)
  let said = Number.NEGATIVE_INFINITY
  const failed = (error: unknown) => {
    if (performance.now() - said < quiet) return
    said = performance.now()
    log.warn({ err: error }, 'figures could not be measured')
  }

  const { connections, most, waiting } = databases
  figures.measure({
    gauges: [connections, most, waiting],
    read() {
      const pool = database.pool()
      return [
        sample(connections, { module: name, state: 'in_use' }, pool.inUse),
        sample(connections, { module: name, state: 'idle' }, pool.idle),
        sample(most, { module: name }, pool.most),
        sample(waiting, { module: name }, pool.waiting),
      ]
    },
  })

  figures.measure({
    gauges: [
      databases.up,
      outbox.events,
      outbox.age,
      outbox.refused,
      outbox.refusedAge,
      deliveries.setAside,
      deliveries.setAsideAge,
      ...own.flatMap(({ gauges }) => gauges),
    ],
    async read() {
      const { state, result } = await database.measure(async (on) => {
        const depths = Promise.all([on.query(outboxDepth), on.query(refusedDepth), on.query(setAsideDepth)])
        // One that fails keeps none of the others from being shown.
        return Promise.allSettled([
          depths.then(([[waits], refused, aside]) => [
            sample(outbox.events, { module: name }, waits?.depth ?? 0),
            sample(outbox.age, { module: name }, waits?.age ?? 0),
            ...refused.map(({ state, depth }) => sample(outbox.refused, { module: name, state }, depth)),
            ...refused
              .filter(({ state }) => state === 'refused')
              .map(({ age }) => sample(outbox.refusedAge, { module: name }, age)),
            ...aside.map(({ state, depth }) => sample(deliveries.setAside, { module: name, state }, depth)),
            ...aside.map(({ state, age }) => sample(deliveries.setAsideAge, { module: name, state }, age)),
          ]),
          ...own.map(({ read }) => read(deps as never, on)),
        ])
      })
      const samples: Sample[] = [sample(databases.up, { module: name }, state === 'ok' ? 1 : 0)]
      for (const part of result) {
        if (part.status === 'fulfilled') samples.push(...part.value)
        else failed(part.reason)
      }
      // A connection that broke fails all of them, and is no error of one of them.
      if (result.every(({ status }) => status === 'rejected'))
        throw (result[0] as PromiseRejectedResult).reason
      return samples
    },
    otherwise: [sample(databases.up, { module: name }, 0)],
    onError: failed,
  })
}

/** What is measured of the bus: whether it is reached, and how far behind each module is. */
export function measureBus(figures: Figures, bus: Bus): void {
  figures.measure({
    gauges: [thisProcess.bus],
    read: async () => [sample(thisProcess.bus, {}, (await bus.health()) === 'ok' ? 1 : 0)],
    otherwise: [sample(thisProcess.bus, {}, 0)],
  })
  // A broker that is away is seen above.
  figures.measure({
    gauges: [deliveries.consumerLag],
    read: async () =>
      (await bus.lag()).map(({ group, topic, records }) =>
        sample(deliveries.consumerLag, { module: group, topic }, records),
      ),
  })
}

/** What runs here, and until when its certificates are good. */
export function showProcess(figures: Figures, config: Config): void {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const commit = config.commit || 'unknown'
  figures.series(thisProcess.build, { version, commit, node: process.versions.node }).set(1)
  const ends = (use: 'https' | 'kafka_ca', pem: string) => {
    const at = endOf(pem)
    if (at !== null) figures.series(thisProcess.certificate, { use }).set(at)
  }
  if (config.http.httpsCert) ends('https', config.http.httpsCert)
  if (config.kafka.caFile) ends('kafka_ca', readFileSync(config.kafka.caFile, 'utf8'))
}

/** The earliest end of a PEM's certificates, in seconds since 1970; null where it can't be read, which others complain of. */
function endOf(pem: string): number | null {
  try {
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    const ends = certificates.map((one) => Date.parse(new X509Certificate(one).validTo) / 1000)
    return ends.length > 0 ? Math.min(...ends) : null
  } catch {
    return null
  }
}
