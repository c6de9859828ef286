import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** What the mart logged louder than `info`, and how often. */
export interface Complaint {
  level: 'warn' | 'error'
  message: string
  times: number
}

/** Bytes of a file; 0 where there is none yet. */
export const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** The warnings and errors of a log of JSON lines, from a place (bytes) on. */
export async function complaintsOf(file: string, from: number): Promise<Complaint[]> {
  const found = new Map<string, Complaint>()
  for await (const line of createInterface({ input: createReadStream(file, { start: from }) })) {
    // A request's line is of level 30 whatever came of it; the cheap test spares most the parsing.
    if (!/"level":([4-9]\d)/.test(line)) continue
    const { level, msg } = JSON.parse(line)
    const message = String(msg).replaceAll(/[0-9a-f-]{36}/g, '…')
    const known = found.get(message)
    if (known) known.times++
    else found.set(message, { level: level >= 50 ? 'error' : 'warn', message, times: 1 })
  }
  return [...found.values()].sort((a, b) => b.times - a.times)
}
