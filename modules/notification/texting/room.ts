import type { Room } from '#src/runtime/module.ts'
import { sendTextsJob } from '../mailing/delivery.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Sending texts (SMS), and what the provider tells of each. */
export const texting: Room<Deps> = {
  routes,
  jobs: [{ name: sendTextsJob, every: 2_000, run: ({ sendTexts }, signal) => sendTexts(signal) }],
}
