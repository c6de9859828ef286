import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import test from 'ava'
import { topics } from '#proto/events.ts'
import { invariants } from '../audit/prove.ts'

const day = 24 * 60 * 60 * 1000
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
