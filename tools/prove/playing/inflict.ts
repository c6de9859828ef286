import { setTimeout as delay } from 'node:timers/promises'
import type { Fault, Harm } from '../faults/fault.ts'
import type { History, Injected } from '../history.ts'
import { between, happens, weighted } from '../moves/dice.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** Milliseconds between the end of a fault and the next, at least and at most: some find a mart that has healed, some don't. */
const breather = [300, 2_500] as const

/** Milliseconds after which a fault that is being lifted is no longer waited for. */
const longestLift = 30_000

/** Faults, one after the other and sometimes two at once, until it is over. */
export interface Infliction {
  /** Injects no more, and lifts what is there. Resolves when all is lifted. */
  stop(): Promise<void>
}

/** Begins, with so many hands, each of which injects one after the other. `say` hears of each fault as it happens. */
export function inflict(
  mart: ProvenMart,
  history: History,
  faults: Fault[],
  random: () => number,
  say: (line: string) => void,
  hands = 1,
): Infliction {
  const over = new AbortController()
  const now = () => performance.now() - history.began
  const present = new Set<{ injected: Injected; harm: Harm }>()
  const pause = (ms: number) => delay(ms, undefined, { signal: over.signal }).catch(() => {})

  const lift = async (one: { injected: Injected; harm: Harm }) => {
    if (!present.delete(one)) return
    // What can't be lifted is said, and shows in a mart that doesn't come to rest. It explains refusals until it is.
    one.injected.until = Number.POSITIVE_INFINITY
    const lifted = one.harm
      .lift()
      .catch((error) => say(`could not lift ${one.injected.what}: ${error.message}`))
      .then(() => {
        one.injected.until = now()
        return true
      })
    const late = delay(longestLift, false, { ref: false })
    if (!(await Promise.race([lifted, late])))
      say(`still to be lifted after ${longestLift / 1_000} s: ${one.injected.what}`)
  }
  const once = async (fault: Fault) => {
    const at = now()
    const harm = await fault.inject(mart, random).catch((error) => {
      say(`could not inject ${fault.kind}: ${error.message}`)
      return null
    })
    if (!harm) return
    const injected: Injected = { kind: fault.kind, what: harm.what, at, until: null }
    history.faults.push(injected)
    const one = { injected, harm }
    present.add(one)
    say(
      `${seconds(at)}  ${fault.kind}: ${harm.what}${harm.lasts > 0 ? ` for ${(harm.lasts / 1000).toFixed(1)} s` : ''}`,
    )
    if (harm.lasts > 0) await pause(harm.lasts)
    await lift(one)
    if (harm.lasts === 0) injected.until = null
  }
  const hand = async () => {
    while (faults.length > 0 && !over.signal.aborted) {
      await pause(between(random, ...breather))
      if (over.signal.aborted) return
      const first = weighted(random, faults)
      const others = faults.filter(({ kind }) => kind !== first.kind)
      const second = happens(random, 0.2) && others.length > 0 ? weighted(random, others) : null
      await Promise.all([once(first), second && pause(between(random, 0, 1_000)).then(() => once(second))])
    }
  }
  const going = Promise.all(Array.from({ length: hands }, hand))
  return {
    async stop() {
      over.abort()
      await going
      await Promise.all([...present].map(lift))
    },
  }
}

/** `  12.3 s` */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).padStart(6)} s`
