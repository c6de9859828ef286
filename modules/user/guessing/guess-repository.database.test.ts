import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import user from '../index.ts'
import { type Count, guessWindow, loginSubjects } from './guess-limits.ts'
import { guessRepository } from './guess-repository.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const counts = (seen: Count[]) => seen.map(({ count }) => count).sort((a, b) => a - b)

test('wrong guesses at once are all counted, and forgotten for those that a right one forgives', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const { count, look, forget } = guessRepository({ db })
  const subjects = loginSubjects('a@example.com', '203.0.113.1')
  const others = loginSubjects('b@example.com', '203.0.113.1')
  t.deepEqual(await look(subjects, now), [])
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => count(i % 2 ? subjects : others.toReversed(), now)),
  )
  t.is(Math.max(...all), 20)
  t.deepEqual(counts(await look(subjects, now)), [10, 10, 20])
  await forget(subjects.filter(({ reset }) => reset))
  t.deepEqual(counts(await look(subjects, now)), [20])
  t.deepEqual(counts(await look(others, now)), [10, 10, 20])
})

test('a window ends by itself, however often it is tried, and is forgotten', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const { count, look, forgetOld } = guessRepository({ db })
  const subjects = loginSubjects('a@example.com', '203.0.113.1').slice(0, 1)
  await count(subjects, now)
  t.is(await count(subjects, later(guessWindow - 1)), 2)
  t.like((await look(subjects, now))[0], { count: 2, windowEnds: later(guessWindow) })
  t.deepEqual(await look(subjects, later(guessWindow)), [])
  t.is(await count(subjects, later(guessWindow)), 1)

  await forgetOld(later(2 * guessWindow - 1))
  t.deepEqual(counts(await look(subjects, now)), [1])
  await forgetOld(later(2 * guessWindow))
  t.deepEqual(await look(subjects, now), [])
})

test('a million names that are made up push none out that were guessed at more', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const { count, look, keep } = guessRepository({ db })
  const subjects = loginSubjects('a@example.com', '203.0.113.1')
  for (let i = 0; i < 2; i++) await count(subjects, now)
  await db.query(manyMore, [later(2 * guessWindow)])
  await keep(1000)
  t.deepEqual(await db.query(counted), [{ n: 1000 }])
  t.deepEqual(counts(await look(subjects, now)), [2, 2, 2])
  await keep(1000)
  t.deepEqual(await db.query(counted), [{ n: 1000 }])
})

test('what forgets guesses waits for nobody who is counting', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const { count, look, keep, forgetOld } = guessRepository({ db })
  const [subject] = loginSubjects('a@example.com', '203.0.113.1')
  await count([subject], now)
  await db.transaction(async (tx) => {
    await count([subject], now, tx)
    await keep(0)
    await forgetOld(later(2 * guessWindow))
  })
  t.deepEqual(counts(await look([subject], now)), [2])
  await keep(0)
  t.deepEqual(await look([subject], now), [])
})

const manyMore = sql(
  'test.many_more',
  `insert into guesses select 'made up ' || n, 1, $1 from generate_series(1, 5000) n`,
)
const counted = sql('test.counted', 'select count(*)::int as n from guesses')
