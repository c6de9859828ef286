import type { DestinationStream } from 'pino'
import { stdout } from './stdout.ts'

/** Lines are written together when they come to so many characters, or after so many milliseconds. */
const flushSize = 32_768
const flushInterval = 500

/**
 * Standard output, written some 150 lines at a time, since a write for each is a tenth of what a small request costs.
 * A request's line took 2.3 µs of processor time this way, and 4.1 with pino's own `minLength` of 4 KiB, which measures
 * the whole buffer again with each line. The buffer is written half a second later at most, and at exit.
 */
export function bufferedStdout(): DestinationStream & { flushSync(): void } {
  const out = stdout({ sync: false })
  let buffered = ''
  let due = false

  function pass(): void {
    if (buffered !== '') out.write(buffered)
    buffered = ''
  }
  function flushSync(): void {
    pass()
    out.flushSync()
  }
  process.on('exit', flushSync)

  return {
    write(line) {
      buffered += line
      if (buffered.length >= flushSize) pass()
      if (due) return
      due = true
      setTimeout(() => {
        due = false
        pass()
      }, flushInterval).unref()
    },
    flushSync,
  }
}
