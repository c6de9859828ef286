import { z } from 'zod'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Cause } from '#src/events/event.ts'
import type { Answer } from '#src/http/answer.ts'
import { Problem } from '#src/http/problem.ts'
import { rendererOf } from '#src/http/render.ts'
import {
  type AnswerSchema,
  type Input,
  isStreamedAnswer,
  isStreamedBody,
  type Route,
  schemaOf,
} from '#src/http/route.ts'
import { permissionOf } from '#src/http/who-may.ts'
import { differing, subjectOf } from './act.ts'
import { record } from './audit-log.ts'
import { type Keep, keeperOf } from './without-words.ts'

/** What a route is run with. */
type AnyInput = Input<undefined, undefined, undefined, 'anyone'>

/** Begins an act: looks at what it is about to change. Gives what writes the act down once it is done, before it commits. */
export type Auditor = (input: AnyInput, cause: Cause) => Promise<((answer: Answer, tx: Tx) => void) | null>

/** Whether a route changes something and is for staff or admins, be it that customers may use it on what is theirs. */
export const isAdministrative = ({ method, spec }: Route<never>): boolean =>
  method !== 'get' && (spec.who === 'admin' || permissionOf(spec.who) !== null)

interface Context {
  /** All of the module. */
  routes: Route<never>[]
  deps: object
  db: Database
}

/**
 * Writes each administrative act of a route into its module's audit log; null where the route has none. What the thing
 * was before is what its GET tells the same caller; what it is after, what is answered. What is refused or fails writes
 * nothing.
 */
export function auditorOf(route: Route<never>, context: Context): Auditor | null {
  if (!isAdministrative(route)) return null
  const { method, path, spec } = route
  const look = lookOf(route, context)
  const keeper = keepersFor(spec.audit?.words ?? 'left out')
  const parts = { params: spec.params, query: spec.query, body: schemaOf(spec.body) }

  const askedBy = (input: AnyInput) =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([part, schema]) =>
        schema ? [[part, keeper(schema)(input[part as keyof typeof parts])]] : [],
      ),
    )

  return async (input, cause) => {
    const { caller, params, requestId } = input
    if (caller === null || caller.role === 'customer') return null
    const act = {
      actor: { id: caller.id, role: caller.role, ...(caller.machine && { machine: true as const }) },
      route: `${method.toUpperCase()} ${path}`,
      requestId,
      asked: askedBy(input),
    }
    const was = (await look?.read(input, cause)) ?? null
    // Its parts are committed while it goes on: that it began is to be known whatever becomes of it.
    if (isStreamedBody(spec.body)) {
      const begun = {
        ...act,
        subject: subjectOf(path, params, null),
        before: null,
        after: null,
        begun: true as const,
      }
      await context.db.transaction(async (tx) => record(begun, tx), cause)
    }
    return (answer, tx) => {
      if (answer.status >= 400) return
      const is = bodyOf(answer)
      const schema = spec.answers[answer.status]
      const [from, to] = schema === look?.schema ? differing(was, is) : [was, is]
      const subject = subjectOf(path, params, is)
      record({ ...act, subject, before: keeper(look?.schema)(from), after: keeper(schema)(to) }, tx)
    }
  }
}

/** What is kept of each schema's values; made when it is first asked for. */
function keepersFor(words: Parameters<typeof keeperOf>[1]): (schema: unknown) => Keep {
  const made = new Map<unknown, Keep>()
  return (schema) => {
    const keep = made.get(schema) ?? keeperOf(schema instanceof z.ZodType ? schema : null, words)
    made.set(schema, keep)
    return keep
  }
}

/** Reads what a route is about to change, as its GET shows it: null where that shows none. */
interface Look {
  schema: AnswerSchema | undefined
  read: (input: AnyInput, cause: Cause) => Promise<unknown>
}

function lookOf({ method, path }: Route<never>, { routes, deps, db }: Context): Look | null {
  const shows = showing({ method, path }, routes)
  if (!shows) return null
  const render = rendererOf(shows, null)
  const run = shows.spec.run as (deps: object, input: unknown, tx: Tx) => unknown
  return {
    schema: shows.spec.answers[200],
    async read(input, cause) {
      const params = renamed(input.params, path, shows.path)
      // Its parts are getters, for those that ask.
      const asked = Object.assign(Object.create(input), { params, query: {}, body: undefined })
      try {
        return bodyOf(await db.transaction(async (tx) => render(await run(deps, asked, tx), true), cause))
      } catch (error) {
        if (error instanceof Problem) return null
        throw error
      }
    },
  }
}

/** The GET that shows what a route changes: that of its path up to the last parameter, or of the very path. */
function showing(
  { method, path }: Pick<Route<never>, 'method' | 'path'>,
  routes: Route<never>[],
): Route<never> | null {
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
