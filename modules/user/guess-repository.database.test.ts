import test from 'ava'
import { testDatabase } from '#src/testing/postgres.ts'
import { type Count, guessWindow, loginSubjects } from './guess-limits.ts'
import { guesses } from './guess-repository.ts'
import user from './index.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const counts = (taken: Count[]) => taken.map(({ count }) => count)

test('guesses at once are all counted; a right one forgets those at the account, not those of the address', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const repository = guesses({ db })
  const subjects = loginSubjects('a@example.com', '203.0.113.1')
  const others = loginSubjects('b@example.com', '203.0.113.1')
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => repository.take(i % 2 ? subjects : others, now)),
  )
  t.is(Math.max(...all.flatMap(counts)), 20)
  t.deepEqual(counts(await repository.take(subjects, now)).sort(), [11, 11, 21])

  await repository.giveBack(subjects)
  t.deepEqual(counts(await repository.take(subjects, now)).sort(), [11, 11, 21])

  await repository.forgive(subjects)
  t.deepEqual(counts(await repository.take(subjects, now)).sort(), [1, 1, 21])
})

test('a window ends by itself, however often it is tried, and is forgotten', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const repository = guesses({ db })
  const subjects = loginSubjects('a@example.com', '203.0.113.1').slice(0, 1)
  await repository.take(subjects, now)
  const [last] = await repository.take(subjects, later(guessWindow - 1))
  t.like(last, { count: 2, windowEnds: later(guessWindow) })
  t.deepEqual(counts(await repository.take(subjects, later(guessWindow))), [1])

  await repository.forgetOld(later(2 * guessWindow - 1))
  t.deepEqual(counts(await repository.take(subjects, later(guessWindow + 1))), [2])
  await repository.forgetOld(later(2 * guessWindow))
  t.deepEqual(counts(await repository.take(subjects, later(guessWindow + 1))), [1])
})
