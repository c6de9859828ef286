import test from 'ava'
import fc from 'fast-check'
import { csvRecords } from './csv.ts'
import { formatRecords } from './export-products.ts'
import { linesOf } from './lines.ts'

async function* chunks(file: string | Buffer, size = 7) {
  const bytes = Buffer.from(file)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (file: string | Buffer, size?: number) => {
  const records = []
  for await (const { line, fields, fault } of csvRecords(linesOf(chunks(file, size)))) {
    records.push(fault ? `${line}: ${fault}` : [line, ...fields])
  }
  return records
}

test('quotes, commas and line ends within quotes; CRLF, a byte order mark and empty lines', async (t) => {
  t.deepEqual(await read('\ufeffa,b\r\n\r\n"x, ""y""","1\r\n2"\r\nlast,'), [
    [1, 'a', 'b'],
    [3, 'x, "y"', '1\r\n2'],
    [5, 'last', ''],
  ])
})

test('a stray or unclosed quote is a fault of its line alone', async (t) => {
  t.deepEqual(await read('a,1\nb,5" pipe\nc,3\n"d,4\ne,5\n"f"x,6\ng,7\n'), [
    [1, 'a', '1'],
    '2: has a quote in the wrong place',
    [3, 'c', '3'],
    '4: has a quote that is never closed',
    [5, 'e', '5'],
    '6: has a quote in the wrong place',
    [7, 'g', '7'],
  ])
  t.deepEqual(await read('a,1\n"b,2\nc,3'), [
    [1, 'a', '1'],
    '2: has a quote that is never closed',
    [3, 'c', '3'],
  ])
})

test('bytes that are not UTF-8 and lines without end are faults of their own', async (t) => {
  const file = Buffer.concat([
    Buffer.from('a\n'),
    Buffer.from([0x62, 0xff, 0x0a]),
    Buffer.from(`${'x'.repeat(300_000)}\n`),
    Buffer.from('c'),
  ])
  t.deepEqual(await read(file, 50_000), [
    [1, 'a'],
    '2: is not UTF-8',
    '3: is longer than 65536 bytes',
    [4, 'c'],
  ])
})

test('property: what is formatted is read back, however it is cut into chunks', async (t) => {
  const field = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'",\n\r ab=é') }),
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  )
  const records = fc.array(fc.tuple(fc.constantFrom('sku', '7'), field, field, fc.constantFrom('', '12')), {
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(records, fc.integer({ min: 1, max: 40 }), async (wrote, size) => {
      const back = await read(formatRecords(wrote), size)
      t.deepEqual(
        back.map((record) => record.slice(1)),
        wrote,
      )
    }),
  )
})
