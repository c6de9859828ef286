import { Problem } from '#src/http/problem.ts'

const utf8 = 'utf-8'
const marks: [encoding: string, bytes: number[]][] = [
  [utf8, [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
/** As many bytes as tell an encoding. */
const telling = 4
/** What begins otherwise is no text at all. */
const others: [what: string, bytes: string][] = [
  ['an Excel workbook or another archive', 'PK\x03\x04'],
  ['an old Excel workbook', '\xd0\xcf\x11\xe0'],
  ['compressed (gzip)', '\x1f\x8b'],
  ['a PDF', '%PDF'],
]

/**
 * A file's bytes as UTF-8, without a byte order mark: from UTF-16 with a mark, or with the zeros that Latin letters have
 * in it, else from what the sender says it is. Bytes that claim to be UTF-8 are given on as they are.
 */
export async function* toUtf8(bytes: AsyncIterable<Uint8Array>, charset = utf8): AsyncGenerator<Uint8Array> {
  const declared = encodingOf(charset)
  let start: Buffer | null = Buffer.alloc(0)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  const decoded = (chunk: Uint8Array, stream: boolean) =>
    decoder ? Buffer.from(decoder.decode(chunk, { stream })) : chunk
  const begin = (first: Buffer): Uint8Array => {
    const other = others.find(([, sign]) => first.toString('latin1', 0, sign.length) === sign)
    if (other) throw new Problem(422, `The file is ${other[0]}: save it as CSV (UTF-8), and send that.`)
    const [encoding, mark] = marks.find(([, signs]) => signs.every((sign, at) => first[at] === sign)) ?? [
      zerosTell(first) ?? declared,
      [],
    ]
    decoder = encoding === utf8 ? null : new TextDecoder(encoding, { ignoreBOM: true })
    return decoded(first.subarray(mark.length), true)
  }
  for await (const chunk of bytes) {
    if (!start) {
      yield decoded(chunk, true)
      continue
    }
    start = Buffer.concat([start, chunk])
    if (start.length < telling) continue
    yield begin(start)
    start = null
  }
  if (start) yield begin(start)
  yield decoded(new Uint8Array(), false)
}

/** Where each other byte of its beginning is zero it is UTF-16 without a mark. */
function zerosTell([first, second, third, fourth]: Buffer): string | null {
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : null
}

/** 415 for a name that is no encoding's. */
function encodingOf(charset: string): string {
  try {
    return new TextDecoder(charset).encoding
  } catch {
    throw new Problem(415, 'The charset of the Content-Type is not known here; UTF-8 is best.')
  }
}
