import test from 'ava'
import { Problem } from '#src/http/problem.ts'
import { followers } from './followers.ts'

const forever = new AbortController().signal

/** Whether a promise is settled by now. */
const settled = async (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise((resolve) => setImmediate(resolve, false))])

test('who follows is woken by a newer version alone', async (t) => {
  const { follow, wake } = followers()
  const newer = follow('order', 'sana', forever).newer(3)
  wake('order', 3)
  wake('another', 9)
  t.false(await settled(newer))
  wake('order', 4)
  t.true(await settled(newer))
})

test('a version that came before it was waited for is not missed', async (t) => {
  const { follow, wake } = followers()
  const follower = follow('order', 'sana', forever)
  wake('order', 2)
  t.true(await settled(follower.newer(1)))
  t.false(await settled(follower.newer(2)))
})

test('who leaves, or is aborted, is forgotten and waits no more', async (t) => {
  const { follow, followed } = followers()
  const abort = new AbortController()
  const [one, two] = [follow('order', 'sana', forever), follow('order', 'omar', abort.signal)]
  const waits = [one.newer(1), two.newer(1)]
  one.leave()
  one.leave()
  t.deepEqual(followed(), ['order'])
  abort.abort()
  t.deepEqual(followed(), [])
  t.true(await settled(Promise.all(waits)))
  t.true(await settled(follow('order', 'sana', abort.signal).newer(1)))
})

test('ten for each caller, whatever others do', (t) => {
  const { admit, follow } = followers()
  for (let i = 0; i < 10; i++) follow(`order ${i}`, 'sana', forever)
  const refused = t.throws(() => admit('sana'), { instanceOf: Problem })
  t.is(refused?.status, 429)
  t.notThrows(() => admit('omar'))
})
