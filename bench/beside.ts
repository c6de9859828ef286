import { setTimeout as delay } from 'node:timers/promises'
import type { Server } from './server.ts'

/** Reads a second, each sent when it is due, whether the one before was answered or not. */
export const pace = 100

/** What readers waited, in milliseconds. */
export interface Waits {
  times: number[]
  /** How late the mart's event loop was, and how long its own work held it. */
  late: { p99: number; max: number }
  held: { p99: number; max: number }
}

/** Reads at the pace from the beginning of the work to its end, at least two seconds long. */
export async function beside(mart: Server, path: string, work: () => Promise<unknown>): Promise<Waits> {
  mart.watch()
  const reads: Promise<number>[] = []
  let isDone = false
  const done = Promise.all([work(), delay(2000)]).finally(() => {
    isDone = true
  })
  const began = performance.now()
  for (let n = 0; !isDone; n++) {
    await delay(Math.max(0, began + (1000 * n) / pace - performance.now()))
    reads.push(read(mart.url + path))
  }
  await done
  const unknown = { p99: Number.NaN, max: Number.NaN }
  const { late = unknown, held = unknown } = await mart.use()
  return { times: await Promise.all(reads), late, held }
}

/** Milliseconds until it is answered; throws where that is no success. */
export async function read(url: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${answer.status} of ${url}`)
  return performance.now() - began
}
