import type { Job } from '#src/runtime/job.ts'
import type { Deps } from './provides.ts'

/** As long as the bus keeps what was handed over. */
const exportsKept = 24 * 60 * 60_000

/** Some 20 MB. An attacker with a network of IPv6 has addresses without end, and each is counted. */
const mostGuesses = 100_000

/** Whatever has run out is worthless already; this keeps the tables from growing. */
export const forgetExpired: Job<Deps> = {
  name: 'forget-expired',
  every: 60_000,
  run: async ({ sessions, mailTokens, phoneCodes, guesses, personalExports, now }) => {
    await sessions.forgetOld(now())
    await mailTokens.forgetOld(now())
    await phoneCodes.forgetOld(now())
    await personalExports.forgetOld(new Date(now().getTime() - exportsKept))
    await guesses.forgetOld(now())
    await guesses.keep(mostGuesses)
  },
}
