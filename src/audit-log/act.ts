import type { Role } from '#src/http/route.ts'
import { canonical } from './canonical.ts'

/** What an administrative act was, as the audit log keeps it. */
export interface Act {
  /** `machine` where it was one, with a key of that id. */
  actor: { id: string; role: Role; machine?: true }
  /** `PATCH /v1/users/{id}` */
  route: string
  /** What it was done to: the part of the path before the id (`orders`); the id null where there is no single one. */
  subject: { type: string; id: string | null }
  requestId: string
  /** Of an act that takes long, such as an import: that it has begun. Its end is an entry of its own. */
  begun?: true
  /** `{ params, query, body }`, as far as the route has them. */
  asked: unknown
  /** Of what was changed, as it was and as it is; null where there was none, or is none any more. */
  before: unknown
  after: unknown
}

/**
 * What the act was done to: the last parameter of the path and what stands before it, else the path's last word with
 * the id of what was made.
 */
export function subjectOf(path: string, params: Record<string, unknown>, made: unknown): Act['subject'] {
  const segments = path.split('/')
  const at = segments.findLastIndex((segment) => segment.startsWith('{'))
  if (at < 0) {
    const id = (made as { id?: unknown } | null)?.id
    return { type: segments.at(-1) as string, id: typeof id === 'string' ? id : null }
  }
  const id = params[(segments[at] as string).slice(1, -1)]
  return { type: segments[at - 1] as string, id: typeof id === 'string' ? id : null }
}

/** Of two states of one thing, the fields that are not the same in both. */
export function differing<T>(before: T, after: T): [before: unknown, after: unknown] {
  if (!isFields(before) || !isFields(after)) return [before, after]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const other = names.filter((name) => !isSame(before[name], after[name]))
  const only = (from: Record<string, unknown>) =>
    Object.fromEntries(other.flatMap((name) => (name in from ? [[name, from[name]]] : [])))
  return [only(before), only(after)]
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSame = (one: unknown, other: unknown) => canonical(one ?? null) === canonical(other ?? null)
