import test from 'ava'
import { takingTurns } from './taking-turns.ts'

test('work of one key waits for the work before it, also where that failed; other keys don’t', async (t) => {
  const inTurn = takingTurns()
  const happened: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = inTurn('a', async () => {
    await gate.promise
    happened.push('a1')
    throw new Error('a1 failed')
  })
  const second = inTurn('a', async () => happened.push('a2'))
  await inTurn('b', async () => happened.push('b'))
  t.deepEqual(happened, ['b'])
  gate.resolve()
  await t.throwsAsync(first, { message: 'a1 failed' })
  await second
  t.deepEqual(happened, ['b', 'a1', 'a2'])
})
