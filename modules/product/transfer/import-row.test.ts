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

test('what is too much of a field is refused before it is taken apart', (t) => {
  for (const [column, value, why] of [
    ['imageUrl', 'a,'.repeat(101), /more than 100 addresses/],
    ['imageUrl', ','.repeat(40_000), /longer than 32000/],
    ['category', 'a>'.repeat(2000), /longer than 2000/],
    ['name', 'x'.repeat(201), /longer than 200 characters: it has 201/],
  ] as const) {
    const row = read({ [column]: value })
    t.regex('message' in row ? row.message : '', why)
  }
})

test("in a file of another shop what is not needed is left out and named, and the file's own names are said", (t) => {
  const values = {
    ...good,
    category: '',
    stock: '400 g',
    description: 'x'.repeat(5001),
    imageUrl: 'ftp://a.test/1',
  }
  const row = readRow({ values, line: 7, isForeign: true, headings: { stock: 'Quantity' } }, 'PKR')
  t.like(row, { sku: 'A-1', stock: undefined, description: undefined, imageUrl: undefined })
  t.deepEqual(
    'warnings' in row && row.warnings.map(({ message }) => message.replace(/x+…/, '…').slice(0, 60)),
    [
      'description: "…" is longer than 5000 characters: it has 5001',
      'imageUrl: "ftp://a.test/1" must be an http or https URL; it ',
      'stock ("Quantity"): "400 g" must be a whole number; it was l',
      'category: is empty: a new product is put under Uncategorized',
    ],
  )
  t.true('message' in readRow({ values, line: 7 }, 'PKR'))
})

test('more images than ten are named, and the first ten taken', (t) => {
  const row = read({ imageUrl: Array.from({ length: 11 }, (_, n) => `https://a.test/${n}`).join('\n') })
  t.is('imageUrl' in row ? row.imageUrl?.length : 0, 10)
  t.like(row, { warnings: [{ column: 'imageUrl' }] })
})
