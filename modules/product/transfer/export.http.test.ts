import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readField } from '#src/csv.ts'
import { formatMajor } from '#src/money.ts'
import { openShop, type Shop, shopTest } from '../test-shop.ts'
import { importColumns } from './import-header.ts'

const test = shopTest('none')

const bring = ({ ask }: Shop, body: string, type = 'text/csv') =>
  ask('POST', '/v1/products/import', { body, headers: { 'content-type': type } })

/** Lines of a text that would do harm if they were read as records of their own. */
const harmful = fc.constantFrom(
  'VICTIM,Ghee,,Oils,1.00,PKR,piece,,,,',
  '"VICTIM","Ghee","","Oils","1.00","PKR","piece","","","",""',
  '",,1',
  '',
  ' ',
  '=HYPERLINK("x")',
  "'quoted'",
  "'=1+1",
  "''@SUM(A1)",
  '＝1',
  'چونسا آم، ۱ کلو',
  '\u200f\u202eآم\u202c',
)
const letters = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'",;\n\r\t \'=+-@|\\#؛،آé🥭') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
)
const words = (max: number, min = 0) =>
  fc
    .array(letters, { maxLength: 12 })
    .map((parts) => parts.join('').replaceAll('\0', '').trim().slice(0, max).trim())
    .filter((text) => text.length >= min && text.isWellFormed())
const description = fc.oneof(
  words(200),
  fc
    .tuple(fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.oneof(harmful, words(40)), { maxLength: 120 }))
    .map(([end, lines]) => lines.join(end).trim().slice(0, 5000).trim()),
  fc.constantFrom('"'.repeat(5000), '\u0800'.repeat(5000), `a${'\n'.repeat(4998)}b`, '🥭'.repeat(2500)),
)
const categoryName = words(30, 1).map((name) => name.replaceAll(/[>\r\n]/g, '').trim() || 'Aisle')
/** Facts as an import has them. */
const product = fc.record({
  name: words(200, 1),
  brand: words(100),
  category: fc.array(categoryName, { minLength: 1, maxLength: 8 }).map((path) => path.join('>')),
  price: fc
    .oneof(fc.nat(100_000), fc.constantFrom(0, 1, 1_000_000_000_000))
    .map((amount) => formatMajor({ amount, currency: 'PKR' })),
  soldBy: fc.constantFrom('piece', 'weight'),
  barcode: fc.oneof(
    fc.constant(''),
    fc.stringMatching(/^[A-Za-z0-9.-]{1,48}$/),
    // What the import takes for none, for spoilt or for bent, where it isn't said that it stands as it is.
    fc.constantFrom('0', 'none', 'N.A', '-', '8961006020014', '61414100036', '8.96E12', '8961006000000.0'),
  ),
  description,
  imageUrl: fc
    .array(
      fc.constantFrom(
        ...['https://example.com/a,b;c"d.png?x=1&y=%22', 'http://آم.example/é.jpg'],
        ...['https://example.com/a,https://b.example/c', 'https://example.com/a;'],
      ),
      { maxLength: 10 },
    )
    .map((images) => images.join('\n')),
  stock: fc.constantFrom('0', '7', '1000000000000'),
  maxPerOrder: fc.constantFrom('', '1', '1000000'),
  ageLimit: fc.constantFrom('', '1', '99'),
})

/** A product as a line that is read as it stands. */
const asLine = ({ barcode, imageUrl, ...facts }: Record<string, string>) =>
  JSON.stringify({ ...facts, barcode: barcode && `'${barcode}`, imageUrl: imageUrl && `${imageUrl}\n` })

const catalogue = fc.array(product, { minLength: 1, maxLength: 12 })

/** The records of an export by SKU, as another reader has them. */
const recordsOf = (file: string) => {
  const records: Record<string, string>[] = parse(file, {
    ...{ columns: true, record_delimiter: '\n' },
    cast: (field: string) => readField(field),
  })
  // These columns are there where a product has a limit.
  return new Map(
    records.map(({ barcode = '', imageUrl = '', ...record }) => [
      record.sku,
      {
        maxPerOrder: '',
        ageLimit: '',
        ...record,
        barcode: barcode.replace(/^'/, ''),
        imageUrl: imageUrl.replace(/\n$/, ''),
      },
    ]),
  )
}

test.serial(
  'property: whatever the mart holds comes back from its export, into itself and into an empty mart',
  async (t) => {
    t.timeout(180_000)
    const [here, there] = [t.context, await openShop('none')]
    let run = 0
    let kept = 0
    try {
      await fc.assert(
        fc.asyncProperty(catalogue, async (products) => {
          run += 1
          const written = products.map((facts, at) => ({ ...facts, sku: `RUN-${run}-${at}` }))
          t.like(await bring(here, written.map(asLine).join('\n'), 'application/x-ndjson'), {
            created: written.length,
          })
          kept += written.length
          const file: string = await here.ask('GET', '/v1/products/export')
          const records = recordsOf(file)
          t.is(records.size, kept)
          for (const { category, soldBy, stock, ...facts } of written) {
            t.like(records.get(facts.sku), facts)
          }
          const nothing = { updated: 0, failed: 0, errors: [] }
          t.deepEqual(await bring(here, file), { ...nothing, created: 0, unchanged: kept })
          const escaped: string = await here.ask('GET', '/v1/products/export?escape=spreadsheet')
          const fields = (parse(escaped, { record_delimiter: '\n' }) as string[][]).flat()
          t.deepEqual(
            fields.filter((field) => /^[=+\-@\t\r\n＝＋－＠]/.test(field)),
            [],
          )
          t.deepEqual(recordsOf(escaped), records)
          t.deepEqual(await bring(here, escaped), { ...nothing, created: 0, unchanged: kept })
          // A price of 0 is new to it, and so is a wrong check digit.
          const { warnings: _, ...report } = await bring(there, run % 2 ? file : escaped)
          t.deepEqual(report, {
            ...nothing,
            created: written.length,
            unchanged: kept - written.length,
          })
          t.deepEqual(recordsOf(await there.ask('GET', '/v1/products/export')), records)
        }),
        // What one run has made is there in the next.
        { numRuns: 15, endOnFailure: true },
      )
    } finally {
      await there.mart.stop()
    }
  },
)

test.serial('a line of a description that looks like a record changes no other product', async (t) => {
  const { ask } = t.context
  const record = (sku: string, price: string, description = '') =>
    `${sku},${sku},,Oils,${price},PKR,piece,,${description},,4,,,,,\n`
  const looks = Array.from({ length: 63 }, (_, n) => `step ${n}\n${record('FLD-V1', '1.00')}`).join('')
  const file = (text: string) =>
    `${importColumns.join(',')}\n${record('FLD-V1', '2500.00')}${record('FLD-Q1', '900.00', text)}${record('FLD-Q2', '100.00')}`
  t.like(await bring(t.context, file(`"${looks}"`)), { created: 3, failed: 0 })
  const price = async () => (await ask('GET', '/v1/products?q=FLD-V1')).items[0].price.amount
  t.is(await price(), 250_000)
  for (const text of [`"${looks}`, `"never "closed\n${looks}`, `"${looks.repeat(50)}"`]) {
    const report = await bring(t.context, file(text))
    t.like(report, { created: 0, updated: 0, failed: 1 })
    t.is(report.errors[0].line, 3)
    t.is(await price(), 250_000)
  }
})

test.serial('an export is a file to be kept, under a name of ours', async (t) => {
  const { mart, staff } = t.context
  const { headers } = await mart.request('GET', '/v1/products/export', { token: staff })
  t.is(headers.get('content-disposition'), 'attachment; filename="products.csv"')
  t.is(headers.get('content-type'), 'text/csv; charset=utf-8')
})

test.serial('the longest that a product can be goes out and in again, all its images with it', async (t) => {
  const { ask, make } = t.context
  const there = await openShop('none')
  t.teardown(() => there.mart.stop())
  const image = (letter: string) => `https://a.test/${letter}`.padEnd(2048, letter)
  for (const [letter, text] of [
    ['"', '"'],
    ['\u0800', '\u0800'],
  ] as const)
    await make({
      ...{ name: text.repeat(200), brand: text.repeat(100), description: text.repeat(5000) },
      images: Array.from({ length: 10 }, () => image(letter)),
    })
  const file: string = await ask('GET', '/v1/products/export')
  t.like(await bring(t.context, file), { created: 0, updated: 0, failed: 0 })
  const report = await bring(there, file)
  t.like(report, { updated: 0, failed: 0 })
  const back = await there.ask('GET', '/v1/products/export')
  t.deepEqual(recordsOf(back), recordsOf(file))
  const [found] = (await there.ask('GET', '/v1/products?sort=-createdAt&limit=1')).items
  t.deepEqual(found.images, Array(10).fill(image('\u0800')))
})
