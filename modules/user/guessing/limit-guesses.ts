import { setTimeout as sleep } from 'node:timers/promises'
import { ClientGone, Problem } from '#src/http/problem.ts'
import { judge, type Subject } from './guess-limits.ts'
import type { GuessRepository } from './guess-repository.ts'
import { takingTurns } from './taking-turns.ts'

/** Waits so many milliseconds, unless the client goes away before. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const pause = (): Pause => (ms, signal) =>
  sleep(ms, undefined, { signal }).catch((cause) => {
    throw new ClientGone('gone while it had to wait', { cause })
  })

interface Needs {
  guesses: GuessRepository
  pause: Pause
  now: () => Date
}

/**
 * Runs `guess`, which gives null where it was wrong, unless there were too many wrong ones before (429).
 * Guesses of one first subject take turns in this process: a hundred at once are judged one after the other,
 * and so a person may log in a hundred times at once. (Of the looser limits, guesses at once see the same
 * count, and may overshoot it by as many as are being hashed.) Outside the request's transaction, since a
 * refusal rolls that back.
 */
export const limitGuesses = ({ guesses, pause, now }: Needs) => {
  const inTurn = takingTurns()
  return <T>(
    subjects: [Subject, ...Subject[]],
    signal: AbortSignal,
    guess: () => Promise<T | null>,
  ): Promise<T | null> =>
    inTurn(subjects[0].key, async () => {
      if (signal.aborted) throw new ClientGone('gone before it was its turn')
      const counts = await guesses.look(subjects, now())
      const verdict = judge(subjects, counts, now())
      if (verdict.refused) {
        throw new Problem(429, 'Too many wrong attempts. Try again later.', {
          headers: { 'Retry-After': String(verdict.retryAfter) },
        })
      }
      if (verdict.pause > 0) await pause(verdict.pause, signal)
      const right = await guess()
      if (right === null) await guesses.count(subjects, now())
      else if (counts.length > 0) await guesses.forget(subjects.filter(({ reset }) => reset))
      return right
    })
}

export type LimitGuesses = ReturnType<typeof limitGuesses>
