import type { Job } from '#src/job.ts'
import type { Deps } from './provides.ts'

/** Whatever has run out is worthless already; this keeps the tables from growing. */
export const forgetExpired: Job<Deps> = {
  name: 'forget-expired',
  every: 10 * 60_000,
  run: async ({ sessions, mailTokens, guesses, now }) => {
    await sessions.forgetOld(now())
    await mailTokens.forgetOld(now())
    await guesses.forgetOld(now())
  },
}
