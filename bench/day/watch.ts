import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { memoryOf, postgresCpu } from '../memory.ts'
import type { Server } from '../server.ts'
import type { Stage } from '../stage.ts'

/** What of the machine was used in a stretch of about a second that ended `at` (milliseconds since the beginning). */
export interface Use {
  at: number
  /** Cores: 1 is one of them, all the time. */
  cores: { mart: number; postgres: number; client: number; others: number }
  /** Megabytes, measured more seldom: walking through them costs. */
  memory: { mart: number; postgres: number } | null
}

/** Cores that others may have in a second that counts as calm. */
const rest = 0.25

/** The seconds of the day in which nothing else had much of the machine; a look tells of the second before it. */
export const calmSeconds = (use: Use[]): number[] =>
  use.flatMap(({ at, cores }) => (cores.others < rest ? [Math.round(at / 1000) - 1] : []))

/** Memory every so many seconds. */
const seldom = 5

/** Looks each second until `stop` is called, which resolves with what was seen. */
export function watch(stage: Stage, mart: Server, clock: () => number): { stop(): Promise<Use[]> } {
  const seen: Use[] = []
  const stopping = new AbortController()

  async function run(): Promise<void> {
    let last = { at: clock(), used: await usedBy(stage, mart) }
    for (let n = 1; ; n++) {
      await delay(Math.max(0, n * 1000 - clock()), undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      const now = { at: clock(), used: await usedBy(stage, mart) }
      const share = (of: keyof Used) =>
        Math.max(0, now.used[of] - last.used[of]) / ((now.at - last.at) / 1000)
      const [node, postgres, client] = [share('mart'), share('postgres'), share('client')]
      const others = Math.max(0, share('machine') - node - postgres - client)
      const memory = n % seldom === 0 ? await memoryOf(stage, mart) : null
      seen.push({ at: now.at, cores: { mart: node, postgres, client, others }, memory })
      last = now
    }
  }

  const running = run()
  // Told to whoever stops it.
  running.catch(() => {})
  return {
    async stop() {
      stopping.abort()
      await running
      return seen
    },
  }
}

/** Seconds of processor time since each one's start. */
interface Used {
  mart: number
  postgres: number
  client: number
  machine: number
}

/** The kernel counts in hundredths of a second. */
const tick = 1 / 100

async function usedBy(stage: Stage, mart: Server): Promise<Used> {
  const [{ cpu }, postgres, stat] = await Promise.all([
    mart.use(),
    postgresCpu(stage),
    readFile('/proc/stat', 'utf8'),
  ])
  const { user, system } = process.cpuUsage()
  const [nice, sys, irq, softirq] = [2, 3, 6, 7].map((column) => Number(stat.split(/\s+/)[column]))
  const busy = [Number(stat.split(/\s+/)[1]), nice, sys, irq, softirq]
  return {
    mart: cpu / 1e6,
    postgres: postgres / 1e6,
    client: (user + system) / 1e6,
    machine: busy.reduce((sum: number, more) => sum + (more ?? 0), 0) * tick,
  }
}
