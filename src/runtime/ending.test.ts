import test from 'ava'
import { pino } from 'pino'
import { allEnded, createEnding } from './ending.ts'

const quiet = () => {
  const lines: string[] = []
  return { lines, log: pino({ level: 'error' }, { write: (line) => void lines.push(JSON.parse(line).part) }) }
}
const never = () => new Promise<never>(() => {})

test('parts end in the other order, each after the one before, and once', async (t) => {
  const { log, lines } = quiet()
  const ending = createEnding(log, 10_000)
  const heard: string[] = []
  for (const part of ['database', 'bus', 'http'])
    ending.add(part, async () => {
      heard.push(`${part} begins`)
      await new Promise(setImmediate)
      heard.push(`${part} has ended`)
    })
  await Promise.all([ending.end(), ending.end()])
  t.deepEqual(
    heard,
    ['http', 'bus', 'database'].flatMap((part) => [`${part} begins`, `${part} has ended`]),
  )
  t.deepEqual(lines, [])
})

test('a part that fails, at once or later, or that hangs, keeps no other from ending', async (t) => {
  const { log, lines } = quiet()
  const ending = createEnding(log, 200)
  const heard: string[] = []
  ending.add('last', async () => void heard.push('last'))
  ending.add('hangs', never)
  ending.add('rejects', async () => {
    throw new Error('no')
  })
  ending.add('throws', () => {
    throw new Error('no')
  })
  ending.add('first', async () => void heard.push('first'))
  const error = await t.throwsAsync(ending.end(), { instanceOf: AggregateError })
  t.is(error?.errors.length, 3)
  t.deepEqual(heard, ['first', 'last'])
  t.deepEqual(lines, ['throws', 'rejects', 'hangs'])
})

test('all parts together have one deadline, of which each leaves some to those after it', async (t) => {
  const { log } = quiet()
  const given: Record<string, number> = {}
  const ending = createEnding(log, 10_000)
  for (const part of ['c', 'b', 'a'])
    ending.add(part, async (within) => {
      given[part] = within
    })
  await ending.end()
  t.true((given.a as number) <= 8_000 && (given.a as number) > 7_000)
  t.true((given.b as number) <= 9_000 && (given.c as number) <= 10_000)
  const hanging = createEnding(log, 10)
  for (let parts = 0; parts < 5; parts++) hanging.add('hangs', never)
  const error = await t.throwsAsync(hanging.end(), { instanceOf: AggregateError })
  t.is(error?.errors.length, 5)
})

test('of several that end together, all have ended before the failure of one is told', async (t) => {
  let ended = false
  const slow = new Promise<void>((resolve) =>
    setImmediate(() => {
      ended = true
      resolve()
    }),
  )
  await t.throwsAsync(allEnded([Promise.reject(new Error('no')), undefined, slow]), { message: 'no' })
  t.true(ended)
})
