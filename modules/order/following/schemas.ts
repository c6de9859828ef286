import { z } from 'zod'
import { code, id, phone, text, timestamp } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { isOver, paymentMethods, statuses, type TimelineEntry } from '../order.ts'
import { OrderAnswer } from '../order-answer.ts'
import { readSearch } from './search.ts'

export const OrderPage = page(OrderAnswer)

export const OrderQuery = z
  .strictObject({
    ...pageQuery,
    status: z.enum(statuses).optional(),
    customerId: id.optional(),
    number: code(20, /^[A-Za-z]{2}-\d{1,15}$/, 'must be a number such as IM-000042')
      .transform((number) => number.toUpperCase())
      .optional(),
    paymentMethod: z.enum(paymentMethods).optional(),
    phone: phone
      .optional()
      .meta({ description: 'Staff only: the phone of its address, however it is written' }),
    q: text(100)
      .transform((typed, context) => {
        const search = readSearch(typed)
        if (search !== null) return search
        context.issues.push({
          code: 'custom',
          input: typed,
          message: 'must be a number, a phone, or have a word of three letters',
        })
        return z.NEVER
      })
      .optional()
      .meta({
        description:
          "Staff only: an order's number, a phone, or parts of the name and the street that it goes to, all of which it has",
      }),
    slot: id.optional(),
    flag: code(40, /^[a-z_]+$/, 'must be a flag such as cash_difference').optional(),
    from: timestamp.optional().meta({ description: 'Placed at this time or later' }),
    to: timestamp.optional().meta({ description: 'Placed before this time' }),
    sort: z.enum(['slot']).optional().meta({
      description:
        'As the packing table has them: the earliest slot first, those that are in none last. Those that are on their way, unless a `status` or a `slot` is named',
    }),
  })
  .refine(
    ({ sort, slot, status }) => !sort || slot !== undefined || status === undefined || !isOver(status),
    {
      path: ['sort'],
      message: 'is of orders that are on their way, or of one slot',
    },
  )

/** The place in a list by slot; `slot`: when it begins. */
export const SlotCursor = z.strictObject({ id, slot: timestamp.nullable() })

const TimelineItem = z.strictObject({
  at: timestamp,
  status: z.enum(statuses),
  event: z.string(),
  detail: z.string().optional(),
  by: id.optional().meta({ description: 'Staff only: who of them did it' }),
})

export const Timeline = z.strictObject({ items: z.array(TimelineItem) })

/** Staff see who did it. */
export const presentTimelineEntry = (
  { at, status, event, detail, actor }: TimelineEntry,
  staff: boolean,
): z.output<typeof TimelineItem> => ({
  at: at.toISOString(),
  status,
  event,
  ...(detail !== null && { detail }),
  ...(staff && actor !== null && { by: actor }),
})
