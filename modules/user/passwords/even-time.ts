import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds: far more than what one cause takes longer than another. */
const step = 100

/** Runs the work and resolves at the next whole step after its start, so that how long it took says nothing of what it did. */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  try {
    return await work()
  } finally {
    const took = performance.now() - start
    await sleep(Math.ceil((took + 1) / step) * step - took)
  }
}
