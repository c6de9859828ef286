import test from 'ava'
import { until } from '#src/testing/until.ts'
import type { EventRecord } from './event.ts'
import { createLane } from './lane.ts'
import { record } from './test-records.ts'

/** A lane whose subscriber does what `answer` says, and what it was given. */
function lane(answer: (call: number) => Promise<void>, batch = 10) {
  const given: EventRecord[][] = []
  const subscriber = {
    group: 'one',
    topics: [],
    handle: (heard: EventRecord[]) => {
      given.push(heard)
      return answer(given.length)
    },
  }
  return { given, lane: createLane({ subscriber, batch, onError: () => {} }) }
}

test('what is delivered in the same moment is handled together, up to a batch', async (t) => {
  const { given, lane: way } = lane(async () => {}, 3)
  await Promise.all([1, 2, 3, 4, 5].map((n) => way.deliver([record('k', n)])))
  t.deepEqual(
    given.map((heard) => heard.length),
    [3, 2],
  )
})

test('what is withdrawn before its turn is never handled; what is under way ends first', async (t) => {
  const { promise: hold, resolve: release } = Promise.withResolvers<void>()
  const { given, lane: way } = lane(() => hold, 1)
  const withdrawing = new AbortController()
  const first = way.deliver([record('k', 1)], withdrawing.signal)
  const second = way.deliver([record('k', 2)], withdrawing.signal)
  await until(() => given.length === 1)
  withdrawing.abort()
  t.false(await second)
  release()
  t.true(await first)
  t.false(await way.deliver([record('k', 3)], withdrawing.signal))
  t.is(given.length, 1)
})

test('what fails after it was withdrawn is not tried again, and what fails else is', async (t) => {
  const { promise: hold, reject: fail } = Promise.withResolvers<void>()
  const { given, lane: way } = lane((call) => (call === 1 ? hold : Promise.resolve()), 10)
  const withdrawing = new AbortController()
  const one = record('a', 1)
  const other = record('b', 1)
  const gone = way.deliver([one], withdrawing.signal)
  const stays = way.deliver([other])
  await until(() => given.length === 1)
  withdrawing.abort()
  fail(new Error('the database is out'))
  t.false(await gone)
  t.true(await stays)
  t.deepEqual(given, [[one, other], [other]])
})
