import { Problem } from '#src/http/problem.ts'

/** One who follows an order. */
export interface Follower {
  /** Resolves when the order is at a version beyond `seen`, after `ms` at the latest, or at the end. */
  newer(seen: number, ms: number): Promise<void>
  /** Gone; says so as often as it likes. */
  leave(): void
}

/** Streams at once of one caller; each costs the mart a connection. */
const mostOfOneCaller = 10

interface Following {
  callerId: string
  version: number
  wake: () => void
}

/** Who follows which order in this process at this moment. */
export const followers = () => {
  const following = new Map<string, Set<Following>>()

  /** Throws a 429 for a caller who follows too many already. Ends with `signal`. */
  function follow(orderId: string, callerId: string, signal: AbortSignal): Follower {
    if (count(callerId) >= mostOfOneCaller) {
      const headers = { 'Retry-After': '5' }
      throw new Problem(429, `You follow ${mostOfOneCaller} orders already.`, { headers })
    }
    const me: Following = { callerId, version: 0, wake: () => {} }
    const others = following.get(orderId) ?? new Set()
    following.set(orderId, others.add(me))

    const leave = () => {
      others.delete(me)
      if (others.size === 0 && following.get(orderId) === others) following.delete(orderId)
      me.wake()
    }
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()

    return {
      leave,
      newer: async (seen, ms) => {
        if (me.version > seen || !others.has(me)) return
        const { promise, resolve } = Promise.withResolvers<void>()
        const timer = setTimeout(resolve, ms)
        me.wake = resolve
        await promise
        clearTimeout(timer)
      },
    }
  }

  /** An order is at this version now. */
  function wake(orderId: string, version: number): void {
    for (const one of following.get(orderId) ?? []) {
      if (version <= one.version) continue
      one.version = version
      one.wake()
    }
  }

  const count = (callerId: string) =>
    [...following.values()].flatMap((set) => [...set]).filter((one) => one.callerId === callerId).length

  return { follow, wake, followed: () => [...following.keys()] }
}

export type Followers = ReturnType<typeof followers>
