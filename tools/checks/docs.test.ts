import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import test from 'ava'
import { topics } from '#proto/events.ts'
import { invariants } from '../audit/prove.ts'

const day = 24 * 60 * 60 * 1000
/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has: in each they come before those of level 3. */
const requirements = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{
    '5.1': 1,
    '5.2': 3,
    '5.3': 2,
    '5.4': 3,
    '6.1': 3,
    '6.2': 12,
    '6.3': 4,
    '6.4': 4,
    '6.5': 5,
    '6.6': 3,
    '6.8': 4,
  },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{
    '13.1': 1,
    '13.2': 5,
    '13.3': 2,
    '13.4': 5,
    '14.1': 2,
    '14.2': 4,
    '14.3': 3,
    '15.1': 3,
    '15.2': 3,
    '15.3': 7,
  },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
}

const docs = new URL('../../docs/', import.meta.url)

test('docs/events.md tells of the topics as they are declared', async (t) => {
  const text = await readFile(new URL('events.md', docs), 'utf8')
  const documented = [...text.matchAll(/^\| `(mart\.[\w.-]+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name, kept, events]) => ({ name, kept, events: events?.split(', ') }),
  )
  t.deepEqual(
    documented,
    topics.map(({ name, kind, retention = 0, events }) => {
      const days = retention / day
      return { name, kept: kind === 'state' ? 'state' : `${days} day${days === 1 ? '' : 's'}`, events }
    }),
  )
})

test('README counts the invariants of the audit as they are', async (t) => {
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  t.deepEqual(text.match(/\b\d+ invariants/g), [`${invariants.length} invariants`])
})

test('docs/asvs.md has each requirement of ASVS 5.0, levels 1 and 2, once, and the tests that it names are there', async (t) => {
  const text = await readFile(new URL('asvs.md', docs), 'utf8')
  const [head = '', ...chapters] = text.split(/^## /m)
  const body = chapters.join('')
  const rows = [...body.matchAll(/^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)]
  const applicable = rows.map(([, number]) => number as string)
  const others = [...body.matchAll(/^Not applicable: (.*)$/gm)].flatMap(
    ([, line = '']) => line.match(/\d+\.\d+\.\d+/g) ?? [],
  )
  const numbers = Object.entries(requirements).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, n) => `${section}.${n + 1}`),
  )
  t.deepEqual([...applicable, ...others].sort(), numbers.sort())

  const lacking = []
  for (const [, number, , tests = ''] of rows) {
    const named = tests.split('<br>').map((one) => /^`(\S+\.test\.ts)` › (.+)$/.exec(one))
    for (const one of named) {
      const [, file = '', title = ''] = one ?? []
      const source = existsSync(file) ? await readFile(file, 'utf8') : ''
      if (title === '' || !["'", '"', '`'].some((quote) => source.includes(quote + title + quote)))
        lacking.push(`${number}: ${tests}`)
    }
  }
  t.deepEqual(lacking, [])

  const unmet = rows.filter(([, , how]) => how?.includes('**Not met**')).length
  const operators = rows.filter(([, , how]) => how?.includes('**The operator’s**')).length
  const sums = [numbers.length, rows.length, rows.length - unmet - operators, unmet, operators]
  t.deepEqual(
    head
      .match(/(\d+)\nof them\. (\d+) apply; (\d+) are met, (\d+) are not [^,]+, (\d+) are what/)
      ?.slice(1)
      .map(Number),
    sums,
  )
})

test('what the documents link to is there', async (t) => {
  const broken = []
  let checked = 0
  for await (const name of glob('**/*.md', { exclude: ['node_modules'] })) {
    const text = await readFile(name, 'utf8')
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]+)/g)) {
      checked += 1
      if (!existsSync(join(dirname(name), link))) broken.push(`${name}: ${link}`)
    }
  }
  t.deepEqual(broken, [])
  t.true(checked > 100, `${checked} links`)
})
