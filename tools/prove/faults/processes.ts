import { type FaultPoint, faultPoints, readArmed } from '#src/faults/fault-points.ts'
import { freeze } from '#src/testing/frozen.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Fault, Harm } from './fault.ts'
import { aProcess, between, fault, once, pick, until } from './harm.ts'

/** Where processes die that serve: all but those of commands, and without Kafka none that it alone has. */
const pointsOf = (kafka: boolean) =>
  (Object.keys(faultPoints) as FaultPoint[]).filter(
    (point) =>
      !/^(migration|announcement)-/.test(point) &&
      (kafka || !/^(relay-leads|records-handled|offsets-.*)$/.test(point)),
  )

async function dieAt(mart: ProvenMart, random: () => number, point: FaultPoint): Promise<Harm> {
  const process = aProcess(mart, random)
  const armed = `${point}:${between(random, 1, 4)}`
  process.arm(armed)
  return until(`${process.name} dies at ${armed}, if it comes by`, between(random, 500, 3_000), () =>
    process.arm(''),
  )
}

/** `crash-point:mail-sent`: that one alone. Null where it is none. */
export function crashPoint(kind: string): Fault | null {
  const point = readArmed(/^crash-point:([a-z-]+)$/.exec(kind)?.[1] ?? '')?.point
  return point ? fault(kind, (mart, random) => dieAt(mart, random, point)) : null
}

/** Processes end, in order and not, and stand still. Who keeps them starts them again. */
export const processes = [
  fault(
    'kill-service',
    async (mart, random) => {
      const process = aProcess(mart, random)
      process.kill('SIGKILL')
      return once(`SIGKILL of ${process.name}`)
    },
    { weight: 3 },
  ),

  fault(
    'stop-service',
    async (mart, random) => {
      const process = aProcess(mart, random)
      process.kill('SIGTERM')
      return once(`SIGTERM of ${process.name}`)
    },
    { weight: 2 },
  ),

  fault('crash-point', (mart, random) => dieAt(mart, random, pick(random, pointsOf(mart.kafka !== null))), {
    weight: 3,
  }),

  fault('kill-all-services', async (mart) => {
    for (const process of mart.processes()) process.kill('SIGKILL')
    return once('SIGKILL of every process')
  }),

  fault('freeze-service', async (mart, random) => {
    const { name, pid } = aProcess(mart, random)
    const at = pid()
    const thaw = at === undefined ? () => {} : await freeze(at)
    return until(`SIGSTOP of ${name}`, between(random, 1_000, 8_000), thaw)
  }),
]
