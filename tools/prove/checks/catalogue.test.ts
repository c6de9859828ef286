import test from 'ava'
import type { Deed } from '../history.ts'
import { staleLooks } from './catalogue.ts'

const deed = (what: string, at: number, until: number, version: number): Deed => ({
  ...{
    at,
    until,
    what,
    who: 'staff 1',
    move: 're-price',
    path: '/v1/products/tea',
    input: null,
    status: 200,
  },
  output: { id: 'tea', version },
})
const look = 'GET /v1/products/{idOrSlug}'
const change = 'PATCH /v1/products/{id}'

test('a product that looks older than a change that was answered before is stale', (t) => {
  const { broken } = staleLooks({ deeds: [deed(change, 0, 10, 2), deed(look, 11, 12, 1)] }, 0)
  t.deepEqual(broken, [
    'staff 1 saw version 1 of tea at 0.01 s by /v1/products/tea, after version 2 was answered',
  ])
})

test('while the change is under way either is right, and another replica has a second', (t) => {
  const deeds = [
    deed(change, 0, 10, 2),
    deed(look, 9, 20, 1),
    deed(look, 1_000, 1_001, 1),
    deed(look, 2_000, 2_001, 2),
  ]
  t.is(staleLooks({ deeds }, 1_000).broken.length, 0)
  t.is(staleLooks({ deeds }, 0).broken.length, 1)
})

test('a list is held to the same', (t) => {
  const list = { ...deed('GET /v1/products', 11, 12, 1), output: { items: [{ id: 'tea', version: 1 }] } }
  t.is(staleLooks({ deeds: [deed(change, 0, 10, 2), list] }, 0).broken.length, 1)
})
