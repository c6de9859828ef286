import type { Deed, History } from '../history.ts'
import type { Check } from './check.ts'

/** Milliseconds after which another replica's change is seen (`maxAge` of the product module's cache). */
const lag = 1_000

const look = /^GET \/v1\/products\/\{\w+\}$/
const change = /^PATCH \/v1\/products\/\{\w+\}$/

/** Whoever looks at a product after somebody was answered that it is changed sees that change, or a later one. */
export const catalogue: Check = {
  name: 'catalogue-fresh',
  says: 'a product looked at after a change of it was answered shows that change, at once by the process that made it, after a second by others',
  run: async (history, mart) => {
    const replicas = mart.processes().filter(({ modules }) => modules.includes('product')).length
    return staleLooks(history, replicas > 1 ? lag : 0)
  },
}

/** Looks that show less than what was answered `lag` milliseconds before they began, and how many there were. */
export function staleLooks(
  { deeds }: Pick<History, 'deeds'>,
  lag: number,
): { looked: number; broken: string[] } {
  const changes = new Map<string, { version: number; until: number }[]>()
  const looks: (Deed & { id: string; version: number })[] = []
  for (const deed of deeds) {
    const { id, version } = (deed.output ?? {}) as { id?: string; version?: number }
    if (!id || version === undefined || deed.until === null || deed.status !== 200) continue
    if (look.test(deed.what)) looks.push({ ...deed, id, version })
    if (change.test(deed.what)) changes.set(id, [...(changes.get(id) ?? []), { version, until: deed.until }])
  }
  const broken = looks.flatMap(({ id, version, at, who }) => {
    const before = (changes.get(id) ?? []).filter(({ until }) => until + lag < at)
    const newest = Math.max(0, ...before.map((change) => change.version))
    return version >= newest
      ? []
      : [
          `${who} saw version ${version} of ${id} at ${(at / 1000).toFixed(2)} s, after version ${newest} was answered`,
        ]
  })
  return { looked: looks.length, broken }
}
