import test from 'ava'
import { coalesce } from './coalesce.ts'

test('who comes while it runs is served by the next run, together with all who wait', async (t) => {
  const runs: number[][] = []
  const gates: (() => void)[] = []
  const double = coalesce(async (items: number[]) => {
    runs.push(items)
    await new Promise<void>((resolve) => gates.push(resolve))
    return items.map((item) => item * 2)
  })
  const first = double(1)
  await new Promise(setImmediate)
  const rest = [double(2), double(3)]
  t.deepEqual(runs, [[1]])
  gates[0]?.()
  t.is(await first, 2)
  await new Promise(setImmediate)
  gates[1]?.()
  t.deepEqual(await Promise.all(rest), [4, 6])
  t.deepEqual(runs, [[1], [2, 3]])
})

test('whoever asks in the same turn of the loop is served at once with the others, however many promises later', async (t) => {
  const runs: number[][] = []
  const keep = coalesce(async (items: number[]) => {
    runs.push(items)
    return items
  })
  const later = async (item: number) => {
    for (let step = 0; step < 20; step++) await null
    return keep(item)
  }
  await Promise.all([keep(1), later(2)])
  t.deepEqual(runs, [[1, 2]])
})

test('one that fails fails alone', async (t) => {
  const half = coalesce(async (items: number[]) =>
    items.map((item) => {
      if (item % 2) throw new RangeError(`${item} is odd`)
      return item / 2
    }),
  )
  const [four, three, two] = await Promise.allSettled([half(4), half(3), half(2)])
  t.like(four, { status: 'fulfilled', value: 2 })
  t.is(three.status, 'rejected')
  t.like(two, { status: 'fulfilled', value: 1 })
})
