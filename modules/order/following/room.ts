import type { Job } from '#src/runtime/job.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Wakes streams here for changes that another replica made. */
const wakeFollowers: Job<Deps> = {
  name: 'wake-followers',
  every: 1_000,
  run: async ({ orders, followers }) => {
    const followed = followers.followed()
    if (followed.length === 0) return
    for (const { id, version } of await orders.versions(followed)) followers.wake(id, version)
  },
}

/** What became of an order, for its customer and for staff: lists, one, its timeline, and a stream of its changes. */
export const following: Room<Deps> = { routes, jobs: [wakeFollowers] }
