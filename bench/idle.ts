import { setTimeout as delay } from 'node:timers/promises'

export const modules = ['user', 'product', 'inventory', 'order', 'payment', 'notification']

/** What waits to be handled in a module's database. */
const left = `select (select count(*) from outbox) + (select count(*) from parked_events where state in ('retrying', 'waiting')) as left`

/**
 * Resolves with milliseconds when every outbox is empty, no event is being tried again, and nothing is on the way
 * between modules. Throws after `timeout` milliseconds.
 */
export async function untilIdle(options: {
  query: (module: string, text: string) => Promise<{ left: unknown }[]>
  timeout?: number
  /** Whether events are on the way outside the databases; asked only when these are calm. */
  onTheWay?: () => Promise<boolean>
}): Promise<number> {
  const { query, timeout = 60_000, onTheWay = async () => false } = options
  const began = performance.now()
  // Twice in a row: handling an event may have published another.
  for (let calm = 0; calm < 2; ) {
    const waiting = await Promise.all(modules.map((module) => query(module, left)))
    const still = waiting.every(([row]) => Number(row?.left) === 0) && !(await onTheWay())
    calm = still ? calm + 1 : 0
    if (performance.now() - began > timeout)
      throw new Error('timeout: events are still in an outbox, being retried or on the way')
    await delay(20)
  }
  return performance.now() - began
}
