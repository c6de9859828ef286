import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem } from '#src/http/problem.ts'

type Ask =
  | { kind: 'hash'; password: string; cost: number }
  | { kind: 'compare'; password: string; hash: string }
  | { kind: 'strength'; password: string; own: string[] }

/** What a hash thread is asked, and what it answers. */
export type HashTask = Ask & { id: number }
export type HashAnswer = { id: number; result: string | boolean | number } | { id: number; error: string }

interface Waiting {
  resolve(result: never): void
  reject(error: Error): void
}
interface Thread {
  worker: Worker
  waiting: Map<number, Waiting>
}

/** At 60 ms each this is half a minute of one core; who comes later is better told so. */
const mostWaiting = 500

/** One core is left to the requests that carry no password. */
const mostThreads = Math.max(1, availableParallelism() - 1)

/**
 * Threads for bcrypt, which is plain JavaScript here: on the event loop, one hash would hold up every other
 * request for its 60 ms. Threads start with the first task and keep no idle process alive.
 */
export function hashPool(size = mostThreads, longestQueue = mostWaiting) {
  const threads: Thread[] = []
  let lastId = 0

  const start = (): Thread => {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url))
    const waiting = new Map<number, Waiting>()
    const thread = { worker, waiting }
    const gone = (error: Error) => {
      threads.splice(threads.indexOf(thread), threads.includes(thread) ? 1 : 0)
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    worker.on('message', (answer: HashAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (waiting.size === 0) worker.unref()
      if ('error' in answer) asked?.reject(new Error(answer.error))
      else asked?.resolve(answer.result as never)
    })
    worker.on('error', gone)
    worker.on('exit', (code) => gone(new Error(`a hash thread ended with ${code}`)))
    threads.push(thread)
    return thread
  }

  /** An idle thread, a new one while there may be more, else the one with the fewest tasks. */
  const next = (): Thread => {
    const least = threads.toSorted((a, b) => a.waiting.size - b.waiting.size)[0]
    if (!least || (least.waiting.size > 0 && threads.length < size)) return start()
    return least
  }

  const ask = <T>(task: Ask): Promise<T> => {
    const thread = next()
    if (thread.waiting.size >= longestQueue) {
      throw new Problem(503, 'Too many people ask for this at once.', { headers: { 'Retry-After': '10' } })
    }
    lastId += 1
    const id = lastId
    return new Promise<T>((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject })
      thread.worker.ref()
      thread.worker.postMessage({ id, ...task } satisfies HashTask)
    })
  }

  return {
    hash: async (password: string, cost: number) => ask<string>({ kind: 'hash', password, cost }),
    compare: async (password: string, hash: string) => ask<boolean>({ kind: 'compare', password, hash }),
    /** The decimal logarithm of the guesses that a password withstands, by zxcvbn; `own` is known to who guesses. */
    strength: async (password: string, own: string[]) => ask<number>({ kind: 'strength', password, own }),
    /** Ends the threads; what is waiting is refused. */
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
