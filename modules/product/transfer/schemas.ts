import { z } from 'zod'

const lineMessage = z.strictObject({ line: z.int(), message: z.string() })

export const ImportReport = z
  .strictObject({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    errors: z.array(lineMessage),
    restored: z
      .int()
      .optional()
      .describe('Of the updated, those that were archived; left out where there are none'),
    skipped: z
      .int()
      .optional()
      .describe(
        "Lines of another shop's file that are no product for sale, named in warnings; left out where there are none",
      ),
    stockIgnored: z
      .int()
      .optional()
      .describe('Lines whose stock was not used, since the product was there; left out where there are none'),
    warnings: z
      .array(lineMessage)
      .optional()
      .describe('Values that were read in another way than they stand, or left out; at most the first 1000'),
  })
  .meta({ id: 'ImportReport' })
