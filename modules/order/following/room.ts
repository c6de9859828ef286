import type { Job } from '#src/runtime/job.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { idOf } from './order-listing-repository.ts'
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

/** Orders of so many milliseconds are looked at: longer than two releases run side by side. */
const lately = 2 * 24 * 60 * 60_000
const batch = 1_000

/** Replicas of a release that keeps no recipients place orders too, and change where they go. */
const findRecipients: Job<Deps> = {
  name: 'find-recipients',
  every: 60 * 60_000,
  run: async ({ db, recipients, now }, signal) => {
    const from = idOf(now().getTime() - lately)
    const pass = () => db.transaction((tx) => recipients.mend(from, batch, tx))
    while (!signal.aborted && (await pass()) === batch);
  },
}

/** What became of an order, for its customer and for staff: lists, one, its timeline, and a stream of its changes. */
export const following: Room<Deps> = { routes, jobs: [wakeFollowers, findRecipients] }
