import type { KeyObject } from 'node:crypto'
import type { Config } from '#config/config.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { contextOf, unseal } from '#src/keys/sealing.ts'
import type { TemplateName } from './templates.ts'

/** The events whose tokens are sent, by the template that does. */
const askedBy: Partial<Record<TemplateName, string>> = {
  verify_email: 'mart.user.v1.EmailVerificationRequested',
  password_reset: 'mart.user.v1.PasswordResetRequested',
  phone_code: 'mart.user.v1.PhoneVerificationRequested',
}

/**
 * What a template needs, with the token that a message keeps sealed opened for as long as the mail is being written;
 * rejects where another key sealed it.
 */
export const openToken = ({ config }: { config: Config }) => {
  let loaded: Promise<KeyObject> | undefined
  const load = () => {
    loaded ??= loadOpeningKey(config)
    // A key that couldn't be read may be readable the next time.
    loaded.catch(() => {
      loaded = undefined
    })
    return loaded
  }
  return async (message: { template: TemplateName; userId: string; data: unknown }): Promise<unknown> => {
    const { sealedToken, ...rest } = message.data as { sealedToken?: string }
    const asked = askedBy[message.template]
    if (sealedToken === undefined || asked === undefined) return message.data
    return { ...rest, token: unseal(await load(), sealedToken, contextOf(asked, message.userId)) }
  }
}

export type OpenToken = ReturnType<typeof openToken>
