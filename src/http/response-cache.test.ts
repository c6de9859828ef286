import test from 'ava'
import type { Answer } from './answer.ts'
import { createResponseCache } from './response-cache.ts'

const ok = (body: string): Answer => ({ status: 200, headers: {}, body })
const opened = () => {
  const time = { now: 0 }
  return { time, answers: createResponseCache({ bytes: 10_000, maxAge: 1_000, clock: () => time.now }) }
}

test('an answer is kept until it is too old, counted from before it was read', async (t) => {
  const { time, answers } = opened()
  await answers.read('a', async () => {
    time.now = 400
    return ok('1')
  })
  time.now = 999
  t.like(
    answers.read('a', async () => ok('2')),
    { body: '1' },
  )
  time.now = 1_000
  t.like(await answers.read('a', async () => ok('2')), { body: '2' })
})

test('who asks for the same at once waits for one reading', async (t) => {
  const { answers } = opened()
  const reading = Promise.withResolvers<void>()
  let times = 0
  const make = async () => {
    times++
    await reading.promise
    return ok('1')
  }
  const asked = [answers.read('a', make), answers.read('a', make), answers.read('b', make)]
  reading.resolve()
  await Promise.all(asked)
  t.is(times, 2)
})

test('what was being read when something changed is neither kept nor given to who asks later', async (t) => {
  const { answers } = opened()
  const reading = Promise.withResolvers<void>()
  const early = answers.read('a', async () => {
    await reading.promise
    return ok('old')
  })
  answers.forget()
  t.like(await answers.read('a', async () => ok('new')), { body: 'new' })
  reading.resolve()
  t.like(await early, { body: 'old' })
  t.like(
    answers.read('a', async () => ok('never')),
    { body: 'new' },
  )
})

test('a failure and a refusal are not kept', async (t) => {
  const { answers } = opened()
  await t.throwsAsync(async () => answers.read('a', () => Promise.reject(new Error('out'))), {
    message: 'out',
  })
  await answers.read('a', async () => ({ ...ok('gone'), status: 404 }))
  t.like(await answers.read('a', async () => ok('1')), { body: '1' })
})

test('no more is kept than fits, the longest unasked leaving first', async (t) => {
  const { answers } = opened()
  const long = 'x'.repeat(4_000)
  for (const key of ['a', 'b', 'a', 'c']) await answers.read(key, async () => ok(`${key}${long}`))
  t.true(answers.read('a', async () => ok('again')) instanceof Promise === false)
  t.like(await answers.read('b', async () => ok('again')), { body: 'again' })
})

test('without room each reads for itself', async (t) => {
  const answers = createResponseCache({ bytes: 0, maxAge: 1_000 })
  t.like(await answers.read('a', async () => ok('1')), { body: '1' })
  t.like(await answers.read('a', async () => ok('2')), { body: '2' })
})
