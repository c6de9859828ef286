import type { Language } from '../wording/language.ts'
import type { Letter } from './letter.ts'

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

export const webhookLetters: {
  [T in keyof WebhookData]: (data: WebhookData[T], language: Language) => Letter
} = {
  webhook_off: ({ host, why, at }, { say, time }) => ({
    subject: say('webhook_off.subject', { host }),
    paragraphs: [say(`webhook_off.${why}`, { at: time(at) }), say('webhook_off.waits')],
  }),
}
