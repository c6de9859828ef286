import { Problem } from '#src/http/problem.ts'

/** One who follows an order. */
export interface Follower {
  /** Resolves when the order is at a version beyond `seen`, or the follower has left. */
  newer(seen: number): Promise<void>
  /** Stops following; may be called more than once. */
  leave(): void
}

/** Streams at once of one caller; each costs the mart a connection. */
const mostOfOneCaller = 10

interface Following {
  callerId: string
  /** The highest that was heard of. */
  version: number
  wake: () => void
}

/** Who follows which order in this process at this moment. */
export const followers = () => {
  const following = new Map<string, Set<Following>>()

  /** Throws a 429 for a caller who follows too many already. */
  function admit(callerId: string): void {
    const all = [...following.values()].flatMap((set) => [...set])
    if (all.filter((one) => one.callerId === callerId).length < mostOfOneCaller) return
    const headers = { 'Retry-After': '5' }
    throw new Problem(429, `You follow ${mostOfOneCaller} orders already.`, { headers })
  }

  /** Follows until it leaves, or `signal` is aborted. */
  function follow(orderId: string, callerId: string, signal: AbortSignal): Follower {
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
      newer: (seen) =>
        new Promise((resolve) => {
          me.wake = () => (me.version > seen || !others.has(me)) && resolve()
          me.wake()
        }),
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

  return { admit, follow, wake, followed: () => [...following.keys()] }
}

export type Followers = ReturnType<typeof followers>
