import { setTimeout as delay } from 'node:timers/promises'
import { Counter, Gauge, type Registry } from 'prom-client'

/** What one pass over the books found: by what an invariant says, how many break it. */
export type Found = Map<string, number>

/** Passes of the audit, one after the other, until it is stopped. */
export interface Schedule {
  /** Resolves when no pass runs and none will. */
  ended: Promise<void>
  /** A pass under way is given up. */
  stop(): Promise<void>
}

/**
 * Runs `pass` at once and then every so many milliseconds, from start to start: never two at a time, so one that takes
 * longer puts off the next. A pass that isn't over `within` milliseconds, or throws, is a failure, and the next comes
 * all the same. `pass` ends soon after its signal is aborted. What came of it is in `register`.
 */
export function startSchedule(options: {
  pass: (signal: AbortSignal) => Promise<Found>
  every: number
  within: number
  register: Registry
  onFailure: (error: unknown) => void
}): Schedule {
  const { pass, every, within, register, onFailure } = options
  const figures = createFigures(register)
  const stopping = new AbortController()

  const once = async () => {
    const began = performance.now()
    figures.lastRun.setToCurrentTime()
    const late = AbortSignal.timeout(within)
    try {
      const found = await pass(AbortSignal.any([stopping.signal, late]))
      figures.broken.reset()
      for (const [invariant, count] of found) figures.broken.set({ invariant }, count)
      figures.lastSuccess.setToCurrentTime()
    } catch (error) {
      if (stopping.signal.aborted) return
      // What was broken is so until a pass says otherwise.
      figures.failures.inc()
      onFailure(late.aborted ? new Error(`the audit was not over within ${within} ms`) : error)
    } finally {
      figures.took.set((performance.now() - began) / 1000)
    }
  }

  const loop = async () => {
    while (!stopping.signal.aborted) {
      const next = performance.now() + every
      await once()
      const wait = Math.max(0, next - performance.now())
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const ended = loop()
  return {
    ended,
    async stop() {
      stopping.abort(new Error('the audit is stopped'))
      await ended
    },
  }
}

/** The names stand in docs/monitoring.md, and the rules are written against them. */
function createFigures(register: Registry) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] })
  return {
    lastRun: gauge('mart_audit_last_run_timestamp_seconds', 'When the audit last began'),
    lastSuccess: gauge(
      'mart_audit_last_success_timestamp_seconds',
      'When the audit last came to its end, whatever it found; 0: never',
    ),
    took: gauge('mart_audit_seconds', 'How long the last pass took'),
    broken: new Gauge({
      name: 'mart_audit_broken',
      help: 'How many break an invariant, by the last audit that came to its end',
      labelNames: ['invariant'],
      registers: [register],
    }),
    failures: new Counter({
      name: 'mart_audit_failures_total',
      help: 'Audits that did not come to their end, such as where a database was away',
      registers: [register],
    }),
  }
}
