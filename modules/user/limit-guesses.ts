import { setTimeout as sleep } from 'node:timers/promises'
import { ClientGone } from '#src/http/failure.ts'
import { Problem } from '#src/http/problem.ts'
import { judge, type Subject } from './guess-limits.ts'
import type { GuessRepository } from './guess-repository.ts'

/** Waits so many milliseconds, unless the client goes away before. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const pause = (): Pause => (ms, signal) =>
  sleep(ms, undefined, { signal }).catch((cause) => {
    throw new ClientGone('gone while it had to wait', { cause })
  })

/**
 * Runs `guess`, which gives null where it was wrong, unless there were too many wrong ones (429). Counted
 * outside the request's transaction, since a refusal rolls that back.
 */
export const limitGuesses =
  ({ guesses, pause, now }: { guesses: GuessRepository; pause: Pause; now: () => Date }) =>
  async <T>(subjects: Subject[], signal: AbortSignal, guess: () => Promise<T | null>): Promise<T | null> => {
    const verdict = judge(subjects, await guesses.take(subjects, now()), now())
    if (verdict.refused) {
      await guesses.giveBack(subjects)
      throw new Problem(429, 'Too many wrong attempts. Try again later.', {
        headers: { 'Retry-After': String(verdict.retryAfter) },
      })
    }
    if (verdict.pause > 0) await pause(verdict.pause, signal)
    const right = await guess()
    if (right !== null) await guesses.forgive(subjects)
    return right
  }

export type LimitGuesses = ReturnType<typeof limitGuesses>
