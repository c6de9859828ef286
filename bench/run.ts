import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fallen, measuredOn, outcomeRow, type Results, table } from './results.ts'
import { scenarios } from './scenarios.ts'
import { openStage } from './stage.ts'
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
  },
})
const baselineFile = new URL('./baseline.json', import.meta.url)
const resultsFile = new URL('./results/last.json', import.meta.url)

if (names[0] === 'through-kong') {
  if (!options.url) throw new Error('through-kong needs --url http://…')
  process.exit((await throughKong(options.url, Number(options.seconds ?? 10))) ? 0 : 1)
}

const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are:`)
  for (const { name, what } of scenarios) console.error(`  ${name.padEnd(16)}${what}`)
  process.exit(1)
}

const [rounds, seconds] = options.quick ? [5, 1] : [7, 3]
const stage = await openStage({
  rounds: Number(options.rounds ?? rounds),
  seconds: Number(options.seconds ?? seconds),
  warmUp: options.quick ? 2 : 4,
  big: options.big,
  profile: options.profile,
})
// Interrupted, it leaves no server behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.close().finally(() => process.exit(1)))

try {
  const results: Results = {
    ...measuredOn(await stage.postgres()),
    rounds: stage.rounds,
    seconds: stage.seconds,
    scenarios: {},
  }
  for (const scenario of scenarios.filter(({ name }) => names.length === 0 || names.includes(name))) {
    stage.progress(`${scenario.name} `)
    results.scenarios[scenario.name] = outcomeRow(scenario, await scenario.run(stage))
    stage.progress('\n')
  }
  console.log(`\n${table(results)}\n`)
  await keep(resultsFile, results)
  if (options.check) {
    const fell = fallen(results, await readBaseline())
    console.log(
      fell.length > 0 ? `Fell by more than 15 %:\n${fell.join('\n')}` : 'Nothing fell by more than 15 %.',
    )
    if (fell.length > 0) process.exitCode = 1
  }
  if (options.save) await keep(baselineFile, await overBaseline(results))
} finally {
  await stage.close()
}

async function readBaseline(): Promise<Results> {
  return JSON.parse(await readFile(baselineFile, 'utf8'))
}

/** What wasn't run now stays as it was saved before. */
async function overBaseline(results: Results): Promise<Results> {
  const before = await readBaseline().catch(() => null)
  return { ...results, scenarios: { ...before?.scenarios, ...results.scenarios } }
}

async function keep(file: URL, results: Results): Promise<void> {
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
}
