import type { Room } from '#src/runtime/module.ts'
import { notificationFigures, waitingMessages } from '../figures.ts'
import type { Deps } from '../provides.ts'
import { sendMailJob } from './delivery.ts'
import { routes } from './routes.ts'

/** Sending mails, and what became of each. */
export const mailing: Room<Deps> = {
  routes,
  jobs: [{ name: sendMailJob, every: 2_000, run: ({ sendMail }, signal) => sendMail(signal) }],
  gauges: [waitingMessages],
  figures: notificationFigures,
}
