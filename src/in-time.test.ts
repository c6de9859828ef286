import test from 'ava'
import { inTime } from './in-time.ts'

const never = new Promise<string>(() => {})

test('what is done in time is what it comes to, and nothing waits on', async (t) => {
  t.is(await inTime(60_000, Promise.resolve('done'), () => 'late'), 'done')
  await t.throwsAsync(
    inTime(60_000, Promise.reject(new Error('failed')), () => 'late'),
    { message: 'failed' },
  )
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')
  await inTime(60_000, Promise.resolve('done'), () => 'late')
  t.is(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length, timers.length)
})

test('what takes longer is what is said of it, or fails as is said', async (t) => {
  t.is(await inTime(1, never, () => 'late'), 'late')
  await t.throwsAsync(
    inTime(1, never, () => {
      throw new Error('longer than 1 ms')
    }),
    { message: 'longer than 1 ms' },
  )
})

test('a failure that comes late is nobody’s', async (t) => {
  const { promise, reject } = Promise.withResolvers<string>()
  t.is(await inTime(1, promise, () => 'late'), 'late')
  reject(new Error('too late'))
  await t.throwsAsync(promise, { message: 'too late' })
})
