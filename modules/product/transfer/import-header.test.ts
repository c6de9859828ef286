import test from 'ava'
import { importColumns, readHeader } from './import-header.ts'

const read = (header: string) => readHeader(header.split(','), 'PKR')

test("the mart's own names, written as they are, are its own format; in any other way they are a file's", (t) => {
  t.like(read(importColumns.join(',')), {
    isOwn: true,
    isWhole: true,
    unknown: [],
    missing: [],
    headings: {},
  })
  t.like(read('sku,name,category,price,colour'), { isOwn: true, unknown: ['colour'] })
  for (const header of [
    'SKU,Name,Category,Price',
    'sku,name,category,price,Sold By',
    'sku,title,category,price',
  ])
    t.like(read(header), { isOwn: false, isWhole: true }, header)
})

test('what is missing has stand-ins in the files of others alone', (t) => {
  t.deepEqual(read('barcode,name,category,price').missing, ['sku'])
  t.deepEqual(read('EAN,Item Name,Department,Price').missing, [])
  t.deepEqual(read('Handle,Title,Variant Price').missing, ['category'])
})

test('a price names the currency of the mart or none', (t) => {
  for (const price of ['Price', 'Unit Price (PKR)', 'price_pkr', 'Price in Rs.', 'MRP Rs', 'PRICE ₨'])
    t.deepEqual(read(`Code,Item,Group,${price}`).missing, [], price)
  for (const price of ['Price (USD)', 'price_eur'])
    t.deepEqual(read(`Code,Item,Group,${price}`).missing, ['price'], price)
})

test('of several columns for one thing the one that says it best comes first; the same name twice is named', (t) => {
  const header = read('sku,Short description,Sale price,Name,Description,Regular price,Categories')
  t.deepEqual(header.places.get('description'), [4, 1])
  t.deepEqual(header.places.get('price'), [5, 2])
  t.deepEqual(read('sku,name,category,price,sku').twice, ['sku'])
})

test('of very many columns the first thousand are looked at', (t) => {
  const many = (count: number) => [...Array(count).fill('x'), 'SKU', 'Name', 'Category', 'Price']
  t.true(readHeader(many(990), 'PKR').isWhole)
  t.false(readHeader(many(1000), 'PKR').isWhole)
})
