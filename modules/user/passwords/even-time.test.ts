import test from 'ava'
import { inEvenTime } from './even-time.ts'

test('work that is done at once is not answered before the step is over, nor is one that fails', async (t) => {
  for (const work of [async () => 1, () => Promise.reject(new Error('no'))]) {
    const start = performance.now()
    await inEvenTime(work).catch(() => null)
    t.true(performance.now() - start >= 95)
  }
})
