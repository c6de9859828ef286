import { inTime } from '#src/in-time.ts'
import type { Bus } from '../events/bus.ts'
import type { RunningModule } from './running-module.ts'

/** What `/readyz` says: not ready without a database, degraded without the bus, since the outbox holds. */
export interface Health {
  ready: boolean
  degraded: boolean
  checks: Record<string, string>
}

/** Milliseconds that a check may take before its dependency counts as out of order. */
const checkTimeout = 2_000

/** Asks every database and the bus, all at once. */
export function createHealth(modules: RunningModule[], bus: Bus): () => Promise<Health> {
  return async () => {
    const [databases, busState] = await Promise.all([
      Promise.all(modules.map(({ database }) => answer(database.ping()))),
      answer(bus.health()),
    ])
    const database = databases.find((state) => state !== 'ok') ?? 'ok'
    return { ready: database === 'ok', degraded: busState !== 'ok', checks: { database, bus: busState } }
  }
}

/** `ok`, or in a word what is wrong; never an error's text, since anyone may ask. */
async function answer(check: Promise<string>): Promise<string> {
  try {
    return await inTime(checkTimeout, check, () => 'timeout')
  } catch {
    return 'out'
  }
}
