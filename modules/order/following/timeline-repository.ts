import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Order, TimelineEntry } from '../order.ts'

// An order's entries are never older than itself, which spares the partitions before it.
const after = sql<TimelineEntry>(
  'timeline.after',
  `select version, at, status, event, detail, actor from timeline
   where order_id = $1 and at >= $2 and version > $3 order by version`,
)

/** Reading what became of orders; it is written with each change, by the order repository. */
export const timelineRepository = ({ db }: { db: Database }) => ({
  /** What happened to an order since its version was `version` (0: ever), oldest first. */
  after: (order: Order, version: number, on: Queryable = db): Promise<TimelineEntry[]> =>
    on.query(after, [order.id, order.createdAt, version]),
})

export type TimelineRepository = ReturnType<typeof timelineRepository>
