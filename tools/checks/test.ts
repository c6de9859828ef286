import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { scratchFolder, sweepScratch } from '#src/testing/scratch-folder.ts'
import { compiled } from '../mart/compiled.ts'
import { findPrograms, lackingVariable } from '../monitoring/programs.ts'
import { findSchemathesis } from '../prove/hostile/programs.ts'
import { type Counted, countAva, countCucumber, slowest, worthASecondRun } from './counted.ts'

/**
 * `npm test`: everything that must hold, one step after the other, each shown as it runs; all run even if
 * one fails. Up to three files in which a test failed run once more, by themselves: what fails again has failed, and
 * what only a busy machine failed is named, to be mended. The last line is `N passed, N failed, N skipped`; a step that this machine can't run is one that
 * is skipped. `npm test -- NAME …` runs the steps of those names.
 */
interface Step {
  name: string
  command: string[]
  /** Which of its files to run once more, by what the step printed; null for none. */
  again?: (output: string) => string[] | null
  /** Reads from what the step printed how many tests it ran; else the step counts as one. */
  count?: (output: string) => Counted
  env?: Record<string, string>
  /** Whether this machine has what it takes; says so where it hasn't. */
  possible?: () => Promise<boolean>
}

const bin = (name: string) => join('node_modules', '.bin', name)
/** Where each file of tests writes how long it took (src/testing/leave.ts). */
const durations = join(await scratchFolder('durations'), 'files')

const steps: Step[] = [
  { name: 'lint', command: [bin('biome'), 'ci', '--colors=off', '.'] },
  { name: 'types', command: [bin('tsc')] },
  { name: 'proto', command: [process.execPath, 'tools/checks/check-proto.ts'] },
  { name: 'unused', command: [bin('knip')] },
  // Fetches what a broker is made of before tests with time limits want one.
  { name: 'broker', command: [process.execPath, 'tools/mart/kafka.ts', 'check'], possible: hasKafka },
  // As much for a Prometheus: 100 MB, where there is none.
  {
    name: 'prometheus',
    command: [process.execPath, '--eval', 'console.log("there is a Prometheus, with an Alertmanager")'],
    possible: async () => {
      const found = await findPrograms()
      if (found.programs === null) process.env[lackingVariable] = found.lacking
      return found.programs !== null
    },
  },
  // And for schemathesis: 60 MB of PyPI.
  {
    name: 'schemathesis',
    command: [process.execPath, '--eval', 'console.log("there is a schemathesis")'],
    possible: async () => {
      const found = await findSchemathesis()
      if (found.command === null) console.error(`SKIPPED, as ${found.lacking}`)
      return found.command !== null
    },
  },
  {
    name: 'unit',
    command: [process.execPath, bin('ava')],
    count: countAva,
    again: (output) => worthASecondRun(output, existsSync),
  },
  {
    name: 'features',
    command: [process.execPath, bin('cucumber-js'), '--config', 'features/cucumber.json'],
    count: countCucumber,
  },
  // Where cards are charged at once, what is paid by card; the rest can't tell.
  {
    name: 'features:captured-at-once',
    command: [
      process.execPath,
      bin('cucumber-js'),
      '--config',
      'features/cucumber.json',
      '--tags',
      '@by-card',
    ],
    env: { PAYMENT_CAPTURE: 'at_confirmation' },
    count: countCucumber,
  },
  {
    name: 'features:split',
    command: [process.execPath, bin('cucumber-js'), '--config', 'features/cucumber.json'],
    env: { SHAPE: 'split' },
    count: countCucumber,
    possible: hasKafka,
  },
]

/** More than that is no busy machine. */
const mostAgain = 3
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`unknown step: ${unknown.join(', ')}; there are: ${steps.map(({ name }) => name).join(', ')}`)
  process.exit(1)
}
let passed = 0
let failed = 0
let skipped = 0
const broken: string[] = []
const unsteady: string[] = []
const impossible: string[] = []

for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${step.name}`)
  if (step.possible && !(await step.possible())) {
    impossible.push(step.name)
    skipped++
    continue
  }
  const began = performance.now()
  const first = await run(step.command, step.env)
  const counted = countedOf(step, first)
  const files = counted.failed > 0 ? (step.again?.(first.output) ?? []) : []
  if (files.length > 0 && files.length <= mostAgain) {
    console.log(`\n── ${step.name}: once more, by themselves: ${files.join(', ')}`)
    const second = countedOf(step, await run([...step.command, '--serial', ...files], step.env))
    counted.passed += Math.max(0, counted.failed - second.failed)
    counted.failed = second.failed
    if (second.failed === 0) unsteady.push(...files)
  }
  passed += counted.passed
  failed += counted.failed
  skipped += counted.skipped
  if (counted.failed > 0) broken.push(step.name)
  console.log(
    `── ${step.name}: ${counted.failed ? 'FAILED' : 'ok'}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
}

const took = slowest(await readFile(durations, 'utf8').catch(() => ''), process.cwd())
if (took.length > 0) console.log(`\nThe files of tests that took longest:\n${took.join('\n')}`)
// What a runner that was killed has left.
await sweepScratch()
if (impossible.length > 0)
  console.log(`\nSKIPPED, as there is no Kafka, Prometheus or schemathesis: ${impossible.join(', ')}`)
if (unsteady.length > 0) console.log(`\nFailed once, passed alone: ${unsteady.join(', ')}`)
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0

function countedOf(step: Step, { code, output }: { code: number; output: string }): Counted {
  const counted = step.count?.(output) ?? {
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    skipped: 0,
  }
  // A runner that ran nothing, or died without saying what failed, has failed.
  const silent = (code !== 0 || counted.passed + counted.skipped === 0) && counted.failed === 0
  return silent ? { ...counted, failed: 1 } : counted
}

/** Runs a command with its output shown as it comes, and kept. */
function run([command, ...args]: string[], env = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command as string, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        FORCE_COLOR: '0',
        NODE_COMPILE_CACHE: compiled,
        TEST_DURATIONS: durations,
        ...env,
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk
        process.stdout.write(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
