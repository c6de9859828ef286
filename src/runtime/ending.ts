import type { Logger } from 'pino'
import { inTime } from '#src/in-time.ts'

/** Milliseconds that are kept back for each part that is still to be stopped after the present one. */
const kept = 1_000

/** Stops the parts of a process one after the other. */
export interface Ending {
  /** What was started last ends first. `end` is told how many milliseconds it has. */
  add(part: string, end: (within: number) => Promise<unknown>): void
  /**
   * Ends all parts within one deadline. One that fails, or takes longer than its share, is logged and the next one is
   * ended all the same; at the end it rejects with an AggregateError of all failures. Calling it again does nothing more.
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
        const share = Math.max(left, Math.min(kept, within) / 10)
        await inTime(share, next.end(share), () => {
          throw new Error(`not stopped within ${Math.round(share)} ms`)
        })
      } catch (error) {
        log.error({ err: error, part: next.part }, 'part of the process failed to stop')
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

/** Waits for all, also where one fails; then rejects with the first failure. */
export async function allEnded(endings: (Promise<unknown> | undefined)[]): Promise<void> {
  const outcomes = await Promise.allSettled(endings)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
