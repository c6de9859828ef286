/**
 * Preloaded (`--import`) into every server that is measured, the mart's own program unchanged: asked over
 * the channel to its starter, it says what the process has used.
 */
export interface Use {
  /** Microseconds of processor time, of all threads, since the start. */
  cpu: number
  /** Bytes. */
  rss: number
}

process.on('message', (message) => {
  if (message !== 'use') return
  const { user, system } = process.cpuUsage()
  process.send?.({ use: { cpu: user + system, rss: process.memoryUsage.rss() } satisfies Use })
})
