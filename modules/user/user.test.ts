import test from 'ava'
import { epochOf, type User, withoutSession, withoutSessions } from './user.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const clock = { now, accessTtl: 15 * 60_000 }
const user = { id: 'u', version: 1 } as User

test('sessions that ended are named until their tokens have expired, and then no more', (t) => {
  const once = withoutSession(user, 'a', clock)
  t.like(once.revocation, { epoch: 0, endedSessions: ['a'] })
  const twice = withoutSession(once, 'b', clock)
  t.deepEqual(twice.revocation?.endedSessions, ['a', 'b'])
  const later = { ...clock, now: new Date((once.revocation?.until.getTime() ?? 0) + 1) }
  t.deepEqual(withoutSession(once, 'c', later).revocation?.endedSessions, ['c'])
})

test('of more ended sessions than are named one by one all tokens are revoked', (t) => {
  let ended = withoutSessions(user, 'kept', clock)
  for (let i = 0; i < 32; i++) ended = withoutSession(ended, `${i}`, clock)
  t.like(ended.revocation, { epoch: 1, keptSession: 'kept' })
  t.is(ended.revocation?.endedSessions.length, 32)
  ended = withoutSession(ended, '32', clock)
  t.like(ended.revocation, { epoch: 2, keptSession: null, endedSessions: [] })
  t.is(epochOf(ended), 2)
})
