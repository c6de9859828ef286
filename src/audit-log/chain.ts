import { createHash } from 'node:crypto'
import type { Queryable } from '#src/database/statement.ts'
import { readAnchor } from './archive.ts'
import { type Entry, entriesAfter, type Head, readHead } from './audit-log.ts'

/** What an entry's hash is made of. */
export const chained = ({ act, at, previous, seq }: Omit<Entry, 'hash'>): string =>
  `{"act":${act},"at":"${at.toISOString()}","previous":"${previous.toString('hex')}","seq":${seq}}`

/** What is wrong with an entry behind the one before it; null where nothing is. */
export function breakOf(entry: Entry, before: Head): string | null {
  if (entry.seq > before.seq + 1) return `${missing(before.seq + 1, entry.seq - 1)} before it`
  if (entry.seq <= before.seq) return 'it is not in its place'
  if (!entry.previous.equals(before.hash)) return 'it does not follow from the entry before'
  const hash = createHash('sha256').update(chained(entry)).digest()
  return hash.equals(entry.hash) ? null : 'it is not what was written'
}

const missing = (first: number, last: number) =>
  first === last ? `entry ${first} is gone` : `entries ${first} to ${last} are gone`

const pageSize = 1_000
const mostTold = 10

/**
 * Walks a module's audit log from its beginning, or from where its archived part ends, also while it grows: how many
 * entries it has, and by number what is wrong with which; the first few breaks. It ends where `audit_head` says that it does.
 */
export async function verifyChain(on: Queryable): Promise<Walked> {
  for (;;) {
    const anchor = await readAnchor(on)
    const found = await walk(on, anchor)
    // A month that was archived meanwhile is none that is missing.
    if (found.broken.size === 0 || (await readAnchor(on)).seq === anchor.seq) return found
  }
}

interface Walked {
  walked: number
  broken: Map<number, string>
}

async function walk(on: Queryable, from: Head): Promise<Walked> {
  const broken = new Map<number, string>()
  // What was committed with this head, or before it, is seen from here on.
  const head = await readHead(on)
  let [place, last, walked]: [Entry | null, Head, number] = [null, from, 0]
  for (;;) {
    const entries: Entry[] = await entriesAfter(place, pageSize, on)
    for (const entry of entries) {
      const wrong = breakOf(entry, last)
      if (wrong) broken.set(entry.seq, wrong)
      else if (entry.seq === head.seq && !entry.hash.equals(head.hash))
        broken.set(entry.seq, 'it is not where the log ended')
      place = entry
      if (entry.seq > last.seq) last = entry
    }
    walked += entries.length
    if (entries.length < pageSize || broken.size >= mostTold) break
  }
  if (broken.size >= mostTold) return { walked, broken }
  if (last.seq < head.seq) broken.set(head.seq, missing(last.seq + 1, head.seq))
  // Entries that came meanwhile moved the head before they were seen.
  else if (last.seq > (await readHead(on)).seq) broken.set(last.seq, 'it is behind the end of the log')
  return { walked, broken }
}
