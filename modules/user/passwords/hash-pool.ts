import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { ClientGone, Problem } from '#src/http/problem.ts'

/** What a hash thread is asked. */
export type HashTask =
  | { kind: 'hash'; digest: string; cost: number }
  | { kind: 'compare'; digest: string; hash: string }
  | { kind: 'hash strong'; password: string; own: string[]; digest: string; cost: number }

/** What it answers. */
export type HashAnswer = { result: string | boolean | null } | { error: string }

/**
 * Who asks. The two queues take turns: however many there are that nobody knows, those who have signed in before get every
 * other hash.
 */
export interface Asker {
  queue: 'known' | 'anyone'
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal
}

interface Waiting {
  task: HashTask
  signal: AbortSignal | undefined
  resolve(result: never): void
  reject(error: Error): void
}
interface Thread {
  worker: Worker
  busyWith: Waiting | null
}

/** One core is left to the requests that carry no password. */
export const mostThreads = Math.max(1, availableParallelism() - 1)

/**
 * Threads for bcrypt, which is plain JavaScript here: on the event loop, one hash would hold up every other
 * request for its 60 ms. Threads start with the first task and keep no idle process alive. Who would be more than the
 * `longestQueue`th in a queue is told so at once (503).
 */
export function hashPool(size: number, longestQueue: number) {
  const threads: Thread[] = []
  const queues: Record<Asker['queue'], Waiting[]> = { known: [], anyone: [] }
  let turn: Asker['queue'] = 'known'

  /** The next that somebody still waits for, of the queue whose turn it is if there is one. */
  const take = (): Waiting | undefined => {
    const [first, second] = turn === 'known' ? (['known', 'anyone'] as const) : (['anyone', 'known'] as const)
    for (const queue of [first, second]) {
      forgetGone(queues[queue])
      const next = queues[queue].shift()
      if (!next) continue
      turn = queue === 'known' ? 'anyone' : 'known'
      return next
    }
  }

  const start = (): Thread => {
    const thread: Thread = {
      worker: new Worker(new URL('./hash-worker.ts', import.meta.url)),
      busyWith: null,
    }
    const { worker } = thread
    const gone = (error: Error) => {
      if (!threads.includes(thread)) return
      threads.splice(threads.indexOf(thread), 1)
      thread.busyWith?.reject(error)
      assign()
    }
    worker.on('message', (answer: HashAnswer) => {
      const asked = thread.busyWith
      thread.busyWith = null
      if ('error' in answer) asked?.reject(new Error(answer.error))
      else asked?.resolve(answer.result as never)
      assign()
      if (!thread.busyWith) worker.unref()
    })
    worker.on('error', gone)
    worker.on('exit', (code) => gone(new Error(`a hash thread ended with ${code}`)))
    threads.push(thread)
    return thread
  }

  /** Gives what waits to the threads that are idle, or may still be started. */
  function assign() {
    for (;;) {
      const idle = threads.find(({ busyWith }) => !busyWith)
      if (!idle && threads.length >= size) return
      const next = take()
      if (!next) return
      const thread = idle ?? start()
      thread.busyWith = next
      thread.worker.ref()
      thread.worker.postMessage(next.task)
    }
  }

  const ask = async <T>(task: HashTask, { queue: name, signal }: Asker): Promise<T> => {
    const queue = queues[name]
    if (queue.length >= longestQueue) forgetGone(queue)
    if (queue.length >= longestQueue) {
      throw new Problem(503, 'Too many people ask for this at once.', { headers: { 'Retry-After': '10' } })
    }
    return new Promise<T>((resolve, reject) => {
      queue.push({ task, signal, resolve, reject })
      assign()
    })
  }

  return {
    hash: (digest: string, cost: number, asker: Asker) => ask<string>({ kind: 'hash', digest, cost }, asker),
    compare: (digest: string, hash: string, asker: Asker) =>
      ask<boolean>({ kind: 'compare', digest, hash }, asker),
    /** A hash, or null where the password is easily guessed by who knows these words. */
    hashStrong: (what: { password: string; own: string[]; digest: string; cost: number }, asker: Asker) =>
      ask<string | null>({ kind: 'hash strong', ...what }, asker),
    /** Ends the threads; what is waiting is refused. */
    close: async () => {
      for (const queue of Object.values(queues))
        for (const { reject } of queue.splice(0)) reject(new Error('a hash thread ended'))
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

/** Takes out those whose clients went away. */
function forgetGone(queue: Waiting[]) {
  const gone = queue.filter(({ signal }) => signal?.aborted)
  if (gone.length === 0) return
  queue.splice(0, queue.length, ...queue.filter(({ signal }) => !signal?.aborted))
  for (const { reject } of gone) reject(new ClientGone('gone before it was hashed'))
}
