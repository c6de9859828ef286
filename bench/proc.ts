import { readdir, readFile } from 'node:fs/promises'

/** A clock tick of `/proc/<pid>/stat` in microseconds: 100 a second on every Linux that there is. */
const tick = 10_000

/** Processes that a process has started, at this moment; Linux only, as is all here. */
export async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(pids.map(async (pid) => Number((await statOf(pid))[1])))
  return pids.filter((_, at) => parents[at] === parent)
}

/** Microseconds of processor time of a process so far; `ended` adds those of its children that have ended. */
export async function cpuOf(pid: number, { ended = false } = {}): Promise<number> {
  // utime, stime, cutime and cstime are fields 14 to 17, of which these are the first two.
  const [own, system, theirs, theirSystem] = (await statOf(pid)).slice(11, 15).map(Number)
  const ticks = (own ?? 0) + (system ?? 0) + (ended ? (theirs ?? 0) + (theirSystem ?? 0) : 0)
  return ticks * tick
}

/** Megabytes of a process, what it shares with others counted by its part (PSS). */
export async function pssOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}

/** How a process calls itself: PostgreSQL's say there which database they serve. */
export const titleOf = async (pid: number): Promise<string> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')

/** The fields of `/proc/<pid>/stat` after the name, which may hold spaces: the state is the first. */
async function statOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
