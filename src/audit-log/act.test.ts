import test from 'ava'
import { differing, subjectOf } from './act.ts'
import { canonical } from './canonical.ts'

test('one value has one form, whatever order its fields came in', (t) => {
  t.is(canonical({ b: [1, { d: null, c: 'é"' }], a: 1e21 }), '{"a":1e+21,"b":[1,{"c":"é\\"","d":null}]}')
  t.is(canonical({ a: 1, b: 2 }), canonical({ b: 2, a: 1 }))
  t.is(canonical(null), 'null')
})

test('what an act was done to is in its path, or is what was made', (t) => {
  t.deepEqual(subjectOf('/v1/orders/{id}/pack', { id: 'o1' }, { id: 'other' }), { type: 'orders', id: 'o1' })
  t.deepEqual(subjectOf('/v1/a/{id}/prices/{priceId}', { id: 'a', priceId: 'p' }, null), {
    type: 'prices',
    id: 'p',
  })
  t.deepEqual(subjectOf('/v1/orders', {}, { id: 'made' }), { type: 'orders', id: 'made' })
  t.deepEqual(subjectOf('/v1/a/synonyms', {}, { items: [] }), { type: 'synonyms', id: null })
  t.deepEqual(subjectOf('/v1/a/import', {}, null), { type: 'import', id: null })
})

test('of two states what differs is told, also what came and went', (t) => {
  t.deepEqual(differing({ a: 1, b: { x: 1, y: 2 }, gone: 1 }, { a: 2, b: { y: 2, x: 1 }, come: 1 }), [
    { a: 1, gone: 1 },
    { a: 2, come: 1 },
  ])
  t.deepEqual(differing<unknown>(null, { a: 1 }), [null, { a: 1 }])
  t.deepEqual(differing<unknown>({ a: 1 }, null), [{ a: 1 }, null])
})
