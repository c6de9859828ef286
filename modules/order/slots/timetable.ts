/**
 * From a weekly timetable to the slots of some days, without I/O: in the shop's time zone, also on the days on which
 * clocks change.
 */

/** The days of a week, Monday first. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** A part of a day in which orders are brought: `{ day: 'friday', start: '18:00', end: '20:00', … }`. */
export interface Window {
  day: (typeof weekdays)[number]
  /** `HH:MM`, the shop's clock. `end` is after `start`, `24:00` at the latest. */
  start: string
  end: string
  /** Orders at most. */
  capacity: number
  /** Minutes before its start until which it can be chosen. */
  cutoffMinutes: number
  /** What delivery costs in it, in minor units, in place of the zone's fee. */
  fee?: number
}

/** Other hours for a while, such as Ramadan's: on these days they stand in place of the usual ones. */
export interface Period {
  /** Dates, both included. */
  from: string
  until: string
  days: Window[]
}

/** When orders are brought in a zone. */
export interface Timetable {
  days: Window[]
  periods: Period[]
  /** Dates on which nothing is brought. */
  closed: string[]
}

/** A slot as its timetable gives it. */
export interface Planned {
  start: Date
  end: Date
  cutoff: Date
  capacity: number
  /** Minor units; null: the zone's. */
  fee: number | null
}

const aDay = 24 * 60 * 60_000
const aMinute = 60_000

/** The windows that hold on a date (`YYYY-MM-DD`); of several periods the first that names it. */
export function windowsOf({ days, periods, closed }: Timetable, date: string): Window[] {
  if (closed.includes(date)) return []
  const weekday = weekdays[(new Date(date).getUTCDay() + 6) % 7]
  const period = periods.find(({ from, until }) => from <= date && date <= until)
  return (period?.days ?? days).filter(({ day }) => day === weekday)
}

/** The slots of so many days from a date on, by their start. What clocks leave nothing of is left out, and of what they make the same the first holds. */
export function planSlots(timetable: Timetable, from: string, days: number, timeZone: string): Planned[] {
  const first = Date.parse(from)
  const dates = Array.from({ length: days }, (_, n) => new Date(first + n * aDay).toISOString().slice(0, 10))
  const instantOf = clockOf(timeZone)
  const planned = dates
    .flatMap((date) =>
      windowsOf(timetable, date).map((window): Planned => {
        const [start, end] = [instantOf(date, window.start), instantOf(date, window.end)]
        const cutoff = new Date(start.getTime() - window.cutoffMinutes * aMinute)
        return { start, end, cutoff, capacity: window.capacity, fee: window.fee ?? null }
      }),
    )
    .filter(({ start, end }) => start < end)
  const bySpan = new Map(planned.toReversed().map((slot) => [`${+slot.start} ${+slot.end}`, slot]))
  return [...bySpan.values()].sort(
    (a, b) => a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime(),
  )
}

/** The date in a time zone at an instant. */
export const dateIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at)

/**
 * Reads the shop's clock: the instant of a date and `HH:MM`. Where clocks go back the first of the two; where they go
 * forward a time that there isn't is as much later, as everybody's clock shows it.
 */
function clockOf(timeZone: string): (date: string, time: string) => Date {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  /** Milliseconds by which the clock is ahead of UTC at an instant. */
  const offsetAt = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at
  return (date, time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const local = Date.parse(date) + (hours * 60 + minutes) * aMinute
    // Clocks change at most once within a day, so one of the two offsets around it holds.
    const [before, after] = [offsetAt(local - aDay), offsetAt(local + aDay)]
    const [first, second] = [local - before, local - after]
    return new Date(offsetAt(first) === before ? first : offsetAt(second) === after ? second : first)
  }
}
