import test from 'ava'
import fc from 'fast-check'
import { shopDays, startOf } from './shop-days.ts'

const zones = [
  'Asia/Karachi',
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

test('a day begins when it does in the shop', (t) => {
  t.is(startOf('2026-11-25', 'Asia/Karachi').toISOString(), '2026-11-24T19:00:00.000Z')
  t.is(startOf('2026-11-25', 'UTC').toISOString(), '2026-11-25T00:00:00.000Z')
  // Cuba's clocks go forward at midnight: the day begins at one.
  t.is(startOf('2026-03-08', 'America/Havana').toISOString(), '2026-03-08T05:00:00.000Z')
})

test('where clocks change a day has 23 or 25 hours', (t) => {
  const hours = (date: string) => {
    const [day] = shopDays(date, date, 'America/New_York')
    return day && (day.end.getTime() - day.begin.getTime()) / 3_600_000
  }
  t.deepEqual(['2026-03-07', '2026-03-08', '2026-11-01'].map(hours), [24, 23, 25])
})

test('every instant is in one day, which is that of its date in the shop', (t) => {
  const at = fc.date({ min: new Date('2000-01-05'), max: new Date('2099-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(at, fc.constantFrom(...zones), (at, timeZone) => {
      const date = (shift: number) => new Date(at.getTime() + shift * 86_400_000).toISOString().slice(0, 10)
      const days = shopDays(date(-2), date(2), timeZone)
      t.is(days.length, 5)
      for (const [n, day] of days.entries()) t.deepEqual(day.end, days[n + 1]?.begin ?? day.end)
      const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at)
      t.deepEqual(
        days.filter(({ begin, end }) => begin <= at && at < end).map(({ date }) => date),
        [local],
      )
    }),
  )
})
