import type { History } from '../history.ts'
import type { Check } from './check.ts'

const look = /^GET \/v1\/products(\/\{\w+\})?$/
const change = /^PATCH \/v1\/products\/\{\w+\}$/

/** Milliseconds after which another replica's change is seen (`maxAge` of the product module's cache). */
const lag = 1_000

/** Whoever looks at products after somebody was answered that one is changed sees that change, or a later one. */
export const catalogue: Check = {
  name: 'catalogue-fresh',
  says: 'a product looked at, by itself or in a list, after a change of it was answered shows that change, at once by the process that made it, after a second by others',
  run: async (history, mart) => {
    const replicas = mart.processes().filter(({ modules }) => modules.includes('product')).length
    return staleLooks(history, replicas > 1 ? lag : 0)
  },
}

/** A product as an answer shows it. */
interface Shown {
  id?: string
  version?: number
  items?: Shown[]
}

/** What is shown and is older than what was answered `lag` milliseconds before it was asked for, and how much was looked at. */
export function staleLooks(
  { deeds }: Pick<History, 'deeds'>,
  lag: number,
): { looked: number; broken: string[] } {
  const answered = deeds.filter(({ status, until }) => status === 200 && until !== null)
  const changes = new Map<string, { version: number; until: number }[]>()
  for (const { what, output, until } of answered) {
    const { id = '', version = 0 } = (output ?? {}) as Shown
    if (change.test(what)) changes.set(id, [...(changes.get(id) ?? []), { version, until: until as number }])
  }
  let looked = 0
  const broken: string[] = []
  for (const { what, output, at, who, path } of answered) {
    if (!look.test(what)) continue
    const shown = (output ?? {}) as Shown
    for (const { id = '', version = 0 } of shown.items ?? [shown]) {
      looked++
      const before = (changes.get(id) ?? []).filter(({ until }) => until + lag < at)
      const newest = Math.max(0, ...before.map((change) => change.version))
      if (version < newest)
        broken.push(
          `${who} saw version ${version} of ${id} at ${(at / 1000).toFixed(2)} s by ${path}, after version ${newest} was answered`,
        )
    }
  }
  return { looked, broken }
}
