import test from 'ava'
import { createFollowers } from './followers.ts'
import { Problem } from './problem.ts'

const forever = new AbortController().signal

/** What a promise is settled with by now; `waiting` where it isn't. */
const settled = async (promise: Promise<unknown>) =>
  Promise.race([promise, new Promise((resolve) => setImmediate(resolve, 'waiting'))])

test('who follows is woken by a newer version alone', async (t) => {
  const { follow, wake } = createFollowers()
  const newer = follow('order', 'sana', forever).newer(3)
  wake('order', 3)
  wake('another', 9)
  t.is(await settled(newer), 'waiting')
  wake('order', 4)
  t.true(await settled(newer))
})

test('a version that came before it was waited for is not missed', async (t) => {
  const { follow, wake } = createFollowers()
  const follower = follow('order', 'sana', forever)
  wake('order', 2)
  t.true(await settled(follower.newer(1)))
  t.is(await settled(follower.newer(2)), 'waiting')
})

test('who leaves, or is aborted, is forgotten and waits no more', async (t) => {
  const { follow, followed, isFollowed } = createFollowers()
  const abort = new AbortController()
  const [one, two] = [follow('order', 'sana', forever), follow('order', 'omar', abort.signal)]
  const waits = [one.newer(1), two.newer(1)]
  one.leave()
  one.leave()
  t.deepEqual(followed(), ['order'])
  abort.abort()
  t.deepEqual(followed(), [])
  t.false(isFollowed('order'))
  t.deepEqual(await settled(Promise.all(waits)), [false, false])
  t.false(await settled(follow('order', 'sana', abort.signal).newer(1)))
})

test('so many for each caller, whatever others do, and so many for all', (t) => {
  const { follow } = createFollowers({ ofOneCaller: 10, ofAll: 15 })
  const refusal = (callerId: string) =>
    t.throws(() => follow('order', callerId, forever), { instanceOf: Problem })?.status
  const places = Array.from({ length: 10 }, (_, n) => follow(`order ${n}`, 'sana', forever))
  t.is(refusal('sana'), 429)
  for (let n = 0; n < 5; n++) follow('order', 'omar', forever)
  t.is(refusal('ali'), 503)
  places[0]?.leave()
  t.notThrows(() => follow('order', 'ali', forever))
})
