import { setTimeout as delay } from 'node:timers/promises'

/** Resolves when it holds; rejects when it doesn't within `limit` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, limit = 50_000): Promise<void> {
  for (const end = Date.now() + limit; !(await holds()); await delay(5)) {
    if (Date.now() > end) throw new Error(`did not come true within ${limit} ms`)
  }
}
