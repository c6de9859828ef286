import { createFollowers } from '#src/http/followers.ts'
import { findOrder } from './find-order.ts'
import { followOrder } from './follow-order.ts'

export const following = { findOrder, followOrder, followers: () => createFollowers() }
