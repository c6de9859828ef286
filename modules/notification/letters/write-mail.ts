import type { Config } from '#config/config.ts'
import type { UnsubscribeTokens } from '../preferences/unsubscribe-tokens.ts'
import type { Languages } from '../wording/languages.ts'
import type { Mail } from './letter.ts'
import { toMail } from './mail.ts'
import { publicUrlOf } from './public-url.ts'
import { mayBeStopped, type TemplateName, write } from './templates.ts'

interface Needs {
  languages: Languages
  unsubscribeTokens: UnsubscribeTokens
  config: Config
}

/** What is to be written to whom. */
interface Writing {
  template: TemplateName
  /** With its token opened (open-token.ts). */
  data: unknown
  userId: string
  /** Empty where the mail is to name nobody. */
  name: string
  /** That the user chose; null where they did not. */
  language: string | null
}

/** A mail and what its headers say of it. */
export interface WrittenMail extends Mail {
  /** ISO 639. */
  language: string
  /** Where a POST alone stops mails of its kind; absent where it must be told. */
  unsubscribeUrl?: string
}

/** Writes a message as a mail, in its reader's language, with the way to have no more of its kind. */
export const writeMail =
  ({ languages, unsubscribeTokens, config }: Needs) =>
  async ({ template, data, userId, name, language: chosen }: Writing): Promise<WrittenMail> => {
    const language = languages.of(chosen)
    const publicUrl = publicUrlOf(config)
    const stop = mayBeStopped(template) && {
      unsubscribeUrl: `${publicUrl}/v1/notifications/unsubscribe?token=${await unsubscribeTokens.make(userId)}`,
    }
    const mail = toMail(write(template, data as never, language), { language, name, publicUrl, ...stop })
    return { ...mail, language: language.code, ...stop }
  }

export type WriteMail = ReturnType<typeof writeMail>
