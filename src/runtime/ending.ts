import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'

/** Milliseconds that are kept for each part that ends after the one whose turn it is. */
const kept = 1_000

/** The end of a process, part by part. */
export interface Ending {
  /** What was started last ends first. `end` is told how many milliseconds it has. */
  add(part: string, end: (within: number) => Promise<unknown>): void
  /**
   * Ends all parts within one deadline. One that fails, or isn't done when its time is over, keeps none of those after
   * it from ending; it is logged. Rejects with an AggregateError when all have had their turn. Twice is once.
   */
  end(): Promise<void>
}

/** `within` milliseconds for all parts together; a part may use what those before it left, and must leave some to those after it. */
export function createEnding(log: Logger, within: number): Ending {
  const parts: { part: string; end: (within: number) => Promise<unknown> }[] = []
  let ended: Promise<void> | null = null

  const run = async () => {
    const deadline = performance.now() + within
    const failures: unknown[] = []
    for (let next = parts.pop(); next; next = parts.pop()) {
      const left = deadline - performance.now() - kept * parts.length
      try {
        await inTime(next.end, Math.max(left, Math.min(kept, within) / 10))
      } catch (error) {
        log.error({ err: error, part: next.part }, 'a part of the process failed to stop')
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'parts of the process failed to stop')
  }

  return {
    add: (part, end) => void parts.push({ part, end }),
    end: () => {
      ended ??= run()
      return ended
    },
  }
}

async function inTime(end: (within: number) => Promise<unknown>, within: number): Promise<void> {
  const done = new AbortController()
  const ending = end(within)
  ending.catch(() => {})
  try {
    await Promise.race([
      ending,
      delay(within, null, { signal: done.signal }).then(() => {
        throw new Error(`not stopped within ${Math.round(within)} ms`)
      }),
    ])
  } finally {
    done.abort()
  }
}

/** Waits for all, also where one fails; then rejects with the first failure. */
export async function allEnded(endings: (Promise<unknown> | undefined)[]): Promise<void> {
  const outcomes = await Promise.allSettled(endings)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
