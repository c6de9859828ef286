import { readFile } from 'node:fs/promises'
import type { History } from '../history.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** Megabytes of each process at a moment (PSS); Linux only, nothing elsewhere. */
export interface Sample {
  at: number
  memory: Record<string, number>
}

/** Looks at all processes every two seconds, until it is told to stop; then gives what it saw. */
export function watchMemory(mart: ProvenMart, history: History): { stop(): Sample[] } {
  const samples: Sample[] = []
  const look = async () => {
    const at = performance.now() - history.began
    const sizes = await Promise.all(
      mart.processes().map(async (process) => [process.name, await pssOf(process.pid())] as const),
    )
    samples.push({ at, memory: Object.fromEntries(sizes.filter(([, size]) => size > 0)) })
  }
  const timer = setInterval(() => void look(), 2_000)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      return samples
    },
  }
}

async function pssOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}
