import { faults as allFaults } from './faults/all.ts'
import type { Fault } from './faults/fault.ts'
import { crashPoint } from './faults/processes.ts'
import { moves as allMoves } from './moves/all.ts'
import { asText } from './report/text.ts'
import { writeReport } from './report/write.ts'
import { runProof } from './run-proof.ts'
import { startProvenMart } from './stage/start-proven-mart.ts'

type Shape = 'one' | 'split'

/** What `npm run prove` is asked for. */
export interface ProveOptions {
  shapes: Shape[]
  minutes: number
  seed: number
  shoppers: number
  replicas: Record<string, number>
  faults: Fault[]
  /** How many inject faults at once. */
  hands: number
  /** How often, each on a mart of its own, with the next seed. */
  runs: number
  /** Seconds that it has to come to rest in. */
  rest: number
  /** What alone is played; all unless told. */
  moves?: string[]
}

/** Reads the arguments. Throws with words for people. */
export function read(given: Record<string, string | undefined>): ProveOptions {
  const number = (name: string, otherwise: number, least: number) => {
    const value = given[name] === undefined ? otherwise : Number(given[name])
    if (!(value >= least)) throw new Error(`--${name}: ${given[name]} is no number of ${least} or more`)
    return value
  }
  const shape = given.shape ?? 'both'
  if (!['one', 'split', 'both'].includes(shape)) throw new Error(`--shape: one, split or both, not ${shape}`)
  return {
    shapes: shape === 'both' ? ['one', 'split'] : [shape as Shape],
    minutes: number('minutes', 3, 0.05),
    seed: number('seed', Math.floor(Math.random() * 2 ** 31), 0),
    shoppers: number('shoppers', 12, 1),
    replicas: replicasOf(given.replicas ?? 'order:2,inventory:2'),
    faults: faultsOf(given.faults ?? 'all'),
    hands: number('hands', 1, 1),
    runs: number('runs', 1, 1),
    rest: number('rest', 270, 1),
    ...(given.moves !== undefined && { moves: movesOf(given.moves) }),
  }
}

function replicasOf(text: string): Record<string, number> {
  return Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((part) => {
        const [module = '', count] = part.split(':')
        if (!(Number(count) >= 1)) throw new Error(`--replicas: ${part} is no module:count`)
        return [module, Number(count)]
      }),
  )
}

function movesOf(text: string): string[] {
  const names = text.split(',')
  const unknown = names.find((name) => !allMoves.some((move) => move.name === name))
  if (unknown !== undefined)
    throw new Error(
      `--moves: there is no ${unknown}; there are ${allMoves.map(({ name }) => name).join(', ')}`,
    )
  return names
}

function faultsOf(text: string): Fault[] {
  if (text === 'all') return allFaults
  if (text === 'none') return []
  return text.split(',').map((kind) => {
    const fault = crashPoint(kind) ?? allFaults.find((it) => it.kind === kind)
    if (!fault)
      throw new Error(
        `--faults: there is no ${kind}; there are all, none, ${allFaults.map((it) => it.kind).join(', ')}`,
      )
    return fault
  })
}

/** How it is called again. */
const commandOf = (shape: Shape, { minutes, seed, shoppers, replicas, faults, hands }: ProveOptions) =>
  `npm run prove -- --shape ${shape} --minutes ${minutes} --seed ${seed} --shoppers ${shoppers} --replicas ${Object.entries(
    replicas,
  )
    .map((pair) => pair.join(':'))
    .join(
      ',',
    )} --faults ${faults === allFaults ? 'all' : faults.map(({ kind }) => kind).join(',') || 'none'} --hands ${hands}`

/**
 * Proves the mart in each shape that was asked for, one after the other, as often as was asked for; resolves with how many
 * violations there were.
 */
export async function prove(
  options: ProveOptions,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<number> {
  let violations = 0
  const injected = new Map<string, number>()
  const runs = Array.from({ length: options.runs }, (_, run) =>
    options.shapes.map((shape) => ({ shape, seed: options.seed + run })),
  ).flat()
  for (const { shape, seed } of runs) {
    if (signal?.aborted) break
    const command = commandOf(shape, { ...options, seed })
    say(`\n${command}`)
    const mart = await startProvenMart({
      shape,
      replicas: shape === 'split' ? options.replicas : {},
      settings: { ORDER_PAYMENT_TIMEOUT: '30s', LOG_LEVEL: 'warn' },
      payments: 'provider',
      seed,
    })
    try {
      const report = await runProof(mart, { ...options, seed, say, signal, command })
      say(asText(report))
      say(`\n${await writeReport(report)}`)
      violations += report.violations
      for (const { kind } of report.faults) injected.set(kind, (injected.get(kind) ?? 0) + 1)
    } finally {
      await mart.stop()
    }
  }
  if (runs.length > 1) {
    const faults = [...injected.values()].reduce((sum, n) => sum + n, 0)
    say(`\n${runs.length} runs: ${faults} faults of ${injected.size} kinds, ${violations} violations`)
  }
  return violations
}
