import type { Job } from '#src/runtime/job.ts'
import type { Deps } from './provides.ts'
import { enrolmentTtl } from './second-factor/enrol.ts'

/** As long as the bus keeps what was handed over. */
const exportsKept = 24 * 60 * 60_000

/** Some 20 MB. An attacker with a network of IPv6 has addresses without end, and each is counted. */
const mostGuesses = 100_000

/** Keys that were deleted: timelines and ledgers may name them still. */
const mostDeletedKeys = 1_000

/** Whatever has run out is worthless already; this keeps the tables from growing. */
export const forgetExpired: Job<Deps> = {
  name: 'forget-expired',
  every: 60_000,
  run: async ({
    sessions,
    secondFactors,
    mailTokens,
    phoneCodes,
    guesses,
    personalExports,
    apiKeys,
    now,
  }) => {
    await sessions.forgetOld(now())
    await mailTokens.forgetOld(now())
    await phoneCodes.forgetOld(now())
    await personalExports.forgetOld(new Date(now().getTime() - exportsKept))
    await secondFactors.forgetUnconfirmed(new Date(now().getTime() - enrolmentTtl))
    await guesses.forgetOld(now())
    await guesses.keep(mostGuesses)
    await apiKeys.keepDeleted(mostDeletedKeys)
  },
}
