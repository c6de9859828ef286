import { setTimeout } from 'node:timers/promises'

/** Milliseconds that our answer waits for a provider's. */
const answerTimeout = 1_000

/** Waits for `work`, but for a second at most; the work goes on. */
export async function briefly(work: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  const waited = setTimeout(answerTimeout, undefined, { signal: over.signal }).catch(() => {})
  await Promise.race([work, waited]).finally(() => over.abort())
}
