import test from 'ava'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { formatRecords } from '#src/csv.ts'
import { csvRecords } from './csv.ts'

async function* chunks(file: string | Buffer, size = 7) {
  const bytes = Buffer.from(file)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (file: string | Buffer, size?: number) => {
  const records = []
  for await (const { line, fields, fault } of csvRecords(chunks(file, size))) {
    records.push(fault ? `${line}: ${fault}` : [line, ...fields])
  }
  return records
}

test('quotes, commas and line ends within quotes; CRLF and empty lines', async (t) => {
  t.deepEqual(await read('a,b\r\n\r\n"x, ""y""","1\r\n2"\r\nlast,'), [
    [1, 'a', 'b'],
    [3, 'x, "y"', '1\r\n2'],
    [5, 'last', ''],
  ])
})

test('a quote in the wrong place is a fault of its line alone', async (t) => {
  t.deepEqual(await read('a,1\nb,5" pipe\nc,3\n"f"x",6\ng,7\n"5" pipe",8\n"9", "ten, ""10""" \n'), [
    [1, 'a', '1'],
    '2: has a quote in the wrong place',
    [3, 'c', '3'],
    '4: has a quote in the wrong place',
    [5, 'g', '7'],
    '6: has a quote in the wrong place',
    [7, '9', 'ten, "10"'],
  ])
})

test('a text of many lines is one field, whatever its lines look like', async (t) => {
  const text = Array.from({ length: 5000 }, (_, n) => (n % 9 === 0 ? 'a,1' : `"step", ${n}`)).join('\r\n')
  t.deepEqual(
    await read(
      formatRecords([
        ['a', '0'],
        ['b', text.slice(0, 30_000)],
        ['c', '2'],
      ]),
    ),
    [
      [1, 'a', '0'],
      [2, 'b', text.slice(0, 30_000)],
      [text.slice(0, 30_000).split('\n').length + 2, 'c', '2'],
    ],
  )
})

for (const [what, file, why] of [
  [
    'never closed',
    '"b,2\na,9\nc,3',
    '2: has a quote that is never closed; what follows, to line 4, was not read',
  ],
  ['never closed in the last line', 'b,"2', '2: has a quote that is never closed'],
  [
    'closed in the wrong place, and never again',
    'b,"say "hi\na,9\n',
    '2: has a quote in the wrong place; what follows, to line 3, was not read',
  ],
  [
    'closed by the quote that another text begins with',
    'b,"2\na,9\nc,3,"x\na,9\n",3\na,9',
    '2: has a quote in the wrong place; what follows, to line 7, was not read',
  ],
  [
    'closed after too many fields',
    'b,"2\na,9\n",3\na,9',
    '2: has 3 fields and several lines, the header has 2; what follows, to line 5, was not read',
  ],
  [
    'closed after a letter that is not UTF-8, and too many fields',
    Buffer.from('b,"2\xff\na,9\n",3\na,9', 'latin1'),
    '2: is not UTF-8; what follows, to line 5, was not read',
  ],
  [
    'never closed in a line without end',
    `b,"${'x'.repeat(140_000)}\na,9`,
    '2: has a quote that is never closed; what follows, to line 3, was not read',
  ],
] as const) {
  test(`a quote that is given up makes no records of what follows: ${what}`, async (t) => {
    t.deepEqual(await read(Buffer.concat([Buffer.from('a,1\n'), Buffer.from(file)])), [[1, 'a', '1'], why])
  })
}

test('reading goes on where a broken record surely ends: after as many fields as the header has', async (t) => {
  t.deepEqual(await read('a,1\n"say "hi\na,9",2\nc,3\n'), [
    [1, 'a', '1'],
    '2: has a quote in the wrong place',
    [4, 'c', '3'],
  ])
  t.deepEqual(await read(`a,1\n"${'long\n'.repeat(30_000)}",2\nc,3\n`, 5000), [
    [1, 'a', '1'],
    '2: is longer than 131072 bytes',
    [30_003, 'c', '3'],
  ])
})

test('a record of very many fields is a fault of its own', async (t) => {
  t.deepEqual(await read(`a,1\n${','.repeat(2000)}\nc,3\n`, 5000), [
    [1, 'a', '1'],
    '2: has more than 2000 fields',
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
    '3: is longer than 131072 bytes',
    [4, 'c'],
  ])
  t.deepEqual(await read(Buffer.from('a,1\n\x90,\xa9\n"\xff\n",3\nc,3', 'latin1')), [
    [1, 'a', '1'],
    '2: is not UTF-8',
    '3: is not UTF-8',
    [5, 'c', '3'],
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

test('property: of a file that is cut off, each record before its last is one that was written', async (t) => {
  const field = fc.string({ unit: fc.constantFrom(...'",\n\r ab') })
  const records = fc.array(fc.tuple(fc.constantFrom('x', 'y'), field, field), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(records, fc.nat(), async (wrote, at) => {
      const file = formatRecords([['a', 'b', 'c'], ...wrote])
      const back = (await read(file.slice(0, at % file.length))).filter(Array.isArray)
      const whole = back.slice(1, -1).map((record) => record.slice(1))
      t.deepEqual(whole, wrote.slice(0, whole.length))
    }),
  )
})

test('property: a file of anybody else is read as csv-parse reads it', async (t) => {
  const field = fc.string({ unit: fc.constantFrom(...'",\n\r ab؛é') })
  const records = fc.array(fc.tuple(fc.constantFrom('x', 'y'), field), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(
      records,
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      async (wrote, quoted, record_delimiter) => {
        const file = stringify(wrote, { quoted, record_delimiter, quoted_match: /[\r\n]/ })
        t.deepEqual(
          (await read(file)).map((record) => record.slice(1)),
          parse(file, { record_delimiter }),
        )
      },
    ),
  )
})
