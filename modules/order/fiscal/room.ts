import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { fiscalCalls, fiscalSeconds, openFiscal } from './figures.ts'
import { registerReceiptsJob } from './jobs.ts'

/** The tax authority: receipts are registered there, and have its number and QR code then. */
export const fiscal: Room<Deps> = {
  jobs: [registerReceiptsJob],
  gauges: [openFiscal],
  figures: [fiscalCalls, fiscalSeconds],
}
