import type { Check } from './check.ts'
import { liveObjects } from './live-objects.ts'

/**
 * How many of each a process may hold once it is at rest, whatever it has done: it has some for each connection, each job
 * and each subscription, of which all six modules together have some twenty, and none for what it has done.
 */
const most: Record<string, number> = {
  AbortSignal: 150,
  AbortController: 150,
}

/** What is done leaves nothing behind: looked at in every process itself, after its garbage was collected. */
export const piledUp: Check = {
  name: 'nothing-piles-up',
  says: 'a process at rest holds no more of what each piece of work has one of than there are connections, jobs and subscriptions',
  async run(_history, mart) {
    const looked = mart.processes().map(async (process) => {
      const pid = process.pid()
      if (pid === undefined) return [`${process.name} doesn't run`]
      const counts = await liveObjects(mart, process.name, pid, Object.keys(most))
      return Object.entries(counts).flatMap(([what, count]) =>
        count > (most[what] as number)
          ? [`${process.name} holds ${count} of ${what}, ${most[what]} at most`]
          : [],
      )
    })
    const found = await Promise.all(looked)
    return { looked: found.length, broken: found.flat() }
  },
}
