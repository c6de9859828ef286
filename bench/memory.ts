import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Server } from './server.ts'
import type { Stage } from './stage.ts'

/** Megabytes of the mart and of its PostgreSQL with all its processes, what they share counted once (PSS); Linux only. */
export async function memoryOf(stage: Stage, mart: Server): Promise<{ mart: number; postgres: number }> {
  const pidFile = await readFile(join(stage.dir, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  const postmaster = Number.parseInt(pidFile, 10)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(pids.map(parentOf))
  const backends = pids.filter((_, at) => parents[at] === postmaster)
  const sizes = await Promise.all([postmaster, ...backends].map(pssOf))
  return { mart: await pssOf(mart.pid), postgres: sizes.reduce((sum, size) => sum + size, 0) }
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

async function pssOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}
