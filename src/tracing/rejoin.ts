import type { Cause, Origin } from '../events/event.ts'
import type { Step } from './step.ts'
import { readTraceparent } from './traceparent.ts'
import { begin, isTracing, presentStep, within } from './tracing.ts'

/**
 * What becomes of an order is told in the trace in which it was placed, whoever asks for it later: the customer who pays,
 * staff who pack it, a provider that tells of money. `rejoin` begins a step there, and links it and the asker's trace to
 * each other. Gives the cause that what is said from here on has, and the step, null where the trace is that one already
 * or isn't told. Whoever is given a step ends it.
 */
export function rejoin(
  name: string,
  origin: Origin | null | undefined,
  cause: Cause,
): { cause: Cause; step: Step | null } {
  const stored = isTracing() ? readTraceparent(origin?.traceparent) : null
  if (!stored || !origin?.traceparent) return { cause, step: null }
  if (readTraceparent(cause.traceparent)?.traceId === stored.traceId) return { cause, step: null }
  const { traceparent } = origin
  const step = begin(name, { parent: traceparent, ...(cause.traceparent && { links: [cause.traceparent] }) })
  if (!step) return { cause: { ...cause, traceparent }, step }
  presentStep()?.link(step.traceparent)
  return { cause: { ...cause, traceparent: step.traceparent }, step }
}

/** Runs `run` as such a step. */
export async function rejoined<T>(
  name: string,
  origin: Origin | null | undefined,
  cause: Cause,
  run: (cause: Cause) => Promise<T>,
): Promise<T> {
  const joined = rejoin(name, origin, cause)
  try {
    const result = await within(joined.step, () => run(joined.cause))
    joined.step?.end()
    return result
  } catch (error) {
    joined.step?.end(error)
    throw error
  }
}
