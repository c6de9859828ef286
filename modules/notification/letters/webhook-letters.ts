import type { Letter } from './letter.ts'
import { timeText } from './wording.ts'

/** What the template about a webhook needs. */
export interface WebhookData {
  webhook_off: {
    /** Where it leads, without what follows on the host. */
    host: string
    why: 'gone' | 'failing'
    /** When, RFC 3339. */
    at: string
  }
}

const reasons = {
  gone: 'it answered that it wants to be told no more (410)',
  failing: 'nothing that it was sent was taken for two days',
}

export const webhookLetters: {
  [T in keyof WebhookData]: (data: WebhookData[T], timeZone: string) => Letter
} = {
  webhook_off: ({ host, why, at }, timeZone) => ({
    subject: `The webhook to ${host} was switched off`,
    paragraphs: [
      `It was switched off on ${timeText(at, timeZone)}: ${reasons[why]}.`,
      'What was to be sent waits for 30 days, and is sent when the webhook is switched on again. Of what happens until then it is not told.',
    ],
  }),
}
