import { parseArgs } from 'node:util'
import { startMart } from '../../mart/running-mart.ts'
import { findSchemathesis } from './programs.ts'
import { type Tried, tryHostile } from './run-hostile.ts'
import type { Role } from './tokens.ts'

/**
 * How many are sent: `examples` of each operation and phase; `walks` more along links alone, since chance ends some of them
 * after a few steps.
 */
export const lengths = {
  short: { cases: 5_000, examples: 4, walks: 1 },
  long: { cases: 100_000, examples: 100, walks: 5 },
}
export type Length = keyof typeof lengths

const roles: Role[] = ['staff', 'shopper']

/** Tries a mart in turns, as staff and as a shopper, each turn with the next seed, until so many cases were sent. */
export async function hostile(options: {
  shape: 'one' | 'split'
  length: Length
  seed: number
  say?: (line: string) => void
}): Promise<Tried> {
  const { shape, length, seed, say = () => {} } = options
  const program = await findSchemathesis()
  if (program.command === null) throw new Error(program.lacking)
  const { cases, examples, walks } = lengths[length]
  const mart = await startMart(shape, { SEED: 'demo', LOG_LEVEL: 'error' })
  const all: Tried = { cases: 0, operations: 0, links: 0, failures: [], errors: [] }
  try {
    // Everybody has a turn, whoever sent how many.
    for (let turn = 0; turn < roles.length || all.cases < cases; turn++) {
      const role = roles[turn % roles.length] as Role
      for (let walk = 0; walk <= walks; walk++) {
        const phases = walk > 0 ? 'stateful' : 'examples,coverage,fuzzing,stateful'
        const its = seed + turn + 1_000 * walk
        const tried = await tryHostile({ url: mart.url, role, examples, seed: its, program, phases })
        say(inWords(`${shape}, as ${role}, seed ${its}${walk > 0 ? ', along links' : ''}`, tried))
        for (const failure of [...tried.failures, ...tried.errors]) say(`\n${failure}\n`)
        all.cases += tried.cases
        all.operations = Math.max(all.operations, tried.operations)
        all.links = Math.max(all.links, tried.links)
        all.failures.push(...tried.failures)
        all.errors.push(...tried.errors)
        if (tried.cases === 0) throw new Error('schemathesis sent nothing')
      }
    }
    return all
  } finally {
    await mart.stop()
  }
}

export const inWords = (what: string, { cases, operations, links, failures, errors }: Tried): string =>
  `${what}: ${cases} cases of ${operations} operations, ${links} links followed, ${failures.length} operations failed, ${errors.length} errors`

/** `npm run prove -- --hostile [--length long] [--shape split] [--seed N]`: gives 1 where an answer was not as it should be. */
export async function hostileCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      length: { type: 'string', default: 'short' },
      shape: { type: 'string', default: 'one' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  })
  const length: Length = values.length === 'long' ? 'long' : 'short'
  const shape = values.shape === 'split' ? 'split' : 'one'
  const tried = await hostile({ shape, length, seed: Number(values.seed), say: console.log })
  console.log(inWords(`hostile ${length} over ${shape}, seed ${values.seed}`, tried))
  return tried.failures.length + tried.errors.length > 0 ? 1 : 0
}
