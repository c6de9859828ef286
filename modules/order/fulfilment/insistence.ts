import { z } from 'zod'
import { text } from '#src/schemas/fields.ts'

/** For an order whose money has gone back: that it goes out all the same, and why. */
export const insistence = {
  anyway: z.literal(true).optional(),
  reason: text(500).optional(),
}

/** Both are said, or neither. */
export const insisted = <Body extends z.ZodType<{ anyway?: true; reason?: string }>>(body: Body): Body =>
  body.refine(({ anyway, reason }) => (anyway === undefined) === (reason === undefined), {
    path: ['reason'],
    message: 'goes with anyway: say both, or neither',
  })

/** What the document says of it. */
export const refundedNeedsReason =
  'A 409 where all of its money has gone back, unless `anyway` is said with a `reason`, which its timeline keeps.'
