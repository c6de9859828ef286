import { readFile } from 'node:fs/promises'
import test from 'ava'
import { topics } from '#proto/events.ts'
import { invariants } from './audit/prove.ts'

const day = 24 * 60 * 60 * 1000
const docs = new URL('../docs/', import.meta.url)

test('docs/events.md tells of the topics as they are declared', async (t) => {
  const text = await readFile(new URL('events.md', docs), 'utf8')
  const told = [...text.matchAll(/^\| `(mart\.[\w.-]+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name, kept, events]) => ({ name, kept, events: events?.split(', ') }),
  )
  t.deepEqual(
    told,
    topics.map(({ name, kind, retention = 0, events }) => {
      const days = retention / day
      return { name, kept: kind === 'state' ? 'state' : `${days} day${days === 1 ? '' : 's'}`, events }
    }),
  )
})

test('README counts the invariants of the audit as they are', async (t) => {
  const text = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  t.deepEqual(text.match(/\b\d+ invariants/g), [`${invariants.length} invariants`])
})

test('what the documents link to is there', async (t) => {
  for (const name of [
    'README.md',
    'docs/http-api.md',
    'docs/events.md',
    'docs/webhooks.md',
    'docs/feeding-the-shop.md',
  ]) {
    const file = new URL(`../${name}`, import.meta.url)
    const links = [...(await readFile(file, 'utf8')).matchAll(/\]\((?!https?:)([^)#]+)/g)]
    t.true(links.length > 0, name)
    for (const [, link] of links)
      await t.notThrowsAsync(readFile(new URL(link ?? '', file)).catch(folder), link)
  }
})

/** A link may lead to a folder as well. */
function folder(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EISDIR') throw error
}
