import pino, { type DestinationStream } from 'pino'

/** Bytes that are kept while nothing can be written; what comes beyond them is lost. */
const most = 4 * 2 ** 20

/**
 * Standard output for a log that must harm nobody: where it can't be written (its disk is full), lines wait, then are
 * lost; once it can be again, how much was lost stands in it. pino's own destination throws into whoever logs, or ends the process.
 */
export function stdout({ sync }: { sync: boolean }): DestinationStream & { flushSync(): void } {
  const out = pino.destination({ dest: 1, sync, maxLength: most })
  let lost = 0
  out.on('drop', (lines) => {
    lost += Buffer.byteLength(lines)
  })
  // What couldn't be written is kept, and tried again with the next line.
  let failing = false
  out.on('error', () => {
    failing = true
  })
  out.on('write', () => {
    failing = false
  })
  // pino would try to write the rest again and again, and the process never end.
  process.on('beforeExit', () => {
    if (failing) out.destroy()
  })
  out.on('drain', () => {
    if (lost === 0) return
    const bytes = lost
    lost = 0
    const time = new Date().toISOString()
    out.write(`${JSON.stringify({ level: 'error', time, bytes, msg: 'lines of the log were lost' })}\n`)
  })
  return {
    write(line) {
      if (!(out as { destroyed?: boolean }).destroyed) out.write(line)
    },
    flushSync() {
      try {
        out.flushSync()
      } catch {
        // It ends all the same.
      }
    },
  }
}
