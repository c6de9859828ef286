import type { Job } from '#src/runtime/job.ts'
import type { Deps } from '../provides.ts'

/** Forgets offers as they were where no order that may still be changed was priced by them. */
export const forgetPastOffers: Job<Deps> = {
  name: 'forget-past-offers',
  every: 3_600_000,
  run: ({ offers }) => offers.forgetPast(),
}
