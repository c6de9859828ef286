import { inWork, presentWork } from '../log/work.ts'
import type { Beginning, Step, Tracer } from './step.ts'
import { readTraceparent, saysUntold } from './traceparent.ts'

/** Null: nothing is traced, and none of this costs anything. One for a process, as OpenTelemetry has it. */
let tracer: Tracer | null = null

/** From now on steps are made by this one; by none. */
export function traceBy(made: Tracer | null): void {
  tracer = made
}

/** Whether traces are on. */
export const isTracing = (): boolean => tracer !== null

/** What the bus is called in traces. */
export const messagingSystem = (): string => tracer?.messaging ?? ''

/** The step that is under way. */
export const presentStep = (): Step | undefined => (tracer ? presentWork()?.step : undefined)

/** The trace of a step that is told: what one may be sent to. */
export const traceOf = (step: Step | null | undefined): string | undefined =>
  step?.recording ? step.traceId : undefined

type Begun = Partial<Omit<Beginning, 'parent'>> & { parent?: string }

/**
 * Begins a step of the trace that `parent` names, or of the one under way. Null, which is most often, where traces are
 * off, there is no trace to be a step of, or that trace isn't told. Whoever begins a step ends it.
 */
export function begin(name: string, { kind = 'internal', parent, ...more }: Begun = {}): Step | null {
  if (!tracer) return null
  if (parent === undefined) {
    const step = presentWork()?.step
    return step?.recording ? tracer.begin(name, { kind, parent: step.traceparent, ...more }) : null
  }
  // Of nine traces in ten that aren't told this is all that each of their steps costs.
  if (tracer.followsParents && saysUntold(parent)) return null
  const read = readTraceparent(parent)
  if (!read || (tracer.followsParents && !read.sampled)) return null
  const step = tracer.begin(name, { kind, parent, ...more })
  return step.recording ? step : null
}

/**
 * Begins a trace, or continues one from outside (`parent`). Null where traces are off; whether it is told is the
 * sampler's to say, and `recording` says it.
 */
export function beginTrace(
  name: string,
  { kind = 'internal', parent = null, ...more }: Partial<Beginning> = {},
): Step | null {
  return tracer?.begin(name, { kind, parent, ...more }) ?? null
}

/** Runs `run` with this step under way; as it is where there is none. */
export const within = <T>(step: Step | null, run: () => T): T =>
  step ? inWork({ ids: presentWork()?.ids ?? {}, step }, run) : run()

/** Runs `run` as a step of the trace under way, which ends with it. */
export async function traced<T>(
  name: string,
  begun: Begun,
  run: (step: Step | null) => T | Promise<T>,
): Promise<T> {
  const step = begin(name, begun)
  if (!step) return run(null)
  try {
    const result = await within(step, () => run(step))
    step.end()
    return result
  } catch (error) {
    step.end(error)
    throw error
  }
}

/** Ends a step with what it is the step of, which stays as it is. */
export function endWith<T>(step: Step | null, work: Promise<T>): Promise<T> {
  if (step)
    work.then(
      () => step.end(),
      (error) => step.end(error),
    )
  return work
}
