/** When a user wants no mail and no SMS, by the clock where the user is. */
export interface QuietHours {
  /** `HH:MM`, 24 hours. */
  from: string
  /** `HH:MM`; before `from` where the night is in between. Never equal to it. */
  to: string
  /** IANA, such as `Asia/Karachi`. */
  timeZone: string
}

const minute = 60_000
const day = 24 * 60

/** Whether it is a time zone that this machine knows: by its name, since an offset knows no summer. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The first moment from `now` on that is not quiet; null where `now` itself isn't. Where the clock is
 * put forward over the end, it is quiet until the clock is put forward.
 */
export function quietUntil({ from, to, timeZone }: QuietHours, now: Date): Date | null {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  const offsetAt = offsetsOf(timeZone)
  const clockAt = (at: number) => (((at + offsetAt(at)) % day) + day) % day
  const isQuiet = (at: number) => {
    const clock = clockAt(at)
    return start < end ? clock >= start && clock < end : clock >= start || clock < end
  }
  const endFrom = (at: number) => at + ((end - clockAt(at) + day) % day)

  const current = Math.floor(now.getTime() / minute)
  if (!isQuiet(current)) return null
  const unlessMoved = endFrom(current)
  if (offsetAt(unlessMoved) === offsetAt(current)) return new Date(unlessMoved * minute)
  const moved = firstMoved(current, unlessMoved, offsetAt)
  return new Date((isQuiet(moved) ? endFrom(moved) : moved) * minute)
}

/** The first minute, after `low` and up to `high`, of the offset that holds at `high`. */
function firstMoved(low: number, high: number, offsetAt: (at: number) => number): number {
  const before = offsetAt(low)
  let [same, moved] = [low, high]
  while (moved - same > 1) {
    const middle = Math.floor((same + moved) / 2)
    if (offsetAt(middle) === before) same = middle
    else moved = middle
  }
  return moved
}

/** Minutes that the zone's clock is ahead of UTC, by minutes since 1970. */
function offsetsOf(timeZone: string): (at: number) => number {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return (at) => {
    const parts = clock.formatToParts(at * minute)
    const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
    return local / minute - at
  }
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}
