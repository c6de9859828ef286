import type { Job } from '#src/runtime/job.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { wakeInboxesJob } from './follow-inbox.ts'
import { routes } from './routes.ts'

/** Wakes streams here for what was told, be it by another replica. */
const wakeInboxes: Job<Deps> = {
  name: wakeInboxesJob,
  every: 1_000,
  run: async ({ messages, followers }) => {
    const followed = followers.followed()
    if (followed.length === 0) return
    for (const { userId, toldBy } of await messages.newest(followed)) followers.wake(userId, toldBy)
  },
}

/** What a user reads in the app, and a stream of what comes. */
export const inbox: Room<Deps> = { routes, jobs: [wakeInboxes] }
