import test from 'ava'
import { type ImportFormat, importLines } from './import-lines.ts'
import { importColumns } from './import-row.ts'

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
  for await (const _ of importLines(whole(), format, isEnough)) {
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
