import test from 'ava'
import { until } from '#src/testing/until.ts'
import { type Commits, createCommits } from './commits.ts'

type Offsets = Parameters<Commits['soon']>[0]

/** A member's offsets as kafkajs keeps them: handled up to one, committed up to another. */
function member(answer: () => Promise<void> = async () => {}) {
  const state = { handled: 0, committed: 0, requests: 0 }
  const offsets: Offsets = {
    uncommittedOffsets: () => ({
      topics:
        state.handled === state.committed
          ? []
          : [{ topic: 'mart.order.v1', partitions: [{ partition: 0, offset: String(state.handled) }] }],
    }),
    async commitOffsetsIfNecessary(asked) {
      state.requests++
      await answer()
      state.committed = Number(asked && 'topics' in asked && asked.topics[0]?.partitions[0]?.offset)
    },
  }
  return { state, offsets }
}

test('what is handled while a commit is under way is committed by the next, all together', async (t) => {
  let release = () => {}
  const { state, offsets } = member(() => new Promise((resolve) => (release = resolve)))
  const commits = createCommits((error) => t.fail(String(error)))
  t.teardown(() => commits.end())
  for (state.handled = 1; state.handled < 20; state.handled++) commits.soon(offsets)
  t.is(state.requests, 1)
  release()
  await until(() => state.requests === 2)
  release()
  await until(() => state.committed === 20)
  t.is(state.requests, 2)
})

test('a commit that fails is tried again, though nothing more comes', async (t) => {
  let failures = 2
  const { state, offsets } = member(async () => {
    if (failures-- > 0) throw new Error('the coordinator moves')
  })
  const errors: unknown[] = []
  const commits = createCommits((error) => errors.push(error))
  t.teardown(() => commits.end())
  state.handled = 5
  commits.soon(offsets)
  await until(() => state.committed === 5)
  t.is(errors.length, 2)
})

test('who leaves commits what is left, and nothing where nothing is', async (t) => {
  const { state, offsets } = member()
  const commits = createCommits((error) => t.fail(String(error)))
  state.handled = 1
  commits.soon(offsets)
  state.handled = 9
  commits.soon(offsets)
  await commits.end()
  t.is(state.committed, 9)
  const { requests } = state
  await commits.now(offsets)
  t.is(state.requests, requests)
})
