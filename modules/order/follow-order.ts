import type { Caller } from '#src/http/route.ts'
import type { FindOrder } from './find-order.ts'
import type { Followers } from './followers.ts'
import { isOver, type Order, type TimelineEntry } from './order.ts'
import type { TimelineRepository } from './timeline-repository.ts'

/** After which a silent stream says that it still lives, in milliseconds, so that nothing between cuts it. */
const heartbeat = 15_000

interface Needs {
  findOrder: FindOrder
  timeline: TimelineRepository
  followers: Followers
}

interface Asked {
  id: string
  caller: Caller
  /** The version that the client saw last (`Last-Event-ID`); null begins with the present one. */
  seen: number | null
  signal: AbortSignal
}

/**
 * An order's changes as Server-Sent Events: where it stands, then each change as it comes, until it is
 * over. Null where it is over and all was seen: the client needn't come again.
 */
export const followOrder =
  ({ findOrder, timeline, followers }: Needs) =>
  async ({ id, caller, seen, signal }: Asked): Promise<AsyncIterable<string> | null> => {
    const order = await findOrder(id, caller)
    if (isOver(order.status) && seen !== null && seen >= order.version) return null
    const follower = followers.follow(id, caller.id, signal)

    async function* changes(after: number): AsyncGenerator<string> {
      try {
        for (let seen = after; !signal.aborted; ) {
          const entries = await timeline.after(order, seen)
          for (const entry of entries) yield message(order, entry)
          const last = entries.at(-1)
          if (last && isOver(last.status)) return
          if (!last) yield ': still here\n\n'
          seen = last?.version ?? seen
          await follower.newer(seen, heartbeat)
        }
      } finally {
        follower.leave()
      }
    }

    return changes(seen ?? order.version - 1)
  }

/** Its id is the order's version, which `Last-Event-ID` brings back. */
function message({ id, number }: Order, { version, status, event, at, detail }: TimelineEntry): string {
  const data = { id, number, status, version, at: at.toISOString(), event, ...(detail && { detail }) }
  return `id: ${version}\ndata: ${JSON.stringify(data)}\n\n`
}
