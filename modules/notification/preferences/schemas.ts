import { z } from 'zod'
import { code, text } from '#src/schemas/fields.ts'
import { isTimeZone } from '../mailing/quiet-hours.ts'
import { languageCodes } from '../wording/wordings.ts'

const timeOfDay = code(5, /^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00')

const language = z.enum(languageCodes)

const preferences = {
  email: z.boolean(),
  sms: z.boolean(),
  quietHours: z
    .strictObject({
      from: timeOfDay,
      to: timeOfDay,
      timeZone: text(64).refine(isTimeZone, 'must be an IANA time zone such as Asia/Karachi'),
    })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from from' })
    .optional(),
}

/** What a user wants to be told, how and when. */
export const Preferences = z
  .strictObject({ ...preferences, language })
  .meta({ id: 'NotificationPreferences' })

/** The same as it is asked for: older clients know of no languages. */
export const PreferencesRequest = z
  .strictObject({ ...preferences, language: language.optional() })
  .meta({ id: 'NotificationPreferencesRequest' })

export const UnsubscribeQuery = z.strictObject({ token: code(100, /^[\w-]+$/, 'must be that of a mail') })
