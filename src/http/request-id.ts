import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const plain = /^[A-Za-z0-9._-]{1,128}$/

// A call for sixteen random bytes costs as much as one for thousands.
const random = new Uint8Array(4096)
let used = random.length

/** The id that a client gave, if it is a plain one; else a new UUIDv7. Never what could be mistaken in a log. */
export function requestIdOf(given: string | string[] | undefined): string {
  if (typeof given === 'string' && plain.test(given)) return given
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  used += 16
  return v7({ random: random.subarray(used - 16, used) })
}
