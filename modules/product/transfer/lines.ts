import { isUtf8 } from 'node:buffer'
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
const bom = Buffer.from('\ufeff')
/** Bytes of line ends and blanks are none above it. */
const highestBlank = 0x20

/**
 * The lines of a stream that aren't blank, one at a time, with little memory whatever comes: a line that is too long
 * or isn't UTF-8 is a fault of its own. A byte order mark at the beginning is dropped.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const room = Buffer.allocUnsafe(longestLine)
  let number = 1
  let used = 0
  let isBlank = true
  let tooLong = false

  const line = (): Line => {
    const fault = (why: string) => ({ number, text: '', fault: why })
    if (tooLong) return fault(`is longer than ${longestLine} bytes`)
    const whole = room.subarray(0, used)
    if (!isUtf8(whole)) return fault('is not UTF-8')
    const from = number === 1 && whole.subarray(0, bom.length).equals(bom) ? bom.length : 0
    return { number, text: room.toString('utf8', from, used) }
  }

  for await (const chunk of bytes) {
    for (const byte of chunk) {
      if (byte !== feed) {
        if (byte > highestBlank) isBlank = false
        if (used < longestLine) room[used++] = byte
        else tooLong = true
        continue
      }
      if (!isBlank || tooLong) yield line()
      number += 1
      used = 0
      isBlank = true
      tooLong = false
    }
  }
  if (!isBlank || tooLong) yield line()
}

/** 422: the file as a whole can't be read. */
export const unreadable = (detail: string) => new Problem(422, detail)
