import test from 'ava'
import { afterTry, mostAttempts, type Outcome } from './webhook.ts'

const start = new Date('2026-11-26T00:00:00.000Z')
const refused: Outcome = { outcome: 'refused', httpStatus: 500, answer: '' }
const days = 24 * 60 * 60_000

test('tries are at growing intervals for two days, however they are spread', (t) => {
  for (const random of [0, 0.5, 0.999]) {
    let at = start
    const pauses: number[] = []
    for (let attempts = 0; attempts < mostAttempts - 1; attempts++) {
      const tried = { attempts, firstAttemptAt: start, failingSince: start, active: true }
      const next = afterTry(refused, tried, at, random)
      t.like(next, { status: 'pending', switchOff: null })
      pauses.push((next.nextAttemptAt?.getTime() ?? 0) - at.getTime())
      at = next.nextAttemptAt as Date
    }
    t.deepEqual(
      pauses,
      pauses.toSorted((a, b) => a - b),
    )
    t.true((pauses[0] ?? 0) <= 5_000)
    const took = at.getTime() - start.getTime()
    t.true(took > 1.75 * days && took <= 2 * days, `${took / days} days`)
  }
})

test('after the last try a delivery is given up where something else worked; else its endpoint is switched off', (t) => {
  const last = { attempts: mostAttempts - 1, firstAttemptAt: start, active: true }
  const end = new Date(start.getTime() + 2 * days)
  const later = new Date(start.getTime() + 1)
  t.deepEqual(afterTry(refused, { ...last, failingSince: later }, end, 0), {
    status: 'failed',
    nextAttemptAt: null,
    switchOff: null,
  })
  t.deepEqual(afterTry(refused, { ...last, failingSince: start }, end, 0), {
    status: 'pending',
    nextAttemptAt: end,
    switchOff: 'failing',
  })
  const off = { ...last, failingSince: start, active: false }
  t.like(afterTry(refused, off, end, 0), { status: 'pending', switchOff: null }, 'off already')
})

test('who asks for patience is tried no sooner, for an hour at most; a longer pause stays', (t) => {
  const next = (attempts: number, retryAfter: number) => {
    const tried = { attempts, firstAttemptAt: start, failingSince: start, active: true }
    const { nextAttemptAt } = afterTry({ ...refused, retryAfter }, tried, start, 0.999)
    return (nextAttemptAt?.getTime() ?? 0) - start.getTime()
  }
  const minute = 60_000
  t.is(next(0, 2 * minute), 2 * minute)
  t.is(next(0, 30 * days), 60 * minute)
  t.true(next(0, 1_000) > 4_000)
  t.is(next(3, 2 * minute), next(3, 0))
})

test('410 switches off at once, what is taken is over', (t) => {
  const tried = { attempts: 0, firstAttemptAt: start, failingSince: null, active: true }
  const gone: Outcome = { outcome: 'gone', httpStatus: 410, answer: '' }
  t.like(afterTry(gone, tried, start, 0), { status: 'pending', switchOff: 'gone' })
  t.is(afterTry(gone, { ...tried, active: false }, start, 0).switchOff, null)
  t.like(afterTry({ ...gone, outcome: 'delivered' }, tried, start, 0), {
    status: 'delivered',
    switchOff: null,
  })
})
