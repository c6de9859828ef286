import test from 'ava'
import fc from 'fast-check'
import { z } from 'zod'
import { Problem } from '../http/problem.ts'
import { page, pageOf, pageQuery, readCursor } from './page.ts'

const place = z.strictObject({ at: z.string(), id: z.string() })
const query = z.strictObject({ ...pageQuery })

test('a cursor reads back as the place that it was made from, whatever the text', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (at, id) => {
      if (at.includes('\0')) return
      const { nextCursor } = pageOf(
        [
          { at, id },
          { at: '', id: '' },
        ],
        1,
        (row) => row,
      )
      t.deepEqual(readCursor(nextCursor ?? undefined, place), { at, id })
    }),
  )
})

test('a made-up cursor is a 422 that names it', (t) => {
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const cursors = ['x', '!!!', made(7), made({ at: 1, id: 'a' }), made({ at: 'nul\0', id: 'a' })]
  for (const cursor of [...cursors, made({ at: '\ud800', id: 'a' }), `${made({ at: 'a', id: 'a' })}=`]) {
    const problem = t.throws(() => readCursor(cursor, place), { instanceOf: Problem })
    t.is(problem?.status, 422)
    t.is(problem?.errors?.[0]?.path, 'cursor')
  }
})

test('no cursor is the first page', (t) => {
  t.is(readCursor(undefined, place), null)
})

test('the extra row is not shown, and tells that there is more', (t) => {
  t.deepEqual(pageOf([1, 2], 2, String), { items: [1, 2], nextCursor: null })
  const more = pageOf([1, 2, 3], 2, (last) => ({ last }))
  t.deepEqual(more.items, [1, 2])
  t.deepEqual(readCursor(more.nextCursor ?? undefined, z.strictObject({ last: z.int() })), { last: 2 })
  t.true(page(z.int()).safeParse(more).success)
})

test('limit is a plain whole number from 1 to 100, and 20 where there is none', (t) => {
  t.deepEqual(query.parse({}), { limit: 20 })
  t.deepEqual(query.parse({ limit: '100' }), { limit: 100 })
  for (const limit of ['0', '101', '-1', '1e1', ' 5', '', '1.0', '0x10', '99999999999999999999'])
    t.false(query.safeParse({ limit }).success, limit)
})
