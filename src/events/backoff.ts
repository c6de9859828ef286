/** Milliseconds between two attempts at most. */
export const longestBackoff = 60_000

/** Milliseconds before attempt `attempts + 1`: doubling from `first`, at most a minute, with full jitter of half. */
export function backoff(attempts: number, first: number, random = Math.random): number {
  const delay = Math.min(longestBackoff, first * 2 ** Math.max(0, attempts - 1))
  return Math.round(delay / 2 + (delay / 2) * random())
}
