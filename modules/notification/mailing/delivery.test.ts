import test from 'ava'
import fc from 'fast-check'
import {
  afterAttempt,
  decide,
  mayRetry,
  mostAttempts,
  mostUnverified,
  retryDelay,
  type Waiting,
} from './delivery.ts'

const now = new Date('2026-11-22T18:00:00.000Z')
const hour = 60 * 60_000
const ago = (ms: number) => new Date(now.getTime() - ms)

const waiting = (given: Partial<Waiting> = {}): Waiting => ({
  address: 'ali@example.test',
  erased: false,
  must: false,
  wanted: true,
  standsIn: false,
  quietHours: null,
  verified: false,
  earlier: 0,
  secretUntil: null,
  waitingSince: ago(1000),
  ...given,
})
const night = { from: '22:00', to: '07:00', timeZone: 'Asia/Karachi' }

test('a mail that nothing stands against is sent', (t) => {
  t.deepEqual(decide(waiting(), now, true), { do: 'send', address: 'ali@example.test' })
})

test('in quiet hours a mail waits for their end, save what must be told', (t) => {
  t.deepEqual(decide(waiting({ quietHours: night }), now, true), {
    do: 'wait',
    until: new Date('2026-11-23T02:00:00.000Z'),
  })
  t.is(decide(waiting({ quietHours: night, must: true }), now, true).do, 'send')
})

test('who wants no mail gets none, save what must be told', (t) => {
  t.like(decide(waiting({ wanted: false }), now, true), { do: 'finish', status: 'dropped' })
  t.is(decide(waiting({ wanted: false, must: true }), now, true).do, 'send')
  t.is(decide(waiting({ wanted: false, standsIn: true }), now, true).do, 'send')
})

test('a mail waits for its contact for a day, and never longer than ten minutes at a time', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 48 * hour }), (waited) => {
      const decision = decide(waiting({ address: null, waitingSince: ago(waited) }), now, true)
      if (waited >= 24 * hour) return void t.like(decision, { do: 'finish', status: 'failed' })
      if (decision.do !== 'wait') return t.fail()
      const pause = decision.until.getTime() - now.getTime()
      t.true(pause >= 1000 && pause <= 10 * 60_000)
    }),
  )
})

test('nobody is written to who is gone, and nothing is sent that has expired', (t) => {
  t.like(decide(waiting({ erased: true, must: true }), now, true), { do: 'finish', status: 'dropped' })
  t.like(decide(waiting({ secretUntil: now, must: true }), now, true), { do: 'finish', status: 'failed' })
  t.is(decide(waiting({ secretUntil: new Date(now.getTime() + 1) }), now, true).do, 'send')
})

test('an address that nobody verified gets so many mails a day, save what must be told', (t) => {
  const flooded = { earlier: mostUnverified }
  t.like(decide(waiting(flooded), now, true), { do: 'finish', status: 'dropped' })
  t.is(decide(waiting({ earlier: mostUnverified - 1 }), now, true).do, 'send')
  t.is(decide(waiting({ ...flooded, verified: true }), now, true).do, 'send')
  t.is(decide(waiting({ ...flooded, must: true }), now, true).do, 'send')
  t.is(decide(waiting({ ...flooded, address: null }), now, true).do, 'wait')
})

test('without a server a mail is kept', (t) => {
  t.like(decide(waiting(), now, false), { do: 'finish', status: 'kept' })
})

test('what was deferred is tried later, what was refused never, and there is an end to trying', (t) => {
  const deferred = { outcome: 'deferred', answer: '' } as const
  t.deepEqual(afterAttempt({ outcome: 'sent', answer: '' }, 1, now, 0), {
    status: 'sent',
    nextAttemptAt: null,
  })
  t.is(afterAttempt({ outcome: 'refused', answer: '' }, 1, now, 0).status, 'failed')
  t.deepEqual(afterAttempt(deferred, 1, now, 0), {
    status: 'pending',
    nextAttemptAt: new Date(now.getTime() + 30_000),
  })
  t.is(afterAttempt({ outcome: 'unreachable', answer: '' }, mostAttempts - 1, now, 0).status, 'pending')
  t.is(afterAttempt(deferred, mostAttempts, now, 0).status, 'failed')
})

test('pauses double up to four hours, spread over their later half', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (n, random) => {
        const whole = Math.min(30_000 * 2 ** (n - 1), 4 * hour)
        const delay = retryDelay(n, random)
        t.true(delay >= whole / 2 && delay <= whole)
      },
    ),
  )
})

test('staff may send again what failed or was kept, while it holds', (t) => {
  const email = { channel: 'email', secretUntil: null, isForgotten: false } as const
  t.true(mayRetry({ ...email, status: 'failed' }, now))
  t.true(mayRetry({ ...email, status: 'kept' }, now))
  for (const status of ['pending', 'sent', 'dropped'] as const) t.false(mayRetry({ ...email, status }, now))
  t.false(mayRetry({ ...email, status: 'failed', secretUntil: now }, now))
  t.false(mayRetry({ ...email, status: 'failed', isForgotten: true }, now))
  t.false(mayRetry({ channel: 'in_app', status: 'failed', secretUntil: null, isForgotten: false }, now))
})
