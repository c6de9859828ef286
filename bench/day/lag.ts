import type { Stage } from '../stage.ts'
import type { Figures, Second } from './figures.ts'

/** Of a module: milliseconds from an event's being said to the commit of what it did there. */
export interface Lag {
  module: string
  /** All events of the day, and those of calm seconds. */
  all: Figures
  calm: Figures
  /** By the second in which they were said. */
  seconds: Second[]
}

/** Makes PostgreSQL keep the time of each commit: with it the inbox tells when each event was handled. */
export const commitTimes = { track_commit_timestamp: 'on' }

/** Those that hear of what others do. */
const listeners = ['product', 'inventory', 'order', 'payment', 'notification']

/**
 * An event's id begins with the millisecond in which it was said, and its row of the inbox is committed with what the
 * handler did. So each event that was handled is measured, exactly, from before its outbox was committed until after
 * its effect was; and while the day goes on nothing is asked of the database for it.
 */
const handled = `select
    floor(extract(epoch from uuid_extract_timestamp(event_id)) - $1::float8)::int as second,
    extract(epoch from pg_xact_commit_timestamp(xmin) - uuid_extract_timestamp(event_id))::float8 * 1000 as took
  from inbox where uuid_extract_timestamp(event_id) between to_timestamp($1) and to_timestamp($1 + $2::float8)`

const figures = `min(second) as second, count(*)::int as count, percentile_disc(0.5) within group (order by took) as p50,
  percentile_disc(0.9) within group (order by took) as p90,
  percentile_disc(0.99) within group (order by took) as p99, max(took) as max`

/** The lag of each module that hears anything, for so many seconds from `began` (a time of day), of which some were calm. */
export async function lagsOf(stage: Stage, began: Date, seconds: number, calm: number[]): Promise<Lag[]> {
  const since = [began.getTime() / 1000, seconds]
  const lags: Lag[] = []
  for (const module of listeners) {
    const of = (more: string, values: unknown[]) =>
      stage.query(module, `select ${figures} from (${handled}) as handled ${more}`, [...since, ...values])
    const [all] = await of('', [])
    if (all.count === 0) continue
    const [undisturbed] = await of('where second = any($3::int[])', [calm])
    const each = await of('group by second order by second', [])
    lags.push({ module, all, calm: undisturbed, seconds: each })
  }
  return lags
}
