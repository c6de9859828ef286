import pg from 'pg'
import type { ProvenMart } from '../stage/proven-mart.ts'
import { aProcess, between, fault, until } from './harm.ts'

/** More than PostgreSQL takes. */
const enough = 400

/** What there is only so much of is used up. */
export const exhaustion = [
  fault('connections-exhausted', async (mart, random) => {
    const taken = await takeAll(mart)
    const what = `${taken.length} connections are held open, and PostgreSQL takes no more`
    return until(what, between(random, 2_000, 8_000), () =>
      Promise.all(taken.map((client) => client.end().catch(() => {}))),
    )
  }),

  fault('memory-capped', async (mart, random) => {
    const process = aProcess(mart, random)
    // Less than it holds when it has started.
    process.nextLife({ NODE_OPTIONS: '--max-old-space-size=20' })
    process.kill('SIGKILL')
    return until(`${process.name} has 20 MB of memory`, between(random, 2_000, 8_000), () =>
      process.nextLife({}),
    )
  }),
]

async function takeAll({ env }: ProvenMart): Promise<pg.Client[]> {
  const taken: pg.Client[] = []
  while (taken.length < enough) {
    const clients = Array.from(
      { length: 10 },
      () => new pg.Client({ connectionString: env.ORDER_DATABASE_URL }),
    )
    const tried = await Promise.all(
      clients.map((client) =>
        client
          .on('error', () => {})
          .connect()
          .then(
            () => client,
            () => null,
          ),
      ),
    )
    taken.push(...tried.filter((client) => client !== null))
    if (tried.includes(null)) break
  }
  return taken
}
