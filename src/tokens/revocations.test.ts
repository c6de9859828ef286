import test from 'ava'
import { until } from '../testing/until.ts'
import { createRevocations, gone, type Revocation } from './revocations.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const revocation = (more: Partial<Revocation>): Revocation => ({
  userId: 'u',
  version: 2,
  epoch: 1,
  keptSession: null,
  endedSessions: [],
  until: later(15),
  ...more,
})
const token = (epoch: number, sessionId = 's') => ({ userId: 'u', sessionId, epoch })

test('tokens of a lower epoch are revoked, but those of the kept session; those of an ended one always', (t) => {
  const store = createRevocations(() => now)
  t.false(store.isRevoked(token(0)))
  store.add([revocation({ keptSession: 'kept', endedSessions: ['out'] })])
  t.true(store.isRevoked(token(0)))
  t.false(store.isRevoked(token(0, 'kept')))
  // Of the very second of the change: no clock is asked.
  t.false(store.isRevoked(token(1)))
  t.true(store.isRevoked(token(1, 'out')))
  t.false(store.isRevoked({ ...token(0), userId: 'other' }))
})

test('the higher version wins, whatever comes late; who is gone stays gone', (t) => {
  const store = createRevocations(() => now)
  store.add([revocation({ version: 3, epoch: 2 }), revocation({ version: 2, epoch: 1 })])
  t.true(store.isRevoked(token(1)))
  store.add([revocation({ version: gone, epoch: gone }), revocation({ version: 9, epoch: 0 })])
  t.true(store.isRevoked(token(7)))
})

test('what is over is not kept', (t) => {
  const store = createRevocations(() => now)
  store.add([revocation({ until: now })])
  t.false(store.isRevoked(token(0)))
})

test('what is over goes by itself', async (t) => {
  const store = createRevocations(() => now)
  store.add([revocation({ until: new Date(now.getTime() + 50) })])
  await until(() => !store.isRevoked(token(0)))
  t.pass()
})

test('of a flood of users so many are known, and those that were least asked for are forgotten', (t) => {
  const store = createRevocations(() => now)
  const of = (n: number) => ({ userId: `u${n}`, sessionId: 's', epoch: 0 })
  const flood = (from: number, count: number) =>
    store.add(Array.from({ length: count }, (_, n) => revocation({ userId: `u${from + n}` })))
  flood(0, 100_000)
  t.true(store.isRevoked(of(0)))
  flood(100_000, 2)
  t.deepEqual(
    [0, 1, 2, 3, 100_001].map((n) => store.isRevoked(of(n))),
    [true, false, false, true, true],
  )
})
