import test from 'ava'
import { longestStart, startOf } from './csv-form.ts'

async function* pieces(text: string, size: number, seen = { bytes: 0 }) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) {
    seen.bytes += Math.min(size, bytes.length - at)
    yield bytes.subarray(at, at + size)
  }
}

/** A header is whole that begins with `sku`. */
const rate =
  (counted = { calls: 0 }) =>
  (fields: string[]) => {
    counted.calls += 1
    const isWhole = fields[0] === 'sku'
    return { score: fields.length + (isWhole ? 1000 : 0), isWhole }
  }

test('a header is found as soon as its line is there, and the whole file is given on', async (t) => {
  const seen = { bytes: 0 }
  const file = `title\nsku;b;c\n${'x;y;z\n'.repeat(10_000)}`
  const { form, record, bytes } = await startOf(pieces(file, 4, seen), rate())
  t.like(form, { separator: 0x3b, width: 3, fullWidth: 3 })
  t.like(record, { line: 2, fields: ['sku', 'b', 'c'] })
  t.true(seen.bytes < 100, `${seen.bytes} bytes`)
  const all = []
  for await (const piece of bytes) all.push(piece)
  t.is(Buffer.concat(all).toString(), file)
})

test('a beginning without a header is kept and looked at within bounds, however it comes', async (t) => {
  const [seen, counted] = [{ bytes: 0 }, { calls: 0 }]
  const { header } = await startOf(pieces('x\n'.repeat(100_000), 1, seen), rate(counted))
  t.false(header.isWhole)
  t.is(seen.bytes, longestStart)
  t.true(counted.calls < 1000, `${counted.calls} records were looked at`)
})

test('whoever gives the file up lets its stream go', async (t) => {
  let isFree = false
  async function* bytes() {
    try {
      yield Buffer.from('sku\n')
      yield Buffer.from('more\n')
    } finally {
      isFree = true
    }
  }
  const start = await startOf(bytes(), rate())
  for await (const _ of start.bytes) break
  t.true(isFree)
})
