import { z } from 'zod'
import { text } from '#src/schemas/fields.ts'
import { wrongIn } from './synonyms.ts'

/** Words that find each other. */
export const SynonymList = z
  .strictObject({
    items: z
      .array(z.array(text(60)).min(2).max(20))
      .max(1000)
      .superRefine((groups, context) => {
        for (const [index, group] of groups.entries()) {
          const wrong = wrongIn(group)
          if (wrong) context.addIssue({ code: 'custom', path: [index, wrong.at], message: wrong.message })
        }
      }),
  })
  .meta({ id: 'Synonyms' })
