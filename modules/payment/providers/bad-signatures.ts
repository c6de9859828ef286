import type { Logger } from 'pino'
import { Problem } from '#src/http/problem.ts'

/** Bad signatures of one address in one window, before it is told to stop. */
const most = 20
/** Milliseconds. */
const window = 60_000
/** Addresses that are counted at once; beyond, the one that was first seen longest ago is forgotten. */
const mostAddresses = 1_000

interface Needs {
  log: Logger
  now: () => Date
}

/**
 * Counts bad signatures by address, in this process. It refuses bad ones alone: what is signed well is taken from any
 * address, since behind a gateway that isn't trusted all have the same.
 */
export const badSignatures = ({ log, now }: Needs) => {
  const counts = new Map<string, { count: number; endsAt: number }>()

  return {
    /** Counts one more. Throws a 429 where the address has sent too many; at the first of these a line is logged. */
    count(address: string): void {
      const at = now().getTime()
      let its = counts.get(address)
      if (!its || its.endsAt <= at) {
        its = { count: 0, endsAt: at + window }
        counts.delete(address)
        counts.set(address, its)
        for (const oldest of counts.keys()) {
          if (counts.size <= mostAddresses) break
          counts.delete(oldest)
        }
      }
      its.count++
      if (its.count <= most) return
      if (its.count === most + 1)
        log.warn({ address, most }, 'webhook signatures invalid: forged, or STRIPE_WEBHOOK_SECRET is wrong')
      throw new Problem(429, 'Too many of your events are badly signed.', {
        headers: { 'Retry-After': String(Math.ceil((its.endsAt - at) / 1000)) },
      })
    },
    /** How many addresses are counted. */
    size: () => counts.size,
  }
}
