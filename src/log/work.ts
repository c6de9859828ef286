import { AsyncLocalStorage } from 'node:async_hooks'
import type { Step } from '../tracing/step.ts'

/** By which what is worked at is found in the log. */
export interface Ids {
  requestId?: string
  /** The id of the request, or of the first event, that everything since came of. */
  correlationId?: string
  orderId?: string
}

/** What is being worked at: its ids are in every line that is logged meanwhile, at any depth. */
export interface Work {
  /** One object for all that is a part of it. */
  ids: Ids
  /** The step of its trace that is under way; absent where nothing is traced. */
  step?: Step
}

const current = new AsyncLocalStorage<Work>()

/** Runs `run` as a part of this work. */
export const inWork = <T>(work: Work, run: () => T): T => current.run(work, run)

/** What is being worked at; undefined outside of everything. */
export const presentWork = (): Work | undefined => current.getStore()

/** What is worked at turns out to be about this order. */
export function concerns(orderId: string): void {
  const work = current.getStore()
  if (work) work.ids.orderId = orderId
}

/** The same function, run later as a part of the work that it is made in. */
export function asPresent<A extends unknown[], T>(run: (...args: A) => T): (...args: A) => T {
  const work = current.getStore()
  return work ? (...args) => current.run(work, run, ...args) : run
}

/** What of a line's ids it doesn't say itself. */
export function idsFor(line: object): object {
  const work = current.getStore()
  const said = line as { requestId?: string; correlationId?: string; orderId?: string }
  if (!work) {
    // A request that failed is told of outside of its work; everything that it caused goes by its id.
    return said.requestId !== undefined && said.correlationId === undefined
      ? { correlationId: said.requestId }
      : {}
  }
  const { step } = work
  const { requestId, correlationId, orderId } = work.ids
  const ids: Record<string, string> = {}
  if (requestId !== undefined && said.requestId === undefined) ids.requestId = requestId
  if (correlationId !== undefined && said.correlationId === undefined) ids.correlationId = correlationId
  if (orderId !== undefined && said.orderId === undefined) ids.orderId = orderId
  if (step?.recording) {
    ids.traceId = step.traceId
    ids.spanId = step.spanId
  }
  return ids
}
