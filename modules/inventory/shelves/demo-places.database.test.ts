import { readFileSync } from 'node:fs'
import test from 'ava'
import { aProduct, testStock } from '../test-stock.ts'
import { demoPlace } from './demo-places.ts'

const groceries = readFileSync(new URL('../../product/transfer/seed/groceries.csv', import.meta.url), 'utf8')
const skus = groceries.match(/^[A-Z]{3}-[A-Z]{3}-\d{4}(?=,)/gm) ?? []

test("each of the demo's groceries has a place of its own, what is frozen in the freezer", (t) => {
  t.is(skus.length, 491)
  const places = skus.map(demoPlace)
  t.false(places.some(({ aisle, position }) => aisle === '' || position === 0))
  t.is(new Set(places.map(({ aisle, position }) => `${aisle} ${position}`)).size, 491)
  t.deepEqual(
    skus.filter((sku) => demoPlace(sku).storage === 'frozen'),
    skus.filter((sku) => sku.startsWith('FRZ-')),
  )
  t.is(demoPlace('DAI-MLK-0001').storage, 'chilled')
  for (const other of ['DAI-MLK-9999', 'DAI-MLK-0000', 'MILK', 'FRU-MNG-0001-B', ''])
    t.is(demoPlace(other).aisle, '')
})

test('a shelf of the demo stands in its place from the first, and stays where staff put it', async (t) => {
  const [demo, empty] = [await testStock('demo'), await testStock()]
  t.teardown(demo.close)
  t.teardown(empty.close)
  const mango = aProduct({ sku: 'FRU-MNG-0002', openingStock: 3 })
  const lies = async (stock: typeof demo) => {
    const said = (await stock.said('mart.inventory.v1.StockLevelChanged')).at(-1)
    const { aisle, position, storage } = (await stock.shelves.find(mango.id)) ?? {}
    t.like(said, { aisle, position, storage })
    return { aisle, position, storage }
  }
  for (const stock of [demo, empty]) await stock.db.transaction((tx) => stock.setUp(mango, tx))
  t.deepEqual(await lies(demo), { aisle: 'A1', position: 2, storage: 'ambient' })
  t.deepEqual(await lies(empty), { aisle: '', position: 0, storage: '' })

  await demo.db.transaction((tx) => demo.changeShelf(mango.id, { aisle: 'Z9', position: 7 }, tx))
  await demo.db.transaction((tx) => demo.setUp({ ...mango, name: 'Chaunsa', version: 2 }, tx))
  t.like(await demo.shelves.find(mango.id), { aisle: 'Z9', position: 7, name: 'Chaunsa' })
})
