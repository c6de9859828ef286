import type { PluginConfig } from './plugins.ts'

/** What a caller may still do, in Kong's headers; `retryAfter` in seconds where it may do no more for now. */
export interface Allowance {
  headers: string[]
  retryAfter: number | null
}

/** What counts requests against limits. */
export interface Limits {
  /** Counts one request of `caller` against the limit that `place` (a route, or all) has. */
  take(place: string, config: PluginConfig<'rate-limiting'>, caller: string): Allowance
}

const periods = [
  { name: 'second', seconds: 1 },
  { name: 'minute', seconds: 60 },
  { name: 'hour', seconds: 3_600 },
] as const

/** Fixed windows in memory, as Kong's `policy: local` counts. */
export function createLimits(now = Date.now): Limits {
  const counts = new Map<string, { until: number; count: number }>()

  function countOf(key: string, seconds: number): { count: number; left: number } {
    const at = now() / 1000
    let window = counts.get(key)
    if (!window || window.until <= at) {
      for (const [old, { until }] of counts) if (until <= at) counts.delete(old)
      window = { until: (Math.floor(at / seconds) + 1) * seconds, count: 0 }
      counts.set(key, window)
    }
    window.count++
    return { count: window.count, left: Math.ceil(window.until - at) }
  }

  return {
    take(place, config, caller) {
      const headers: string[] = []
      let retryAfter: number | null = null
      for (const { name, seconds } of periods) {
        const limit = config[name]
        if (limit === undefined) continue
        const { count, left } = countOf(`${place} ${name} ${caller}`, seconds)
        const title = name.slice(0, 1).toUpperCase() + name.slice(1)
        headers.push(`X-RateLimit-Limit-${title}`, String(limit))
        headers.push(`X-RateLimit-Remaining-${title}`, String(Math.max(0, limit - count)))
        if (count > limit) retryAfter = Math.max(retryAfter ?? 0, left)
      }
      return { headers, retryAfter }
    },
  }
}
