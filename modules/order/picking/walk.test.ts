import test from 'ava'
import fc from 'fast-check'
import { anOrder, mango, milk } from '../test-order.ts'
import { byWalk, merged, nowhereInShop, type Place, type Placed, walked } from './walk.ts'

const at = (name: string, aisle: string, position = 0, storage = ''): Placed<{ name: string }> => ({
  name,
  place: { aisle, position, storage },
})

test('aisles as people count them, then positions, then names; what is frozen last', (t) => {
  const walk = [
    at('Bread', '2', 1),
    at('Milk', '2', 3, 'chilled'),
    at('Yoghurt', '2', 3, 'chilled'),
    at('Tea', '10', 1),
    at('Ladder', ''),
    at('Peas', '1', 1, 'frozen'),
    at('Ice', '3', 1, 'frozen'),
  ]
  t.deepEqual([...walk].reverse().sort(byWalk), walk)
})

test('it is an order: whatever comes before another does so in every walk', (t) => {
  const place = fc.record({
    name: fc.constantFrom('a', 'b'),
    place: fc.record({
      aisle: fc.constantFrom('', '1', '2', '10', 'A'),
      position: fc.nat(2),
      storage: fc.constantFrom('', 'chilled', 'frozen'),
    }),
  })
  fc.assert(
    fc.property(fc.array(place), (things) => {
      const sorted = things.toSorted(byWalk)
      for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i)) t.true(byWalk(a, b) <= 0)
      const frozen = sorted.map(({ place }) => place.storage === 'frozen')
      t.deepEqual(frozen, frozen.toSorted())
    }),
  )
})

test('what has no place is known all the same', (t) => {
  const places = new Map<string, Place>([[mango.productId, { aisle: '1', position: 1, storage: '' }]])
  const lines = walked(anOrder().items, places)
  t.deepEqual(
    lines.map(({ name, place }) => [name, place.aisle]),
    [
      ['Mango Chaunsa', '1'],
      ['Milk 1 l', nowhereInShop.aisle],
    ],
  )
})

test('several orders are one walk: each product once, told apart by order', (t) => {
  const one = anOrder()
  const two = { ...anOrder(), id: '019aa000-0000-7000-8000-00000000000b', number: 'IM-000002' }
  const [bottles, fruit] = two.items
  if (!bottles || !fruit) return t.fail()
  two.items = [
    { ...bottles, quantity: 3 },
    { ...fruit, state: 'substituted', picked: 0 },
  ]
  const stops = merged([one, two], new Map([[milk.productId, { aisle: '1', position: 1, storage: '' }]]))
  t.deepEqual(
    stops.map(({ name, quantity, lines }) => [name, quantity, lines.map(({ order }) => order.number)]),
    [
      ['Milk 1 l', 5, ['IM-000001', 'IM-000002']],
      ['Mango Chaunsa', 1500, ['IM-000001']],
    ],
  )
})
