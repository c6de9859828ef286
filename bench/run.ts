import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createPlayer, keep } from './play.ts'
import { fallen, overBaseline, type Results, table } from './results.ts'
import { scenarios } from './scenarios.ts'
import { throughKong } from './through-kong.ts'

/**
 * `npm run bench`: all scenarios; `npm run bench -- NAME …`: some. `--quick` for a short run, `--big` for a
 * million rows, `--profile` for a .cpuprofile of each server, `--check` to compare with the baseline,
 * `--save` to make this run the baseline. `npm run bench -- through-kong --url …` measures a running mart.
 */
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    big: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    url: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    rate: { type: 'string' },
  },
})
const baselineFile = new URL('./baseline.json', import.meta.url)
const resultsFile = new URL('./results/last.json', import.meta.url)
const againFile = new URL('./results/again.json', import.meta.url)

if (names[0] === 'through-kong') {
  if (!options.url) throw new Error('through-kong needs --url http://…')
  const served = await throughKong(options.url, {
    seconds: Number(options.seconds ?? 10),
    rate: Number(options.rate ?? 0),
    summary: process.env.GITHUB_STEP_SUMMARY,
  })
  process.exit(served ? 0 : 1)
}

const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name))
if (unknown.length > 0) {
  console.error(`unknown scenario: ${unknown.join(', ')}; there are:`)
  for (const { name, what } of scenarios) console.error(`  ${name.padEnd(16)}${what}`)
  process.exit(1)
}

const [rounds, seconds] = options.quick ? [5, 1] : [7, 3]
const player = createPlayer({
  rounds: Number(options.rounds ?? rounds),
  seconds: Number(options.seconds ?? seconds),
  warmUp: options.quick ? 2 : 4,
  day: options.quick ? 30 : 120,
  big: options.big,
  profile: options.profile,
})
// Interrupted, it leaves no server behind. npm passes on what the terminal has sent already, so the second is no other.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void player.interrupt().finally(() => process.exit(130)))

// The same after an unhandled error.
process.on('uncaughtException', (error) => {
  if (!player.isInterrupted()) console.error(error)
  player.interrupt().finally(() => process.exit(1))
})

try {
  const wanted = scenarios.filter(({ name }) => names.length === 0 || names.includes(name))
  const results = await player.play(wanted, resultsFile)
  if (wanted.length > 1) console.log(`\n${table(results)}\n`)
  if (options.check) await check(results)
  const before = await readBaseline().catch(() => null)
  if (options.save) await keep(baselineFile, overBaseline(results, before))
} catch (error) {
  if (!player.isInterrupted()) throw error
}

/** What fell is measured once more: the machine may have been busy. */
async function check(results: Results): Promise<void> {
  const baseline = await readBaseline()
  const suspects = new Set(fallen(results, baseline).map(({ scenario }) => scenario))
  if (suspects.size > 0) {
    console.log(`Measured once more, having fallen: ${[...suspects].join(', ')}`)
    const again = scenarios.filter(({ name }) => suspects.has(name))
    const fell = fallen(await player.play(again, againFile), baseline)
    if (fell.length > 0) {
      console.log(`Fell by more than 15 %:\n${fell.map(({ line }) => line).join('\n')}`)
      process.exitCode = 1
      return
    }
  }
  console.log('Nothing fell by more than 15 %.')
}

async function readBaseline(): Promise<Results> {
  return JSON.parse(await readFile(baselineFile, 'utf8'))
}
