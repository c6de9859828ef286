import { Problem } from '#src/http/problem.ts'

/** A physical line of a file. */
export interface Line {
  /** From 1. */
  number: number
  text: string
  /** Why it can't be read; `text` is empty then. */
  fault?: string
}

/** Bytes of a line at most: four times the longest row that could be valid. */
const longestLine = 65_536
const feed = 0x0a
const bom = [0xef, 0xbb, 0xbf]

/**
 * The lines of a stream, one at a time, with little memory whatever comes: a line that is too long or isn't
 * UTF-8 is a fault of its own. A byte order mark at the beginning is dropped.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let number = 0
  let rest: Buffer = Buffer.alloc(0)
  let tooLong = false

  const line = (all: Buffer): Line => {
    number += 1
    const fault = (why: string) => ({ number, text: '', fault: why })
    if (tooLong || all.length > longestLine) return fault(`is longer than ${longestLine} bytes`)
    const from = number === 1 && bom.every((byte, at) => all[at] === byte) ? bom.length : 0
    try {
      return { number, text: decoder.decode(all.subarray(from)) }
    } catch {
      return fault('is not UTF-8')
    }
  }

  for await (const chunk of bytes) {
    let buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk)
    for (let at = buffer.indexOf(feed); at >= 0; at = buffer.indexOf(feed)) {
      yield line(buffer.subarray(0, at))
      tooLong = false
      buffer = buffer.subarray(at + 1)
    }
    // Of a line that is too long already only its end is waited for.
    if (buffer.length > longestLine) tooLong = true
    rest = tooLong ? Buffer.alloc(0) : buffer
  }
  if (rest.length > 0 || tooLong) yield line(rest)
}

/** 422: the file as a whole can't be read. */
export const unreadable = (detail: string) => new Problem(422, detail)
