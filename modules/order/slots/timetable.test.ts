import test from 'ava'
import fc from 'fast-check'
import { dateIn, planSlots, type Timetable, type Window, weekdays, windowsOf } from './timetable.ts'

const usual = (over: Partial<Window> = {}): Window => ({
  ...{ day: 'friday', start: '18:00', end: '20:00', capacity: 20, cutoffMinutes: 120 },
  ...over,
})
const timetable = (over: Partial<Timetable> = {}): Timetable => ({
  ...{ days: [usual()], periods: [], closed: [] },
  ...over,
})

test('a slot is on its weekday, by the clock of the shop, and can be chosen until its cut-off', (t) => {
  // 2026-11-27 is a Friday.
  const [slot, ...more] = planSlots(timetable(), '2026-11-26', 7, 'Asia/Karachi')
  t.deepEqual(more, [])
  t.deepEqual(slot, {
    start: new Date('2026-11-27T13:00:00Z'),
    end: new Date('2026-11-27T15:00:00Z'),
    cutoff: new Date('2026-11-27T11:00:00Z'),
    capacity: 20,
    fee: null,
  })
})

test("a period's hours stand in place of the usual ones, and nothing is brought on a day that is closed", (t) => {
  const night = usual({ start: '21:00', end: '23:00', fee: 5000 })
  const ramadan = { from: '2027-02-08', until: '2027-03-09', days: [night] }
  const both = timetable({ periods: [ramadan], closed: ['2027-02-19'] })
  const starts = planSlots(both, '2027-02-01', 42, 'Asia/Karachi').map(({ start }) => start.toISOString())
  t.deepEqual(starts, [
    '2027-02-05T13:00:00.000Z',
    '2027-02-12T16:00:00.000Z',
    '2027-02-26T16:00:00.000Z',
    '2027-03-05T16:00:00.000Z',
    '2027-03-12T13:00:00.000Z',
  ])
})

test('where clocks change a slot is when the clock on the wall says so', (t) => {
  const sunday = (start: string, end: string) => timetable({ days: [usual({ day: 'sunday', start, end })] })
  const startsIn = (date: string, start: string, end: string) =>
    planSlots(sunday(start, end), date, 1, 'Europe/Berlin').map(({ start, end }) =>
      [start, end].map((at) => at.toISOString().slice(11, 16)),
    )
  // Forward at 02:00 on 2026-03-29, back at 03:00 on 2026-10-25.
  t.deepEqual(startsIn('2026-03-22', '18:00', '20:00'), [['17:00', '19:00']])
  t.deepEqual(startsIn('2026-03-29', '18:00', '20:00'), [['16:00', '18:00']])
  t.deepEqual(startsIn('2026-03-29', '01:00', '04:00'), [['00:00', '02:00']])
  t.deepEqual(startsIn('2026-03-29', '02:30', '04:00'), [['01:30', '02:00']], 'there is no 02:30')
  t.deepEqual(startsIn('2026-10-25', '01:00', '04:00'), [['23:00', '03:00']])
  t.deepEqual(startsIn('2026-10-25', '02:30', '04:00'), [['00:30', '03:00']], 'the first of two')
  t.deepEqual(startsIn('2026-10-25', '18:00', '24:00'), [['17:00', '23:00']])
})

test('what clocks make the same of two windows is one slot', (t) => {
  const days = [
    usual({ day: 'sunday', start: '02:00', end: '04:00', capacity: 5 }),
    usual({ day: 'sunday', start: '03:00', end: '04:00', capacity: 7 }),
  ]
  const planned = planSlots(timetable({ days }), '2026-03-29', 1, 'Europe/Berlin')
  t.deepEqual(
    planned.map(({ capacity }) => capacity),
    [5],
  )
})

test('property: every slot shows its window on the wall, whatever the zone and the day', (t) => {
  const zones = [
    'Asia/Karachi',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
  ]
  const two = (n: number) => String(n).padStart(2, '0')
  const window = fc
    .record({
      day: fc.constantFrom(...weekdays),
      // Outside the hours in which clocks are changed anywhere.
      from: fc.integer({ min: 5, max: 20 }),
      hours: fc.integer({ min: 1, max: 3 }),
      minutes: fc.constantFrom(0, 30),
    })
    .map(({ day, from, hours, minutes }) =>
      usual({ day, start: `${two(from)}:${two(minutes)}`, end: `${two(from + hours)}:${two(minutes)}` }),
    )
  const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      dates,
      fc.uniqueArray(window, { maxLength: 5, selector: ({ day, start, end }) => `${day} ${start} ${end}` }),
      (zone, day, days) => {
        const from = day.toISOString().slice(0, 10)
        const planned = planSlots(timetable({ days }), from, 14, zone)
        t.is(planned.length, 2 * days.length)
        const wall = new Intl.DateTimeFormat('sv', { timeZone: zone, timeStyle: 'short' })
        for (const { start, end, cutoff } of planned) {
          const windows = windowsOf(timetable({ days }), dateIn(zone, start))
          t.true(windows.some((it) => it.start === wall.format(start) && it.end === wall.format(end)))
          t.is(start.getTime() - cutoff.getTime(), 120 * 60_000)
        }
      },
    ),
  )
})
