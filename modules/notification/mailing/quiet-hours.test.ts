import test from 'ava'
import fc from 'fast-check'
import { isTimeZone, type QuietHours, quietUntil } from './quiet-hours.ts'

const minute = 60_000

const until = (from: string, to: string, timeZone: string, now: string) =>
  quietUntil({ from, to, timeZone }, new Date(now))?.toISOString() ?? null

test('by day, and across midnight', (t) => {
  t.is(until('13:00', '15:00', 'UTC', '2026-11-22T12:59:59.999Z'), null)
  t.is(until('13:00', '15:00', 'UTC', '2026-11-22T13:00:00.000Z'), '2026-11-22T15:00:00.000Z')
  t.is(until('13:00', '15:00', 'UTC', '2026-11-22T15:00:00.000Z'), null)
  t.is(until('22:00', '07:00', 'Asia/Karachi', '2026-11-22T17:30:00.000Z'), '2026-11-23T02:00:00.000Z')
  t.is(until('22:00', '07:00', 'Asia/Karachi', '2026-11-22T01:59:59.000Z'), '2026-11-22T02:00:00.000Z')
  t.is(until('22:00', '07:00', 'Asia/Karachi', '2026-11-22T12:00:00.000Z'), null)
})

test('the night in which the clock changes is an hour shorter or longer', (t) => {
  t.is(until('22:00', '07:00', 'Europe/Berlin', '2026-03-28T22:00:00.000Z'), '2026-03-29T05:00:00.000Z')
  t.is(until('22:00', '07:00', 'Europe/Berlin', '2026-10-24T21:00:00.000Z'), '2026-10-25T06:00:00.000Z')
})

test('an end that the clock skips is where it is put forward', (t) => {
  t.is(until('22:00', '02:30', 'Europe/Berlin', '2026-03-28T22:00:00.000Z'), '2026-03-29T01:00:00.000Z')
})

/** Read off the clock on the wall, in another way than the code does. */
function isQuiet({ from, to, timeZone }: QuietHours, at: number): boolean {
  const wall = new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return from < to ? from <= wall && wall < to : from <= wall || wall < to
}

test('it is quiet at every minute until then, and not then, wherever the clock is moved', (t) => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  const zone = fc.constantFrom('Asia/Karachi', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe')
  const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01']
  const now = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -1440, max: 2880 }), fc.nat(59_999))
    .map(([day, minutes, ms]) => new Date(Date.parse(day) + minutes * minute + ms))
  fc.assert(
    fc.property(time, time, zone, now, (from, to, timeZone, now) => {
      fc.pre(from !== to)
      const hours = { from, to, timeZone }
      const end = quietUntil(hours, now)
      if (!end) {
        t.false(isQuiet(hours, now.getTime()))
        return
      }
      t.true(end > now)
      t.false(isQuiet(hours, end.getTime()))
      for (let at = now.getTime(); at < end.getTime(); at += 7 * minute) t.true(isQuiet(hours, at))
      t.true(isQuiet(hours, end.getTime() - 1))
    }),
    { numRuns: 150 },
  )
})

test('only zones that the machine knows are zones', (t) => {
  t.true(isTimeZone('Asia/Karachi'))
  for (const name of ['', 'Mars/Olympus', 'Asia/Karachi\0', '\ud800']) t.false(isTimeZone(name))
})
