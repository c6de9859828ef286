import type { KeyObject } from 'node:crypto'
import type { Config } from '#config/config.ts'
import type { Events, EventType } from '#proto/events.ts'
import { loadSealingKey } from '#src/keys/mail-keys.ts'
import { contextOf, seal } from '#src/keys/sealing.ts'

/** An event that has a token mailed, or a code texted. */
type Asking = Extract<
  EventType,
  | 'mart.user.v1.EmailVerificationRequested'
  | 'mart.user.v1.PasswordResetRequested'
  | 'mart.user.v1.PhoneVerificationRequested'
>

/** What an event carries of a token: its place of old is empty. */
type Sealed = Pick<Events['mart.user.v1.PasswordResetRequested'], 'token' | 'sealedToken'>

export interface MailSealer {
  /** Reads the key, or makes it. Called once, before anything is sealed. */
  load(): Promise<void>
  /** A single-use token as only who sends mails can read it, in this event and of this user. */
  seal(type: Asking, userId: string, token: string): Sealed
}

/** Seals single-use tokens: what lies in the outbox and on the bus for a day opens nobody's account. */
export const mailSealer = ({ config }: { config: Config }): MailSealer => {
  let key: KeyObject | null = null
  return {
    async load() {
      key ??= await loadSealingKey(config)
    },
    seal(type, userId, token) {
      if (!key) throw new Error('the key for mails is not loaded yet')
      return { token: '', sealedToken: seal(key, token, contextOf(type, userId)) }
    },
  }
}
