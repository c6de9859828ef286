import test from 'ava'
import { type Queryable, sql } from '#src/database/statement.ts'
import { personalDocument } from './personal-export.ts'

test('of a list that is too long for one document the rest is named', async (t) => {
  const rows = (n: number) => Array.from({ length: n }, (_, item) => ({ item }))
  const held: Record<string, number> = { few: 5_000, many: 6_000 }
  const db = {
    query: async ({ name }: { name: string }, [, limit]: [string, number]) =>
      rows(Math.min(held[name] ?? 0, limit)),
  } as unknown as Queryable
  const lists = { few: sql<{ item: unknown }>('few', ''), many: sql<{ item: unknown }>('many', '') }
  const document = await personalDocument(lists, 'somebody', db)
  t.deepEqual(document.truncated, ['many'])
  t.is((document.few as unknown[]).length, 5_000)
  t.is((document.many as unknown[]).length, 5_000)
  t.false('truncated' in (await personalDocument({ few: lists.few }, 'somebody', db)))
})
