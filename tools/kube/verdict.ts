import type { Snapshot } from './load.ts'

/** The last whole line of what the shoppers' pod printed that is theirs; null where there is none yet. */
export function lastSnapshot(log: string): Snapshot | null {
  for (const line of log.split('\n').reverse()) {
    try {
      const read = JSON.parse(line) as Snapshot
      if (typeof read === 'object' && read !== null && 'state' in read && 'orders' in read) return read
    } catch {
      // Half a line, or a warning of Node's.
    }
  }
  return null
}

/**
 * What is wrong with what the shoppers saw; empty where all is well. A request that failed always is, and an order that
 * is lost or came to no end. One that had to be sent again only may be where a pod died with requests in its hands.
 */
export function wrongWith(seen: Snapshot, { mayInterrupt }: { mayInterrupt: boolean }): string[] {
  const { orders, requests, failed, interrupted, ends, state } = seen
  const wrong: string[] = []
  if (state !== 'done') wrong.push(`the shoppers did not come to an end: ${state}`)
  if (orders === 0 || requests === 0) wrong.push('no order flowed')
  if (failed > 0) wrong.push(`${failed} of ${requests} requests failed`)
  if (interrupted > 0 && !mayInterrupt) wrong.push(`${interrupted} had to be sent again`)
  for (const end of ['lost', 'open']) if (ends[end]) wrong.push(`${ends[end]} orders ${end}`)
  const ended = Object.values(ends).reduce((sum, n) => sum + n, 0)
  if (state === 'done' && ended !== orders)
    wrong.push(`${orders} orders, but ${ended} of them were looked after`)
  return wrong
}

/** A line for people. */
export const sentenceOf = ({
  requests,
  orders,
  failed,
  interrupted,
  seconds,
  p99,
  slowest,
  ends,
}: Snapshot) =>
  `${requests} requests and ${orders} orders in ${seconds} s: ${failed} failed, ${interrupted} sent again; ` +
  `99 in 100 below ${p99} ms, the slowest ${slowest} ms; ` +
  Object.entries(ends)
    .map(([end, n]) => `${n} ${end}`)
    .join(', ')
