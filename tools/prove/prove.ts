import { parseArgs } from 'node:util'
import { buildsOf, catchBroken } from './broken/catch.ts'
import { type ProveOptions, prove, read } from './command.ts'
import { hostileCommand } from './hostile/hostile.ts'
import { sagaCommand } from './saga/saga.ts'
import { soakCommand } from './soak/soak.ts'

/** What else is proven, each with options of its own. */
const others: Record<string, (args: string[]) => Promise<number>> = {
  '--saga': sagaCommand,
  '--hostile': hostileCommand,
  '--soak': soakCommand,
}
const args = process.argv.slice(2)
const other = args.find((arg) => arg in others)
if (other) process.exit(await others[other]?.(args.filter((arg) => arg !== other)))

/**
 * `npm run prove -- --shape one|split|both --minutes 3 --seed N --shoppers 12 --replicas order:2,… --faults kind,kind|none|all --hands 1`:
 * starts the mart, plays on it, harms it, lets it come to rest and checks it; prints what it does as it does it. Ends with 1
 * where anything is broken. `--saga`, `--hostile` or `--soak` proves that instead (docs/proof.md). Ctrl-C lifts what there is of faults, settles, checks and ends; once more ends at once.
 */
const { values } = parseArgs({
  options: {
    shape: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    shoppers: { type: 'string' },
    replicas: { type: 'string' },
    faults: { type: 'string' },
    hands: { type: 'string' },
    runs: { type: 'string' },
    rest: { type: 'string' },
    moves: { type: 'string' },
    broken: { type: 'string' },
  },
})
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopped.signal.aborted) process.exit(130)
    stopped.abort()
  })

let options: ProveOptions | null = null
try {
  if (values.broken !== undefined) {
    const missed = await catchBroken(buildsOf(values.broken), console.log)
    process.exit(missed > 0 ? 1 : 0)
  }
  options = read(values)
} catch (error) {
  console.error((error as Error).message)
}
const violations = options ? await prove(options, console.log, stopped.signal) : 1
process.exit(violations > 0 ? 1 : 0)
