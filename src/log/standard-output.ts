import pino, { type DestinationStream } from 'pino'

/** Bytes that are kept for a while in which they can't be written; what is more is lost. */
const mostKept = 4 * 2 ** 20

/**
 * Standard output, of which the process doesn't die: where its disk is full, or nobody reads it, lines are kept, then lost,
 * and those to come are written once there is room. Without this the first that could not be written ended the process, and
 * each that was started in its place.
 */
export function standardOutput({ sync }: { sync: boolean }): DestinationStream & { flushSync(): void } {
  const out = pino.destination({ dest: 1, sync, maxLength: mostKept })
  let failing = false
  out.on('error', () => {
    failing = true
  })
  out.on('write', () => {
    failing = false
  })
  // pino's own way to end writes again and again what can't be written, and the process never ends.
  if (!sync)
    process.prependListener('beforeExit', () => {
      if (failing) out.destroy()
    })
  const isThere = () => !(out as unknown as { destroyed: boolean }).destroyed
  return {
    write(line) {
      if (isThere()) out.write(line)
    },
    flushSync() {
      try {
        if (isThere()) out.flushSync()
      } catch {
        // There is still no room, and this may be the end of the process.
      }
    },
  }
}
