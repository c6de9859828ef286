import test from 'ava'
import { importColumns } from './import-header.ts'
import { bytesOfTurn, type ImportFormat, importLines, linesOfTurn } from './import-lines.ts'

const header = `${importColumns.join(',')}\n`
const size = 1_000_000
const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length))

/** Reads a file that comes in one piece; how many turns of the event loop it took, and how much it had of one at most. */
async function turnsOf(file: string, format: ImportFormat) {
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
  for await (const _ of importLines({ bytes: whole(), format }, 'PKR')) {
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
    t.true(turns >= Math.floor(file.length / bytesOfTurn) - 1, `${turns} turns for ${file.length} bytes`)
    t.true(turns >= Math.floor(lines / linesOfTurn) - 1, `${turns} turns for ${lines} lines`)
    t.true(most <= linesOfTurn, `${most} lines in a turn`)
  })
}
