import { createFollowers } from '#src/http/followers.ts'
import { findOrder } from './find-order.ts'
import { followOrder } from './follow-order.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const following = { findOrder, followOrder, followers: () => createFollowers() }
