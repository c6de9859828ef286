import { type FaultPoint, faultPoints } from '#src/faults/fault-points.ts'
import { freeze } from '#src/testing/frozen.ts'
import { aProcess, between, fault, once, pick, until } from './harm.ts'

/** Where processes die that serve: all but those of commands. */
const points = (Object.keys(faultPoints) as FaultPoint[]).filter(
  (point) => !/^(migration|announcement)-/.test(point),
)

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

  fault(
    'crash-point',
    async (mart, random) => {
      const process = aProcess(mart, random)
      const point = `${pick(random, points)}:${between(random, 1, 4)}`
      process.arm(point)
      return until(`${process.name} dies at ${point}, if it comes by`, between(random, 500, 3_000), () =>
        process.arm(''),
      )
    },
    { weight: 3 },
  ),

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
