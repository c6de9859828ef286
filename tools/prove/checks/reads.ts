import type { Deed, History } from '../history.ts'
import type { Check } from './check.ts'

/** Whose versions are looked at: what the contract gives a `version`, or a status that only moves on. */
const versioned =
  /^(GET|PATCH|POST) \/v1\/orders\/\{id\}(\/(cancel|pack|ship|deliver|return))?$|^POST \/v1\/(orders|cart\/checkout)$/

/**
 * What somebody was answered about an order, they never read an older version of afterwards: their reads and writes of it
 * have versions that don't fall, and one version is one state whoever sees it.
 */
export const reads: Check = {
  name: 'reads-own-writes',
  says: 'nobody reads an older version of an order than they were answered before, and one version looks the same to everybody',
  run: (history) => Promise.resolve(brokenReads(history)),
}

interface Seen {
  id?: string
  version?: number
  status?: string
  total?: number
  lines?: unknown
  slot?: unknown
}

/** What is wrong with them, and how many reads and writes there were. */
export function brokenReads({ deeds }: Pick<History, 'deeds'>): { looked: number; broken: string[] } {
  const broken: string[] = []
  const answered = deeds.filter(
    ({ what, status, until }) => versioned.test(what) && status !== null && status < 300 && until !== null,
  )
  const seen = new Map<string, { version: number; until: number }[]>()
  const states = new Map<string, string>()
  for (const deed of answered.sort((a, b) => a.at - b.at)) {
    const { id, version, status, total, lines, slot } = (deed.output ?? {}) as Seen
    if (!id || version === undefined) continue
    const is = JSON.stringify({ status, total, lines, slot })
    const state = states.get(`${id} ${version}`)
    if (state !== undefined && state !== is)
      broken.push(`order ${id}, version ${version} was ${state} and ${is}`)
    states.set(`${id} ${version}`, is)
    const name = `${deed.who.split(',')[0]} ${id}`
    const before = seen.get(name) ?? []
    const newest = Math.max(0, ...before.filter(({ until }) => until <= deed.at).map((it) => it.version))
    // What is replayed is the answer of then.
    if (!deed.key && version < newest)
      broken.push(`${deed.who} read version ${version} of ${id} at ${at(deed)}, after version ${newest}`)
    before.push({ version, until: deed.until as number })
    seen.set(name, before)
  }
  return { looked: answered.length, broken }
}

const at = (deed: Deed) => `${(deed.at / 1000).toFixed(2)} s`
