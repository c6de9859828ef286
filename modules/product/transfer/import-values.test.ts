import test from 'ava'
import fc from 'fast-check'
import { formatMajor } from '#src/money.ts'
import {
  barcodeField,
  imagesField,
  isGtin,
  readBarcode,
  readCount,
  readPrice,
  readSoldBy,
  splitImages,
} from './import-values.ts'

/** What was read, with a `*` where something is to be said of it; undefined where it can't be read. */
const brief = <T>(read: { value: T; warning?: string } | { fault: string }) =>
  'fault' in read ? undefined : read.warning ? [read.value, '*'] : [read.value]

for (const [text, amount] of [
  ['1299.00', 129900],
  ['1,299.00', 129900],
  ['1.299,00', 129900],
  ['1 299,00', 129900],
  ["1'299.00", 129900],
  ['1,29,900.00', 12990000],
  ['1,299,000', 129900000],
  ['12,5', 1250],
  ['Rs 12', 1200],
  ['Rs.1,299.50/-', 129950],
  ['PKR 5', 500],
  ['5 pkr', 500],
  ['₨ 12', 1200],
  ['5,-', 500],
  ['34.0000', 3400],
  ["'5", 500],
  ['۱۲۹۹٫۵۰', 129950],
] as const)
  test(`a price as people write it: ${text}`, (t) => {
    t.deepEqual(brief(readPrice(text, 'PKR')), [{ amount, currency: 'PKR' }])
  })

test('a price that was read in one way of two, or is 0, is said', (t) => {
  t.deepEqual(brief(readPrice('1,299', 'PKR')), [{ amount: 129900, currency: 'PKR' }, '*'])
  t.deepEqual(brief(readPrice('0.00', 'PKR')), [{ amount: 0, currency: 'PKR' }, '*'])
})

for (const text of [
  ...['', '-', 'free', 'N/A', '-5', '5-', '+5', '=5', '(12)', '.5', '5%', '$5', 'EUR 5', '1e3', '12.50.00'],
  ...['1.000', '12.345', '0,299', '100-120', '12 50', `${'1,'.repeat(60)}1`],
])
  test(`a price that is none, or may be two: ${text.slice(0, 20)}`, (t) => {
    const read = readPrice(text, 'PKR')
    t.true('fault' in read && (text === '' || read.fault.includes(JSON.stringify(text).slice(0, 20))))
  })

test('a price that is none is told with an example in the currency of the mart', (t) => {
  for (const [currency, example] of [
    ['PKR', '1299.00'],
    ['JPY', '1299'],
    ['KWD', '1299.000'],
  ] as const)
    t.deepEqual(readPrice('1.2345', currency), {
      fault: `"1.2345" must be an amount in major units such as ${example}`,
    })
})

test('property: an amount is read back, written with a point or a comma, with thousands apart or not', (t) => {
  const styles = ['en', 'de', 'fr', 'de-CH', 'en-IN']
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.constantFrom(...styles), (amount, locale) => {
      const plain = formatMajor({ amount, currency: 'PKR' })
      const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(plain as `${number}`)
      for (const written of [plain, text]) {
        const read = readPrice(written, 'PKR')
        t.is('value' in read ? read.value.amount : read.fault, amount, written)
      }
    }),
  )
})

for (const [text, ...read] of [
  ['8961006020015', '8961006020015'],
  [' 8961 0060 20015 ', '8961006020015'],
  ['۸۹۶۱۰۰۶۰۲۰۰۱۵', '8961006020015'],
  ["'8961006020015", '8961006020015'],
  ['="8961006020015"', '8961006020015'],
  ['896-1006-020015', '896-1006-020015'],
  ['8961006020015.0', '8961006020015', '*'],
  ['36000291452', '036000291452', '*'],
  ['8961006020014', '8961006020014', '*'],
  ['8961006020015; 5901234123457', '8961006020015', '*'],
  ['IN-STORE.7', 'IN-STORE.7'],
  ["'none", 'none'],
  ['', null],
  ["'", null],
  ...['N.A', 'n/a', 'none', 'NULL', '0', '0000000000000', '-', '--', 'nan', '#N/A', 'No Barcode', '####'].map(
    (none) => [none, null] as const,
  ),
] as const)
  test(`a barcode as files have it: ${JSON.stringify(text)}`, (t) => {
    t.deepEqual(brief(readBarcode(text)), read as never)
  })

for (const text of ['8.96E+12', '8,96E+12', '8.961006E12', '9E+12', '8961006000000.0', '8961006020014.0'])
  test(`a barcode that a spreadsheet has spoilt is named: ${text}`, (t) => {
    const read = readBarcode(text)
    t.true('fault' in read && read.fault.startsWith(`${JSON.stringify(text)} was spoilt`))
  })

test('property: a barcode that the mart has is read back as it is', (t) => {
  const code = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9.-]{1,48}$/),
    fc.constantFrom('0', 'none', 'N.A', '-', '8.96E12', '8961006000000.0', '36000291452', '8961006020014'),
  )
  fc.assert(
    fc.property(code, (held) => {
      t.deepEqual(brief(readBarcode(barcodeField(held)))?.[0], held)
    }),
  )
})

test('a check digit counts in each length of a GTIN', (t) => {
  for (const code of ['96385074', '036000291452', '8961006020015', '10614141000415'])
    t.true(isGtin(code), code)
  for (const code of ['96385075', '036000291453', '8961006020014', '10614141000416', '0', '896100602001'])
    t.false(isGtin(code), code)
})

test('several images are parted, whatever stands between them', (t) => {
  const [a, b] = ['https://a.test/1.jpg', 'https://a.test/2,3;4.jpg?x=a|b']
  for (const text of [
    `${a},${b}`,
    `${a}, ${b}`,
    `${a};${b}`,
    `${a} | ${b},`,
    `${a}\n${b}`,
    `${a},\r\n${b}`,
    `${a} ${b}`,
  ])
    t.deepEqual(splitImages(text), [a, b], text)
  t.deepEqual(splitImages('/1.jpg,/2.jpg; 3.jpg'), ['/1.jpg', '/2.jpg', '3.jpg'])
  t.deepEqual(splitImages(`${a},/2.jpg`), [a, '/2.jpg'])
  t.deepEqual(splitImages('none'), [])
})

test('property: images that the mart has are read back as they are', (t) => {
  const image = fc
    .string({ unit: fc.constantFrom(...',;|/a:', 'https://a.test/') })
    .map((rest) => `https://b.test/${rest}`)
  fc.assert(
    fc.property(fc.array(image, { maxLength: 4 }), (held) => {
      t.deepEqual(splitImages(imagesField(held)), held)
    }),
  )
})

test('units and counts as people write them', (t) => {
  for (const text of ['piece', 'Pieces', 'PCS.', 'each', 'Stk', ' Units '])
    t.deepEqual(brief(readSoldBy(text)), ['piece'], text)
  for (const text of ['weight', 'KG', 'per kg', 'Loose'])
    t.deepEqual(brief(readSoldBy(text)), ['weight'], text)
  for (const text of ['litre', 'dozen', '500 g']) t.is(brief(readSoldBy(text)), undefined, text)
  for (const [text, count] of [
    ['1,200', 1200],
    ['12.0', 12],
    ["'5", 5],
    ['N/A', undefined],
    ['', undefined],
  ] as const)
    t.deepEqual(brief(readCount(text)), [count], text)
  for (const text of ['1.5', '-2', 'ten', '1e3', '12345678901234'])
    t.is(brief(readCount(text)), undefined, text)
})
