/** A day of the shop's, from its first instant until before `end`. */
export interface ShopDay {
  /** `YYYY-MM-DD` */
  date: string
  begin: Date
  end: Date
}

const day = 24 * 60 * 60 * 1000

/**
 * The days from one date to another, both included, as they are in a time zone: 23 or 25 hours where clocks change.
 * One ends where the next begins.
 */
export function shopDays(from: string, to: string, timeZone: string): ShopDay[] {
  const days: ShopDay[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += day) {
    const [date, next] = [dateOf(at), dateOf(at + day)]
    days.push({ date, begin: days.at(-1)?.end ?? startOf(date, timeZone), end: startOf(next, timeZone) })
  }
  return days
}

/** The first instant of a date (`YYYY-MM-DD`) in a time zone. */
export function startOf(date: string, timeZone: string): Date {
  const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
  // No zone is further than 14 hours from UTC. In between it is looked for by halves.
  let [before, after] = [Date.parse(date) - 15 * 3_600_000, Date.parse(date) + 15 * 3_600_000]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (local.format(middle) < date) before = middle
    else after = middle
  }
  return new Date(after)
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
