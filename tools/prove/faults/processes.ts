import { freeze } from '#src/testing/frozen.ts'
import { aProcess, between, fault, once, until } from './harm.ts'

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
