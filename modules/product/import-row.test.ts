import test from 'ava'
import { readRow } from './import-row.ts'

const good = { sku: 'A-1', name: ' Milk ', category: 'Dairy > Milk', price: '179.50' }
const read = (changes: Record<string, string> = {}) =>
  readRow({ values: { ...good, ...changes }, line: 7 }, 'PKR')

test('a line says what its columns say, blanks around it aside', (t) => {
  t.deepEqual(read(), {
    ...{ line: 7, sku: 'A-1', name: 'Milk', category: ['Dairy', 'Milk'], amount: 17950, warnings: [] },
  })
  t.like(read({ barcode: '', imageUrl: '', stock: '', soldBy: '', currency: '', brand: '' }), {
    barcode: null,
    imageUrl: undefined,
    stock: undefined,
    soldBy: undefined,
    brand: '',
  })
  t.like(read({ imageUrl: ' https://a.test/1\r\n\nhttps://a.test/2,3 \n' }), {
    imageUrl: ['https://a.test/1', 'https://a.test/2,3'],
  })
  t.like(read({ stock: '85000', soldBy: 'weight' }), { stock: 85000, soldBy: 'weight' })
})

for (const [column, value] of [
  ['sku', ''],
  ['sku', 'has blanks'],
  ['name', ' '],
  ['name', 'x'.repeat(201)],
  ['category', ''],
  ['category', 'Dairy > > Milk'],
  ['category', Array(9).fill('x').join('>')],
  ['price', ''],
  ['price', '0,299'],
  ['price', '1.000'],
  ['price', '12 50'],
  ['price', '$12.50'],
  ['price', '1.999'],
  ['price', '-1'],
  ['price', '1e3'],
  ['price', '99999999999'],
  ['currency', 'USD'],
  ['soldBy', 'litre'],
  ['stock', '1.5'],
  ['stock', '-1'],
  ['stock', '9999999999999'],
  ['imageUrl', 'javascript:alert(1)'],
  ['imageUrl', 'https://user:secret@example.com/x.png'],
  ['description', 'a\0b'],
  ['description', '\ud800'],
] as const) {
  test(`refused, and said why: ${column} ${JSON.stringify(value.slice(0, 40))}`, (t) => {
    const row = read({ [column]: value })
    t.true('message' in row && row.message.startsWith(column) && row.line === 7, JSON.stringify(row))
  })
}
