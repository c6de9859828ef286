import { setTimeout as delay } from 'node:timers/promises'
import type { History } from '../history.ts'
import { moves } from '../moves/all.ts'
import { between, weighted } from '../moves/dice.ts'
import { Unlawful } from '../moves/lawful.ts'
import type { Move, Post } from '../moves/move.ts'
import type { Person } from './people.ts'

/** A move that met what the contract doesn't allow. */
export interface Complaint {
  at: number
  who: string
  move: string
  what: string
}

/** Milliseconds for which tokens of a wrong clock are about. */
const aftermath = 60_000

/** How the last release answers what only this one knows, while it is rolled over and back. */
const unknownThen = / 404 .*"There is nothing at this address\."| 422 .*is not known here/

/**
 * A token is refused whose time is over, or hasn't come, by a clock that is wrong, and what is new by the release before it: that
 * is no fault of the mart's.
 */
export const isExplained = (
  { at, what }: Pick<Complaint, 'at' | 'what'>,
  { faults }: Pick<History, 'faults'>,
): boolean =>
  faults.some(({ kind, at: from, until }) => {
    const wrongClock = / 401 /.test(what) && kind.includes('clock')
    const lastRelease = unknownThen.test(what) && kind === 'rolling-deployment'
    return (wrongClock || lastRelease) && from <= at && at <= (until ?? from) + aftermath
  })

/** Complaints that are kept: a run in which all goes wrong need not say it ten thousand times. */
const mostComplaints = 500

/** Milliseconds between two moves of one person, at least and at most. */
const pause = { shopper: [60, 400], staff: [100, 500] } as const

/** Everybody plays, each one move after the other, until it is over; resolves when the last has come to its end. */
export async function play(
  history: History,
  people: { customers: Person[]; staff: { post: Post; who: Person }[] },
  only?: string[],
): Promise<Complaint[]> {
  const complaints: Complaint[] = []
  const live = async (who: Person, by: 'shopper' | 'staff', all: Move[]) => {
    const theirs = all.filter(({ name }) => only?.includes(name) ?? true)
    while (theirs.length > 0 && !who.over()) {
      const move = weighted(who.random, theirs)
      who.move = move.name
      try {
        await move.play(who)
      } catch (error) {
        const what = error instanceof Unlawful ? error.message : String((error as Error)?.stack ?? error)
        if (complaints.length < mostComplaints)
          complaints.push({ at: performance.now() - history.began, who: who.name, move: move.name, what })
      }
      const [least, most] = pause[by]
      await delay(between(who.random, least, most))
    }
  }
  const of = (post: Post) => moves.filter((move) => move.by === 'staff' && move.post === post)
  await Promise.all([
    ...people.customers.map((who) =>
      live(
        who,
        'shopper',
        moves.filter(({ by }) => by === 'shopper'),
      ),
    ),
    ...people.staff.map(({ post, who }) => live(who, 'staff', of(post))),
  ])
  return complaints
}
