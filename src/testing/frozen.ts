import { readdir, readFile } from 'node:fs/promises'
import { runWatched } from './broker/watched.ts'

/**
 * SIGSTOP of a process and of all that it started. What it returns lets them go on, once or more often; it is done, too,
 * when this process ends, however that ends: a stopped process hears of nothing else.
 */
export async function freeze(pid: number): Promise<() => void> {
  // The first one first: it starts no more.
  const frozen = [pid]
  const guard = await runWatched(['sleep', '1000000'], `kill -CONT ${pid} $(ps -o pid= --ppid ${pid})`)
  guard.unref()
  signal(pid, 'SIGSTOP')
  for (let at = 0; at < frozen.length; at++) {
    for (const child of await childrenOf(frozen[at] as number)) {
      signal(child, 'SIGSTOP')
      frozen.push(child)
    }
  }
  return () => {
    // Their parent last: it must not take them for hung.
    for (const one of frozen.splice(0).reverse()) signal(one, 'SIGCONT')
    guard.kill('SIGKILL')
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended.
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(
    all.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
      // The name before may hold anything, spaces and brackets too.
      return { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]) }
    }),
  )
  return parents.filter(({ parent }) => parent === pid).map((found) => found.pid)
}
