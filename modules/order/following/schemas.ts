import { z } from 'zod'
import { id, timestamp } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { statuses, type TimelineEntry } from '../order.ts'
import { OrderAnswer } from '../order-answer.ts'

export const OrderPage = page(OrderAnswer)

export const OrderQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(statuses).optional(),
  customerId: id.optional(),
})

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
