import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { childrenOf, cpuOf, pssOf, titleOf } from './proc.ts'
import type { Server } from './server.ts'
import type { Stage } from './stage.ts'

/** Megabytes of the mart and of its PostgreSQL with all its processes, what they share counted once (PSS); Linux only. */
export async function memoryOf(stage: Stage, mart: Server): Promise<{ mart: number; postgres: number }> {
  return { mart: await pssOf(mart.pid), postgres: await postgresMemory(stage) }
}

/** Megabytes of the stage's PostgreSQL; without the connections to databases that `others` matches. */
export async function postgresMemory(stage: Pick<Stage, 'dir'>, others?: RegExp): Promise<number> {
  const pids = await postgresPids(stage)
  const titles = await Promise.all(pids.map(titleOf))
  const sizes = await Promise.all(pids.filter((_, at) => !others?.test(titles[at] as string)).map(pssOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Microseconds of processor time of the stage's PostgreSQL so far, connections that have ended with it. */
export async function postgresCpu(stage: Pick<Stage, 'dir'>): Promise<number> {
  const [postmaster, ...backends] = await postgresPids(stage)
  const times = await Promise.all(backends.map((pid) => cpuOf(pid)))
  return times.reduce((sum, time) => sum + time, await cpuOf(postmaster as number, { ended: true }))
}

/** The postmaster first. */
async function postgresPids({ dir }: Pick<Stage, 'dir'>): Promise<number[]> {
  const pidFile = await readFile(join(dir, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  const postmaster = Number.parseInt(pidFile, 10)
  return [postmaster, ...(await childrenOf(postmaster))]
}
