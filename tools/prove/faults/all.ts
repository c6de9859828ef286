import { clocks } from './clocks.ts'
import { connections } from './connections.ts'
import { disks } from './disks.ts'
import { exhaustion } from './exhaustion.ts'
import { failingSteps } from './failing-steps.ts'
import type { Fault } from './fault.ts'
import { groups } from './groups.ts'
import { outsiders } from './outsiders.ts'
import { poison } from './poison.ts'
import { processes } from './processes.ts'
import { rollout } from './rollout.ts'
import { servers } from './servers.ts'

/** Every way to do a mart harm. */
export const faults: Fault[] = [
  ...processes,
  ...servers,
  ...connections,
  ...groups,
  ...disks,
  ...clocks,
  ...outsiders,
  ...poison,
  ...failingSteps,
  ...exhaustion,
  ...rollout,
]
