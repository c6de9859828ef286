import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

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
}

let delays: IntervalHistogram | null = null
/** Milliseconds between two looks at the clock. */
const resolution = 5

process.on('message', (message) => {
  if (message === 'watch') {
    delays ??= monitorEventLoopDelay({ resolution })
    delays.enable()
    delays.reset()
  }
  if (message !== 'use') return
  const { user, system } = process.cpuUsage()
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution)
  process.send?.({
    use: {
      cpu: user + system,
      rss: process.memoryUsage.rss(),
      ...(delays ? { late: { p99: late(delays.percentile(99)), max: late(delays.max) } } : {}),
    } satisfies Use,
  })
})
