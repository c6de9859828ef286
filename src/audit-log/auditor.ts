import { z } from 'zod'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Cause } from '#src/events/event.ts'
import type { Answer } from '#src/http/answer.ts'
import { Problem } from '#src/http/problem.ts'
import { rendererOf } from '#src/http/render.ts'
import { type Input, isStreamedAnswer, isStreamedBody, type Route } from '#src/http/route.ts'
import { type Act, differing, subjectOf } from './act.ts'
import { record } from './audit-log.ts'
import { type Keep, keeperOf } from './without-words.ts'

/** What a route is run with. */
type AnyInput = Input<undefined, undefined, undefined, 'anyone'>

/** Begins an act: looks at what it is about to change. Gives what writes the act down once it is done, before it commits. */
export type Auditor = (input: AnyInput, cause: Cause) => Promise<((answer: Answer, tx: Tx) => void) | null>

/** Whether a route is for staff alone and changes something, or says that staff may use it on what is others'. */
export const isAdministrative = ({ method, spec }: Route<never>): boolean =>
  method !== 'get' && (/^(staff|admin)\b/.test(spec.who) || spec.audit?.byStaff === true)

/**
 * Writes each administrative act of a route into its module's audit log; null where the route has none. What the thing
 * was before is what its GET, among the module's `routes`, tells the same caller; what it is after, what is answered.
 * What is refused or fails writes nothing.
 */
export function auditorOf(
  route: Route<never>,
  { routes, deps, db }: { routes: Route<never>[]; deps: object; db: Database },
): Auditor | null {
  if (!isAdministrative(route)) return null
  const { method, path, spec } = route
  const words = spec.audit?.words ?? 'left out'
  const shows = showing(route, routes)
  const showBefore = shows && rendererOf(shows, null)
  const keepers = new Map<unknown, Keep>()
  const keeper = (schema: unknown): Keep => {
    const known = keepers.get(schema)
    if (known) return known
    const made = keeperOf(schema instanceof z.ZodType ? schema : null, words)
    keepers.set(schema, made)
    return made
  }

  const before = async (input: AnyInput, cause: Cause): Promise<unknown> => {
    if (!shows || !showBefore) return null
    const asked = Object.assign(Object.create(input), {
      params: renamed(input.params, path, shows.path),
      query: {},
      body: undefined,
    })
    const run = shows.spec.run as (deps: object, input: unknown, tx: Tx) => unknown
    try {
      return bodyOf(await db.transaction(async (tx) => showBefore(await run(deps, asked, tx), true), cause))
    } catch (error) {
      if (error instanceof Problem) return null
      throw error
    }
  }

  return async (input, cause) => {
    const { caller, params, body, requestId } = input
    if (caller === null || caller.role === 'customer') return null
    const streamed = isStreamedBody(spec.body)
    const asked = {
      ...(Object.keys(params).length > 0 ? { params: keeper(spec.params)(params) } : {}),
      ...(body === undefined || streamed ? {} : { body: keeper(spec.body)(body) }),
    }
    const write = (tx: Tx, rest: Pick<Act, 'subject' | 'before' | 'after' | 'begun'>) =>
      record(
        {
          actor: { id: caller.id, role: caller.role },
          route: `${method.toUpperCase()} ${path}`,
          requestId,
          asked,
          ...rest,
        },
        tx,
      )
    const was = await before(input, cause)
    // Its parts are committed while it goes on: that it began is to be known whatever becomes of it.
    if (streamed) {
      const subject = subjectOf(path, params, null)
      await db.transaction(
        async (tx) => write(tx, { subject, before: null, after: null, begun: true }),
        cause,
      )
    }
    return (answer, tx) => {
      if (answer.status >= 400) return
      const schema = spec.answers[answer.status]
      const is = bodyOf(answer)
      const ofOneKind = shows !== null && schema === shows.spec.answers[200]
      const [from, to] = ofOneKind ? differing(was, is) : [was, is]
      write(tx, {
        subject: subjectOf(path, params, is),
        before: keeper(shows?.spec.answers[200])(from),
        after: keeper(schema)(to),
      })
    }
  }
}

/** The GET that shows what a route changes: that of its path up to the last parameter, or of the very path. */
function showing({ method, path }: Route<never>, routes: Route<never>[]): Route<never> | null {
  const thing = /^.*\{\w+\}/.exec(path)?.[0] ?? (method === 'post' ? null : path)
  if (thing === null) return null
  const shape = shapeOf(thing)
  const found = routes.find(
    ({ method, path, spec }) =>
      method === 'get' &&
      shapeOf(path) === shape &&
      !spec.query &&
      !Object.values(spec.answers).some((answer) => isStreamedAnswer(answer)),
  )
  return found ?? null
}

const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, '{}')

/** A path's parameters, by the names that another path of its shape has for them. */
function renamed(params: object, from: string, to: string): Record<string, unknown> {
  const names = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  const values = params as Record<string, unknown>
  const here = names(from)
  return Object.fromEntries(names(to).map((name, at) => [name, values[here[at] as string]]))
}

/** What is answered; null for none, and for what is no JSON. */
function bodyOf({ headers, body }: Answer): unknown {
  const isJson = typeof body === 'string' && headers['Content-Type']?.includes('json')
  return isJson ? JSON.parse(body) : null
}
