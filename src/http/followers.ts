import { Problem } from './problem.ts'

/** One who follows a subject, such as an order, in an event stream. */
export interface Follower {
  /** Resolves with true when the subject is at a version beyond `seen`, and with false once the follower has left. */
  newer(seen: number): Promise<boolean>
  /** Stops following; may be called more than once. */
  leave(): void
}

/** Streams at once of one caller; each costs the mart a connection. */
const mostOfOneCaller = 10

/** Streams at once of one module in this process: beyond, other requests would want for connections and memory. */
const mostOfAll = 1_000

interface Following {
  callerId: string
  /** The highest that was heard of. */
  version: number
  wake: () => void
}

/** Who follows which subject in this process at this moment. Versions of a subject only grow. */
export function createFollowers(most = { ofOneCaller: mostOfOneCaller, ofAll: mostOfAll }) {
  const following = new Map<string, Set<Following>>()

  /** Throws where there is no place: a 429 for a caller who follows too much already, a 503 where all do together. */
  function admit(callerId: string): void {
    const all = [...following.values()].flatMap((set) => [...set])
    const headers = { 'Retry-After': '5' }
    if (all.filter((one) => one.callerId === callerId).length >= most.ofOneCaller)
      throw new Problem(429, `You follow ${most.ofOneCaller} streams already.`, { headers })
    if (all.length >= most.ofAll)
      throw new Problem(503, 'Too many streams are open here. Come back soon.', { headers })
  }

  /**
   * Follows until it leaves, or `signal` is aborted, as a request's is with the end of its stream. The place is taken at once, so that however many ask in one moment,
   * none is let in beyond the bounds; throws a 429 or 503 there.
   */
  function follow(subject: string, callerId: string, signal: AbortSignal): Follower {
    admit(callerId)
    const me: Following = { callerId, version: 0, wake: () => {} }
    const others = following.get(subject) ?? new Set()
    following.set(subject, others.add(me))

    const leave = () => {
      signal.removeEventListener('abort', leave)
      others.delete(me)
      if (others.size === 0 && following.get(subject) === others) following.delete(subject)
      me.wake()
    }
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()

    return {
      leave,
      newer: (seen) =>
        new Promise((resolve) => {
          me.wake = () => {
            if (!others.has(me)) resolve(false)
            else if (me.version > seen) resolve(true)
          }
          me.wake()
        }),
    }
  }

  /** A subject is at this version now. */
  function wake(subject: string, version: number): void {
    for (const one of following.get(subject) ?? []) {
      if (version <= one.version) continue
      one.version = version
      one.wake()
    }
  }

  return {
    follow,
    wake,
    followed: () => [...following.keys()],
    isFollowed: (subject: string) => following.has(subject),
  }
}

export type Followers = ReturnType<typeof createFollowers>
