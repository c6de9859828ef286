import type { Job } from '#src/runtime/job.ts'
import type { Deps } from '../provides.ts'

export const jobs: Job<Deps>[] = [
  { name: 'send-mail', every: 2_000, run: ({ sendMail }, signal) => sendMail(signal) },
  { name: 'clean-up', every: 10 * 60_000, run: ({ cleanUp }, signal) => cleanUp(signal) },
]
