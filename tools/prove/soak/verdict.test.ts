import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { modules } from '../../../modules/all.ts'
import { randomFrom } from '../../mart/random.ts'
import { allowances, boundOf, type Kind, kinds } from './bounds.ts'
import type { Point } from './trend.ts'
import { judge } from './verdict.ts'

/** Half an hour of looks, five seconds apart. */
const series = (kind: Kind, name: string, value: (at: number) => number) => ({
  kind,
  name,
  points: Array.from({ length: 360 }, (_, n): Point => [n * 5, value(n * 5)]),
})

test('what warms up and then stays is flat, whatever its noise', (t) => {
  const random = randomFrom(3)
  const warming = (at: number) => 400 - 200 * Math.exp(-at / 120) + 40 * random()
  t.is(judge(series('memory', 'order', warming)).fault, null)
  // A saw: what a heap looks like between two collections.
  t.is(judge(series('heap', 'order', (at) => 60 + (at % 17) * 4)).fault, null)
  // Its pages are given back once in minutes.
  t.is(judge(series('memory', 'order', (at) => 200 + 100 * ((at % 210) / 210) + 5 * random())).fault, null)
  t.is(judge(series('handles', 'order', () => 80 + Math.round(4 * random()))).fault, null)
})

test('what leaks is found: a little memory with each request, a handle a minute, a row that stays', (t) => {
  const random = randomFrom(4)
  const leaks: [Kind, string, (at: number) => number][] = [
    ['memory', 'order', (at) => 300 + at / 20 + 20 * random()],
    ['heap', 'order', (at) => 60 + at / 60 + (at % 17) * 4],
    ['handles', 'order', (at) => 80 + Math.floor(at / 60)],
    ['connections', 'payment', (at) => 6 + Math.floor(at / 200)],
    ['table', 'order.outbox', (at) => 500 + at * 2],
    ['partitions', 'Kafka', (at) => 60 + Math.floor(at / 100)],
  ]
  for (const [kind, name, value] of leaks)
    t.regex(judge(series(kind, name, value)).fault ?? '', /^rose by /, kind)
})

test('what grows as it is said to is no fault, and what nobody has said anything of is one', (t) => {
  t.is(judge(series('table', 'payment.transactions', (at) => at * 100)).fault, null)
  t.regex(judge(series('table', 'order.surprise', () => 8)).fault ?? '', /nobody has said/)
  t.is(judge({ kind: 'memory', name: 'order', points: [[0, 1]] }).fault, null)
})

test('of every table something is said, and of everything else that is measured', async (t) => {
  const folders = [
    ...modules.map(({ name }) => [name, join('modules', name, 'migrations')] as const),
    ...modules.map(({ name }) => [name, join('src', 'database', 'migrations')] as const),
  ]
  let looked = 0
  for (const [module, folder] of folders)
    for (const file of await readdir(folder)) {
      const text = await readFile(join(folder, file), 'utf8')
      for (const [, name = ''] of text.matchAll(/create table (?:if not exists )?(\w+)/gi)) {
        looked += 1
        const table = name.replace(/_default$/, '')
        t.truthy(boundOf('table', `${module}.${table}`), `${module}.${table}`)
      }
    }
  t.true(looked > 80)
  for (const kind of kinds.filter((kind) => kind !== 'table' && kind !== 'index'))
    t.truthy(boundOf(kind, 'order'), kind)
  t.deepEqual(Object.keys(allowances), [...kinds])
})
