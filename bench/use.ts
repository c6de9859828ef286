import { monitorEventLoopDelay } from 'node:perf_hooks'
import { percentile } from './percentile.ts'

/**
 * Preloaded (`--import`) into every server that is measured, the mart's own program unchanged: asked over
 * the channel to its starter, it says what the process has used.
 */
export interface Use {
  /** Microseconds of processor time, of all threads, since the start. */
  cpu: number
  /** Bytes. */
  rss: number
  /** Milliseconds that its event loop was late, since it was asked to `watch`. */
  late?: { p99: number; max: number }
  /** Milliseconds of processor time of its main thread between two turns of its timers: what it blocks others by, whatever else the machine does. */
  held?: { p99: number; max: number }
}

let delays: ReturnType<typeof monitorEventLoopDelay> | null = null
/** Milliseconds between two looks at the clock. */
const resolution = 5
let held: number[] = []

function watch() {
  held = []
  if (delays) return delays.reset()
  delays = monitorEventLoopDelay({ resolution })
  delays.enable()
  let before = process.threadCpuUsage()
  setInterval(() => {
    const now = process.threadCpuUsage()
    held.push((now.user + now.system - before.user - before.system) / 1000)
    before = now
  }, resolution).unref()
}

process.on('message', (message) => {
  if (message === 'watch') watch()
  if (message !== 'use') return
  const { user, system } = process.cpuUsage()
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution)
  process.send?.({
    use: {
      cpu: user + system,
      rss: process.memoryUsage.rss(),
      ...(delays ? { late: { p99: late(delays.percentile(99)), max: late(delays.max) } } : {}),
      ...(delays ? { held: { p99: percentile(held, 0.99), max: percentile(held, 1) } } : {}),
    } satisfies Use,
  })
})
