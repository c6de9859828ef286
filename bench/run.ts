import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  fallen,
  measuredOn,
  overBaseline,
  type Results,
  table,
  tableHead,
  tableRow,
  withOutcome,
} from './results.ts'
import type { Outcome, Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { openStage, type Stage } from './stage.ts'
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
  console.error(`There is no ${unknown.join(', ')}. There are:`)
  for (const { name, what } of scenarios) console.error(`  ${name.padEnd(16)}${what}`)
  process.exit(1)
}

const [rounds, seconds] = options.quick ? [5, 1] : [7, 3]
const opening = openStage({
  rounds: Number(options.rounds ?? rounds),
  seconds: Number(options.seconds ?? seconds),
  warmUp: options.quick ? 2 : 4,
  day: options.quick ? 30 : 120,
  big: options.big,
  profile: options.profile,
})
let closed: Promise<void> | null = null
const close = () => {
  closed ??= opening.then((stage) => stage.close())
  return closed
}
// Interrupted, it leaves no server behind. npm passes on what the terminal has sent already, so the second is no other.
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    interrupted = true
    close().finally(() => process.exit(130))
  })

// Nor when something throws where nobody waits for it.
process.on('uncaughtException', (error) => {
  if (!interrupted) console.error(error)
  interrupted = true
  close().finally(() => process.exit(1))
})

try {
  await play(await opening)
} catch (error) {
  if (!interrupted) throw error
} finally {
  await close()
}

async function play(stage: Stage): Promise<void> {
  const wanted = scenarios.filter(({ name }) => names.length === 0 || names.includes(name))
  const results = await measured(wanted, stage, resultsFile)
  if (wanted.length > 1) console.log(`\n${table(results)}\n`)
  if (options.check) await check(results, stage)
  const before = await readBaseline().catch(() => null)
  if (options.save) await keep(baselineFile, overBaseline(results, before))
}

/** Plays scenarios one by one; each that has ended is shown and kept, whatever becomes of the next. */
async function measured(wanted: Scenario[], stage: Stage, file: URL): Promise<Results> {
  const { rounds, seconds } = stage
  let results: Results = { ...measuredOn(await stage.postgres()), rounds, seconds, scenarios: {} }
  console.log(tableHead)
  for (const scenario of wanted) {
    if (scenario.possible && !(await scenario.possible())) continue
    stage.progress(`${scenario.name} `)
    const outcome = await played(scenario, stage)
    stage.progress('\n')
    if (!outcome) continue
    results = withOutcome(results, scenario, outcome)
    console.log(tableRow(scenario.name, { ...outcome, reach: scenario.reach }))
    for (const [title, text] of Object.entries(outcome.tables ?? {})) console.log(`\n${title}:\n\n${text}\n`)
    await keep(file, results)
  }
  return results
}

/** One that fails fails the run, at its end: the others are worth having. */
async function played(scenario: Scenario, stage: Stage): Promise<Outcome | null> {
  try {
    return await scenario.run(stage)
  } catch (error) {
    // What fails because everything is being ended is no news.
    if (interrupted) throw error
    console.error(`\n${scenario.name} failed:`, error)
    process.exitCode = 1
    return null
  }
}

/** What fell is measured once more: a machine that was busy elsewhere seldom is twice. */
async function check(results: Results, stage: Stage): Promise<void> {
  const baseline = await readBaseline()
  const suspects = new Set(fallen(results, baseline).map(({ scenario }) => scenario))
  if (suspects.size > 0) {
    console.log(`Measured once more, having fallen: ${[...suspects].join(', ')}`)
    const again = scenarios.filter(({ name }) => suspects.has(name))
    const fell = fallen(await measured(again, stage, againFile), baseline)
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

async function keep(file: URL, results: Results): Promise<void> {
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
}
