import { v7 } from 'uuid'
import type { Cause, Origin } from '../events/event.ts'
import { type Ids, inWork } from '../log/work.ts'
import type { Attributes, Beginning } from './step.ts'
import { begin } from './tracing.ts'

/**
 * Goes on with what an earlier cause wants: a job's work for one of its rows. It is a step of that cause's trace, its log
 * lines bear that cause's ids, and so do the events that it says by the cause that `run` is given. Where none is known,
 * as of rows from before causes were kept, it goes by an id of its own.
 */
export async function resumed<T>(
  name: string,
  {
    origin,
    orderId,
    kind,
    attributes,
  }: { origin: Cause | Origin | null | undefined; orderId?: string; attributes?: Attributes } & Pick<
    Partial<Beginning>,
    'kind'
  >,
  run: (cause: Cause) => Promise<T>,
): Promise<T> {
  const { correlationId = v7(), causationId, traceparent }: Partial<Cause> = origin ?? {}
  const ids: Ids = { correlationId, orderId }
  const goesOn = (parent = traceparent): Cause => ({
    correlationId,
    ...(causationId && { causationId }),
    ...(parent && { traceparent: parent }),
  })
  const step = traceparent
    ? begin(name, {
        kind,
        parent: traceparent,
        attributes: () => ({ ...attributes, 'mart.order_id': orderId }),
      })
    : null
  if (!step) return inWork({ ids }, () => run(goesOn()))
  try {
    const result = await inWork({ ids, step }, () => run(goesOn(step.traceparent)))
    step.end()
    return result
  } catch (error) {
    step.end(error)
    throw error
  }
}
