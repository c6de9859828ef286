import test from 'ava'
import pino from 'pino'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { importProducts, mostFailures } from './import-products.ts'
import type { ImportRow } from './import-row.ts'

const header = 'sku,name,category,price,description\n'
const good = (sku: string, description = '') => `${sku},Rice,Grains,1.00,${description}\n`
const inBatch = <T>(work: (tx: Tx) => Promise<T>) => work({} as Tx)

/** An import into nothing, with the batches that it would have written. */
function openImport() {
  const batches: ImportRow[][] = []
  const bring = importProducts({
    importBatch: async (rows) => {
      batches.push(rows)
      return {
        ...{ created: rows.length, updated: 0, unchanged: 0, restored: 0, stockIgnored: 0 },
        ...{ warnings: [], refused: [] },
      }
    },
    config: { currency: 'PKR' } as Config,
    log: pino({ level: 'silent' }),
  })
  return { batches, bring }
}

async function* pieces(text: string, seen = { bytes: 0 }) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 65_536) {
    const piece = bytes.subarray(at, at + 65_536)
    seen.bytes += piece.length
    yield piece
  }
}

for (const [format, start, bad, fine] of [
  ['text/csv', header, 'bad\n', good('LATE-1')],
  ['application/x-ndjson', '', '{\n', '{"sku":"LATE-1","name":"Rice","category":"Grains","price":"1"}\n'],
] as const) {
  test(`after ten thousand bad lines nothing more is read, but all is taken in: ${format}`, async (t) => {
    const { bring, batches } = openImport()
    const file = start + bad.repeat(2 * mostFailures) + fine + bad.repeat(500_000)
    const seen = { bytes: 0 }
    const report = await bring({ bytes: pieces(file, seen), format }, inBatch)
    t.like(report, { created: 0, failed: mostFailures })
    t.deepEqual(batches, [])
    t.is(report.errors.length, 1001)
    t.deepEqual(report.errors.at(-1), {
      line: mostFailures + (start ? 1 : 0),
      message: '10000 lines have failed; nothing behind this one was read',
    })
    t.is(seen.bytes, file.length)
  })
}

test('whatever else has failed, it is said from where nothing was read', async (t) => {
  const { bring } = openImport()
  const file = `${header}${'bad\n'.repeat(1500)}${good('A', '"never closed')}${good('B')}`
  const report = await bring({ bytes: pieces(file), format: 'text/csv' }, inBatch)
  t.is(report.failed, 1501)
  t.is(report.errors.length, 1001)
  t.is(report.errors.at(-1)?.line, 1502)
  t.regex(report.errors.at(-1)?.message ?? '', /never closed; what follows, to line 1503, was not read/)
})

test('one transaction has at most 100 lines, and no more text than as many ordinary lines have', async (t) => {
  const lines = (count: number, description: string) =>
    header + Array.from({ length: count }, (_, n) => good(`A-${n}`, description)).join('')
  const sizes = async (file: string) => {
    const { bring, batches } = openImport()
    await bring({ bytes: pieces(file), format: 'text/csv' }, inBatch)
    return batches.map((rows) => rows.length)
  }
  t.deepEqual(await sizes(lines(450, 'x'.repeat(100))), [100, 100, 100, 100, 50])
  t.deepEqual(await sizes(lines(13, 'x'.repeat(5000))), [3, 3, 3, 3, 1])
  // Of a text that folds into very much the beginning alone is folded.
  t.deepEqual(await sizes(lines(5, 'ﷺ'.repeat(5000))), [1, 1, 1, 1, 1])
  // Letters that fold into eighteen, and words that each have as many forms as letters, twice.
  t.deepEqual(await sizes(lines(14, 'ﷺ'.repeat(250))), [2, 2, 2, 2, 2, 2, 2])
  t.deepEqual(await sizes(lines(14, 'abcdefghijklmnopqrstuvwxyzabcdef '.repeat(30))), [3, 3, 3, 3, 2])
})

test('no more than a thousand warnings are listed, in the order of their lines', async (t) => {
  const { bring } = openImport()
  const file = `sku,name,category,price\n${'A,Rice,Grains,0\nB,Rice,Grains,1\n'.repeat(1500)}`
  const { warnings = [] } = await bring({ bytes: pieces(file), format: 'text/csv' }, inBatch)
  t.is(warnings.length, 1000)
  t.deepEqual(warnings.slice(0, 2), [
    { line: 2, message: 'sku: "A" comes again on line 4, which counts' },
    { line: 3, message: 'sku: "B" comes again on line 5, which counts' },
  ])
})

test('a SKU that comes again is named as long as a hundred thousand others are', async (t) => {
  const { bring } = openImport()
  const line = (n: number) => `A-${n},Rice,Grains,1\n`
  const file = `sku,name,category,price\n${Array.from({ length: 100_001 }, (_, n) => line(n)).join('')}${line(0)}${line(7)}`
  const { warnings = [] } = await bring({ bytes: pieces(file), format: 'text/csv' }, inBatch)
  t.deepEqual(
    warnings.map(({ message }) => message),
    ['sku: "A-7" comes again on line 100004, which counts', 'sku: "A-7" is on line 9 too; this line counts'],
  )
})

test('two imports are under way at once; the third is told when to come again', async (t) => {
  const { bring } = openImport()
  const open = Array.from({ length: 2 }, () => {
    const held = Promise.withResolvers<void>()
    async function* bytes() {
      yield Buffer.from(header)
      await held.promise
      yield Buffer.from(good('A'))
    }
    return { held, done: bring({ bytes: bytes(), format: 'text/csv' }, inBatch) }
  })
  const once = () => bring({ bytes: pieces(header + good('B')), format: 'text/csv' }, inBatch)
  const refused = await t.throwsAsync(once, { instanceOf: Problem })
  t.is(refused?.status, 503)
  t.is(refused?.headers?.['Retry-After'], '10')
  open[0]?.held.reject(new Error('gone'))
  await t.throwsAsync(() => open[0]?.done ?? Promise.resolve(), { message: 'gone' })
  t.like(await once(), { created: 1 })
  open[1]?.held.resolve()
  t.like(await open[1]?.done, { created: 1 })
})
