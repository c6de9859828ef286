import test from 'ava'
import fc from 'fast-check'
import {
  type Count,
  guessWindow,
  judge,
  loginSubjects,
  moveSubject,
  networkOf,
  resetSubject,
  verifySubject,
} from './guess-limits.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const windowEnds = new Date(now.getTime() + 90_500)
const subjects = loginSubjects('Ayesha@Example.com', '203.0.113.9')
const counted = (...counts: number[]): Count[] =>
  subjects.map(({ key }, i) => ({ subject: key, count: counts[i] ?? 0, windowEnds }))

test('the first guesses are free, the next wait longer and longer, the eleventh is refused', (t) => {
  const pauses = Array.from({ length: 10 }, (_, i) => judge(subjects, counted(i), now))
  t.deepEqual(
    pauses.map((verdict) => (verdict.refused ? 'refused' : verdict.pause)),
    [0, 0, 0, 125, 250, 500, 1000, 1000, 1000, 1000],
  )
  t.deepEqual(judge(subjects, counted(10), now), { refused: true, retryAfter: 91 })
})

test('an account is guarded against many addresses, and an address against many accounts', (t) => {
  t.false(judge(subjects, counted(1, 49), now).refused)
  t.true(judge(subjects, counted(1, 50), now).refused)
  t.false(judge(subjects, counted(1, 1, 99), now).refused)
  t.true(judge(subjects, counted(1, 1, 100), now).refused)
})

test('an account is the same in any case, and no address can be read in what is kept', (t) => {
  t.deepEqual(subjects, loginSubjects('ayesha@example.com', '203.0.113.9'))
  t.notDeepEqual(subjects, loginSubjects('bilal@example.com', '203.0.113.9'))
  const ofAddress = [resetSubject, verifySubject, moveSubject]
  for (const subjectOf of ofAddress)
    t.deepEqual(subjectOf('Ayesha@Example.com'), subjectOf('ayesha@example.com'))
  for (const { key } of [...subjects, ...ofAddress.map((subjectOf) => subjectOf('ayesha@example.com'))])
    t.notRegex(key, /ayesha/i)
})

test('a refusal is never for longer than a window, and says at least a second', (t) => {
  fc.assert(
    fc.property(
      fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200)),
      fc.integer({ min: -1000, max: guessWindow }),
      (counts, left) => {
        const ends = new Date(now.getTime() + left)
        const verdict = judge(
          subjects,
          counted(...counts).map((count) => ({ ...count, windowEnds: ends })),
          now,
        )
        const over = counts[0] >= 10 || counts[1] >= 50 || counts[2] >= 100
        if (verdict.refused !== over) return false
        return verdict.refused
          ? verdict.retryAfter >= 1 && verdict.retryAfter <= guessWindow / 1000
          : verdict.pause >= 0 && verdict.pause <= 1000
      },
    ),
  )
  t.pass()
})

test('addresses of IPv6 are counted by their /64, others each by themselves', (t) => {
  t.is(networkOf('203.0.113.9'), '203.0.113.9')
  t.is(networkOf('::ffff:203.0.113.9'), '203.0.113.9')
  t.is(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:DB8:1:2::7'))
  t.not(networkOf('2001:db8:1:2::7'), networkOf('2001:db8:1:3::7'))
  t.is(networkOf('::1'), '0:0:0:0::/64')
  t.is(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
  t.is(networkOf('203.0.113.9:4711'), '203.0.113.9')
  t.is(networkOf('[2001:db8:1:2::7]:4711'), networkOf('2001:db8:1:2::7'))
  t.is(networkOf('[2001:db8:1:2::7]'), networkOf('2001:db8:1:2::7'))
  for (const none of ['', 'unknown', '1.2.3', 'x'.repeat(8000)]) t.is(networkOf(none), 'unknown')
})
