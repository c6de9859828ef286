import test from 'ava'
import { dueBy } from './read.ts'

test('what had to be done by when is reckoned from the moment of rest, not from that of the check', (t) => {
  const seconds = (rested?: number) =>
    Number(
      /interval '(\S+) s'/.exec(
        dueBy({ began: performance.now() - 100_000, ...(rested !== undefined && { rested }) }),
      )?.[1],
    )
  t.is(seconds(), 60)
  t.true(Math.abs(seconds(70_000) - 30) < 5)
  t.true(seconds(10_000) < -25)
})
