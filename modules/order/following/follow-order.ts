import type { Followers } from '#src/http/followers.ts'
import type { Caller } from '#src/http/route.ts'
import { isOver, type Order, type TimelineEntry } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { FindOrder } from './find-order.ts'

interface Needs {
  findOrder: FindOrder
  orders: OrderRepository
  followers: Followers
}

interface FollowRequest {
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
  ({ findOrder, orders, followers }: Needs) =>
  async ({ id, caller, seen, signal }: FollowRequest): Promise<AsyncIterable<string> | null> => {
    const order = await findOrder(id, caller)
    if (isOver(order.status) && seen !== null && seen >= order.version) return null
    // Followed before it is read, so that no change falls between the two.
    const follower = followers.follow(id, caller.id, signal)

    async function* changes(after: number): AsyncGenerator<string> {
      let seen = after
      do {
        for (const entry of await orders.timeline(order, seen)) {
          yield message(order, entry)
          if (isOver(entry.status)) return
          seen = entry.version
        }
        if (isOver(order.status)) return
      } while (await follower.newer(seen))
    }

    return changes(Math.min(seen ?? order.version - 1, order.version))
  }

/** Its id is the order's version, which `Last-Event-ID` brings back. */
function message({ id, number }: Order, { version, status, event, at, detail }: TimelineEntry): string {
  const data = { id, number, status, version, at: at.toISOString(), event, ...(detail && { detail }) }
  return `id: ${version}\ndata: ${JSON.stringify(data)}\n\n`
}
