import test from 'ava'
import { importColumns } from './import-header.ts'
import { type ImportFormat, importLines } from './import-lines.ts'

const header = `${importColumns.join(',')}\n`
const size = 1_000_000
const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length))

/** Reads a file that comes in one piece; how many turns of the event loop it took, and how much it had of one at most. */
async function turnsOf(file: string, format: ImportFormat, isEnough = () => false) {
  async function* whole() {
    yield Buffer.from(file)
  }
  let reading = true
  const seen = { turns: 0, lines: 0, linesOfTurn: 0 }
  let lines = 0
  const turn = () => {
    seen.turns += 1
    seen.linesOfTurn = Math.max(seen.linesOfTurn, lines)
    lines = 0
    if (reading) setImmediate(turn)
  }
  setImmediate(turn)
  for await (const _ of importLines({ bytes: whole(), format }, 'PKR', isEnough)) {
    lines += 1
    seen.lines += 1
  }
  reading = false
  return seen
}

for (const [what, format, file] of [
  ['quotes that open and close at each line', 'text/csv', header + fill('"\n')],
  ['quotes', 'text/csv', header + fill('"')],
  ['line ends', 'text/csv', header + fill('\n')],
  ['lines that are none of products', 'text/csv', header + fill('x\n')],
  ['lines of empty fields', 'text/csv', header + fill(',,,,,,,,,,\n')],
  ['JSON lines without an end', 'application/x-ndjson', fill('{\n')],
  ['JSON lines of nothing', 'application/x-ndjson', fill('{}\n')],
  ['empty JSON lines', 'application/x-ndjson', fill('\n')],
  ['deep JSON', 'application/x-ndjson', fill(`${'['.repeat(30_000)}\n`)],
] as const) {
  test(`whatever a file holds, others have their turn between bounded parts of it: ${what}`, async (t) => {
    const { turns, lines, linesOfTurn: most } = await turnsOf(file, format)
    t.true(turns >= Math.floor(file.length / 16_384) - 1, `${turns} turns for ${file.length} bytes`)
    t.true(turns >= Math.floor(lines / 32) - 1, `${turns} turns for ${lines} lines`)
    t.true(most <= 32, `${most} lines in a turn`)
  })
}

test('once it is enough what is left is taken in, and costs nobody a turn', async (t) => {
  for (const [format, file] of [
    ['text/csv', header + fill('x\n')],
    ['application/x-ndjson', fill('{\n')],
  ] as const) {
    let asked = 0
    const { turns, lines } = await turnsOf(file, format, () => ++asked > 10)
    t.true(lines <= 10)
    t.true(turns < 20, `${turns} turns`)
  }
})

/** What a file says, line by line: the values, or why there are none. */
async function said(file: string | Buffer, format: ImportFormat = 'text/csv', size = 7) {
  const bytes = Buffer.from(file as string)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const lines = []
  for await (const line of importLines({ bytes: pieces(), format }, 'PKR'))
    lines.push(
      'values' in line
        ? [line.line, ...['sku', 'name', 'category', 'price'].map((column) => line.values[column as 'sku'])]
        : `${line.line}: ${'message' in line ? line.message : line.warning}`,
    )
  return lines
}

const plain = 'sku,name,category,price'

for (const [what, file, ...lines] of [
  ['semicolons', 'sku;name;category;price\nA;N, x;C;1,5\n', [2, 'A', 'N, x', 'C', '1,5']],
  ['tabs, quotes in a text', 'sku\tname\tcategory\tprice\nA\t5" pipe\tC\t1\n', [2, 'A', '5" pipe', 'C', '1']],
  ['bars', 'sku|name|category|price\nA|N;x;y;z;w|C|1\n', [2, 'A', 'N;x;y;z;w', 'C', '1']],
  [
    'a line that says the sign',
    '\ufeff"sep=;"\r\nsku;name;category;price\r\nA;N;C;1\r\n',
    [3, 'A', 'N', 'C', '1'],
  ],
  ['CR alone', `${plain}\rA,"N\rM",C,1\rB,N,C,2`, [2, 'A', 'N\rM', 'C', '1'], [4, 'B', 'N', 'C', '2']],
  [
    'line ends of all kinds',
    `${plain}\rA,N,C,1\nB,"N\r\nM",C,2\r\nC,N,C,3`,
    ...[
      [2, 'A', 'N', 'C', '1'],
      [3, 'B', 'N\r\nM', 'C', '2'],
      [5, 'C', 'N', 'C', '3'],
    ],
  ],
  [
    'nothing before the header, between and behind',
    `\n , ,\n${plain},,\n,,,,,\nA,N,C,1,,,\n,,\n`,
    [5, 'A', 'N', 'C', '1'],
  ],
  [
    'a title before the header',
    `Prices of the week\n1 November,,,\n${plain}\nA,N,C,1\n`,
    [4, 'A', 'N', 'C', '1'],
  ],
  ['a column that has no name', `,${plain}\n0,A,N,C,1\n`, [2, 'A', 'N', 'C', '1']],
  ['codes in quotes behind an equals sign', `${plain}\n="01",N,C,1\n`, [2, '="01"', 'N', 'C', '1']],
  [
    'a comma too many',
    `${plain}\nA,N,C,1,299.00\nB,N,C,2\n`,
    '2: has 5 fields, the header has 4',
    [3, 'B', 'N', 'C', '2'],
  ],
  ['a row short of its empty end', `${plain},brand,stock\nA,N,C,1\n`, [2, 'A', 'N', 'C', '1']],
  ['a row short of what it needs', `${plain},brand\nA,N\n`, '2: has 2 fields, the header has 5'],
  [
    'a file that is cut off within a price',
    `${plain},brand\nA,N,C,1299`,
    ...['2: has 4 fields, the header has 5, and the file ends there: it may have been cut off'],
  ],
  [
    'a text of many lines beside columns without a name',
    `${plain},description,,\nA,N,C,1,"x\ny"\nB,N,C,2,"x\ny",,\n`,
    ...[
      [2, 'A', 'N', 'C', '1'],
      [4, 'B', 'N', 'C', '2'],
    ],
  ],
  [
    'names as others call them',
    'Item Code,Item Name,Department,Price (PKR),Notes\nA,N,C/D,1,x\n',
    ...['1: columns that are not known here were not read: "Notes"', [2, 'A', 'N', 'C > D', '1']],
  ],
  [
    'Windows-1252, said once',
    Buffer.from(`${plain}\nA,Caf\xe9,C,1\nB,Th\xe9,C,2\n`, 'latin1'),
    ...[
      '2: is not UTF-8; it was read as Windows-1252, which makes "Café" of it',
      [2, 'A', 'Café', 'C', '1'],
      [3, 'B', 'Thé', 'C', '2'],
    ],
  ],
  [
    'UTF-8, and a line that is spoilt',
    Buffer.concat([Buffer.from(`${plain}\nA,Café,C,1\n`), Buffer.from('B,Th\xe9,C,2\n', 'latin1')]),
    [2, 'A', 'Café', 'C', '1'],
    '3: is not UTF-8',
  ],
] as [string, string | Buffer, ...unknown[]][])
  test(`a file as people save it: ${what}`, async (t) => {
    for (const size of [1, 7, 100_000]) t.deepEqual(await said(file, 'text/csv', size), lines as never)
  })

test('a file that is none says what it is', async (t) => {
  for (const [file, why] of [
    [Buffer.from('PK\x03\x04 and so on', 'latin1'), /an Excel workbook/],
    [Buffer.from('\x1f\x8b and so on', 'latin1'), /compressed/],
    ['%PDF-1.7', /a PDF/],
    ['A,N,C,1\nB,N,C,2\n', /missing columns "sku"/],
    ['', /is empty/],
    ['\n\n,,\n', /missing columns|is empty/],
    [`${plain},colour\n`, /unknown columns "colour"/],
    ['Item Code,Item Name\n', /missing columns "category", "price"/],
  ] as const)
    await t.throwsAsync(() => said(file as string), { message: why })
})

test('of a beginning without a header little is kept, and it is looked at a few times', async (t) => {
  await t.throwsAsync(() => said('x\n'.repeat(20_000), 'text/csv', 1), { message: /missing columns/ })
  await t.throwsAsync(() => said(`${'long'.repeat(8_000)}\n${plain}\n`), { message: /longer than 16384/ })
})
