import { findOrder } from './find-order.ts'
import { followOrder } from './follow-order.ts'
import { followers } from './followers.ts'

export const following = { findOrder, followOrder, followers }
