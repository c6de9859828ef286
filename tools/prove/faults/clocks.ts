import { writeFile } from 'node:fs/promises'
import { aProcess, between, fault, until } from './harm.ts'

const hour = 3_600_000
const day = 24 * hour

const jump = (kind: string, words: string, by: number) =>
  fault(`clock-${kind}`, async (mart, random) => {
    const { name, clock } = aProcess(mart, random)
    await writeFile(clock, String(by))
    return until(`the clock of ${name} jumps ${words}`, between(random, 2_000, 6_000), () =>
      writeFile(clock, '0'),
    )
  })

const jumpOfPostgres = (kind: string, words: string, by: number) =>
  fault(
    `postgres-clock-${kind}`,
    async ({ postgresClock }, random) => {
      const set = (seconds: number) =>
        writeFile(postgresClock as string, `${seconds < 0 ? '' : '+'}${seconds}`)
      await set(by / 1_000)
      return until(`PostgreSQL's clock jumps ${words}`, between(random, 2_000, 6_000), () => set(0))
    },
    {
      hindrance: ({ postgresClock }) =>
        postgresClock
          ? null
          : "there is no libfaketime (Debian's package of that name), by which another program's clock is set",
    },
  )

/** Clocks that are set, and set right again later: both are jumps. */
export const clocks = [
  jump('hour', 'an hour ahead', hour),
  jump('day', 'a day ahead', day),
  jump('back', 'an hour back', -hour),
  jumpOfPostgres('hour', 'an hour ahead', hour),
  jumpOfPostgres('back', 'an hour back', -hour),
]
