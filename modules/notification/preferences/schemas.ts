import { z } from 'zod'
import { code, text } from '#src/schemas/fields.ts'
import { isTimeZone } from '../mailing/quiet-hours.ts'

const timeOfDay = code(5, /^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00')

/** What a user wants to be told, how and when. */
export const Preferences = z
  .strictObject({
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
  })
  .meta({ id: 'NotificationPreferences' })
