import type { Job } from '#src/runtime/job.ts'
import type { Deps } from '../provides.ts'

/** Registers receipts with the tax authority, where there is one. */
export const registerReceiptsJob: Job<Deps> = {
  name: 'register-receipts',
  every: 1_000,
  run: ({ registerReceipts }, signal) => registerReceipts(signal),
}
