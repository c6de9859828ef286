import type { Logger } from 'pino'
import { createSignal, type Signal } from '../events/signal.ts'

/**
 * Work that isn't asked for by a request or an event: a sweep, a delivery, a clean-up.
 * Runs in every replica, so it must claim what it works on (`for update skip locked`).
 */
export interface Job<in Deps> {
  /** Unique in the module; what `wake()` is called with. */
  name: string
  /** Milliseconds between the end of a run and the start of the next, if nothing wakes it sooner. */
  every: number
  /** One pass. A failure is logged and counted, and the next pass comes all the same. */
  run: (deps: Deps, signal: AbortSignal) => Promise<void>
}

/** A module's jobs, running. */
export interface Jobs {
  /** Runs a job soon. Throws on a name that there isn't. */
  wake(name: string): void
  /** Whether none runs and none was woken. */
  idle(): boolean
  /** Resolves when none runs any more. */
  stop(): Promise<void>
}

/** Runs a module's jobs, each in its own loop: a pass at once, then when woken or when its time has come. */
export function startJobs(
  jobs: Job<never>[],
  deps: () => object,
  options: { log: Logger; onPass: (job: string, ended: 'done' | 'failed', milliseconds: number) => void },
): Jobs & { start(): void } {
  const stopping = new AbortController()
  const signals = new Map(jobs.map(({ name }) => [name, createSignal()]))
  const busy = new Set<string>()
  let loops: Promise<void>[] = []

  const loop = async (job: Job<never>, signal: Signal) => {
    while (!stopping.signal.aborted) {
      signal.lower()
      busy.add(job.name)
      const startedAt = performance.now()
      const tell = (ended: 'done' | 'failed') =>
        options.onPass(job.name, ended, performance.now() - startedAt)
      try {
        await job.run(deps() as never, stopping.signal)
        tell('done')
      } catch (error) {
        tell('failed')
        if (!stopping.signal.aborted) options.log.error({ err: error, job: job.name }, 'job failed')
      }
      busy.delete(job.name)
      await signal.raised(job.every)
    }
  }

  return {
    start() {
      loops = jobs.map((job) => loop(job, signals.get(job.name) as Signal))
    },
    wake(name) {
      const signal = signals.get(name)
      if (!signal) throw new Error(`there is no job ${name}`)
      signal.raise()
    },
    idle: () => busy.size === 0 && [...signals.values()].every((signal) => !signal.isUp()),
    async stop() {
      stopping.abort()
      for (const signal of signals.values()) signal.raise()
      await Promise.all(loops)
    },
  }
}
