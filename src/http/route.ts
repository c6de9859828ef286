import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Tx } from '#src/database/transaction.ts'
import type { Permission } from './permissions.ts'
import type { ResponseCache } from './response-cache.ts'

/** What a caller may be. `admin` may all that `staff` may. */
export type Role = 'customer' | 'staff' | 'admin'

/** Who is asking, from a verified token. */
export interface Caller {
  /** A user's, or a machine's key's. */
  id: string
  role: Role
  /** Of staff: what they may. Empty for all others, also for admins, who may all. */
  permissions: readonly Permission[]
  /** Whether it is a till or an ERP with a key, rather than a person with an account. */
  machine: boolean
  /** Of staff whose session has shown no second factor where they must have one: they are customers until it has. */
  lacksSecondFactor?: true
}

/**
 * Who may call a route: `anyone` needs no token (one that is sent is verified all the same, so that a route may show
 * staff more); `user` any person, of what is their own; `customer` and `admin` that role; `staff:orders` staff and
 * machines with that permission, and admins; `customer or staff:orders` customers, of what is their own, and those;
 * `customer or staff` customers the same, and all staff and machines that have any permission, and admins;
 * `key` a machine that shows its key by HTTP Basic, which the route itself judges.
 */
export type Who =
  | 'anyone'
  | 'key'
  | 'user'
  | 'customer'
  | 'admin'
  | 'customer or staff'
  | `staff:${Permission}`
  | `customer or staff:${Permission}`

/** The methods that routes are declared for; HEAD and OPTIONS come by themselves. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** A raw request body that the route reads itself, as a stream of bytes. */
export interface StreamedBody {
  streamed: string[]
  /** At most this many bytes (413). */
  limit: number
}

/** A raw request body that the route is given whole, as a Buffer: what is signed is signed byte by byte. */
export interface RawBody {
  /** The types that it may be of. */
  raw: string[]
  /** At most this many bytes (413). */
  limit: number
  /** What it holds, for the document alone. */
  described?: z.ZodType
}

/** An answer that is not JSON: `text/csv`, `text/event-stream`. */
export interface StreamedAnswer {
  content: string
  description?: string
}

/** An answer that is JSON, or of another type where its client would rather have that: `reply({ type, body })`. */
export interface ChosenAnswer {
  json: z.ZodType
  /** The other types. */
  or: string[]
}

/** An answer's schema; null for one without a body (204). */
export type AnswerSchema = z.ZodType | StreamedAnswer | ChosenAnswer | null

/** What a route says that its body is. */
export type BodySpec = z.ZodType | StreamedBody | RawBody

type BodyOf<B> = B extends z.ZodType
  ? z.output<B>
  : B extends StreamedBody
    ? Readable
    : B extends RawBody
      ? Buffer
      : undefined
type OutputOf<S> = S extends z.ZodType ? z.output<S> : Record<string, never>
type CallerOf<W> = W extends 'key' ? null : W extends 'anyone' ? Caller | null : Caller

/** Of what is on offer the best for a client, the first where it doesn't mind; null where it takes none of it. */
export interface Preferences {
  type(offered: string[]): string | null
  language(offered: string[]): string | null
}

/** What the handler is given: all of it validated. */
export interface Input<Params, Query, Body, W extends Who> {
  params: OutputOf<Params>
  query: OutputOf<Query>
  body: BodyOf<Body>
  caller: CallerOf<W>
  /** The request id, and so the correlation id of every event that the request causes. */
  requestId: string
  /** The address that asks, behind a trusted gateway the one that it names. */
  ip: string
  /** Lower-case header names. */
  headers: Record<string, string | undefined>
  /** The version that `If-Match` asks for; null where there is none. Compare with `matches()`. */
  ifMatch: number | null
  /** What the client would rather have (`Accept`, `Accept-Language`). */
  prefers: Preferences
  /** Aborted when the client goes away or the process stops. */
  signal: AbortSignal
}

/**
 * What a handler gives back. A plain object is sent as JSON with the route's one success status.
 * `reply()` says more: another declared status, headers, an ETag from `version`.
 */
export interface Reply {
  status?: number
  body?: unknown
  /** Of an answer that may be chosen: which of its other types `body` is of. */
  type?: string
  /** In place of `body`: JSON that is text already, sent as it is. */
  json?: string
  headers?: Record<string, string>
  /** Sent as a strong ETag, `"<version>"`; GETs that ask `If-None-Match` of it get 304. */
  version?: number
  /** An entity tag of one's own, quoted, where there is no version. */
  etag?: string
  [replied]: true
}

const replied = Symbol('reply')

/** Whether an answer is sent as it comes, rather than as JSON. */
export const isStreamedAnswer = (answer: AnswerSchema | undefined): answer is StreamedAnswer =>
  answer !== null && answer !== undefined && 'content' in answer

/** Whether an answer may be of another type than JSON. */
export const isChosenAnswer = (answer: AnswerSchema | undefined): answer is ChosenAnswer =>
  answer !== null && answer !== undefined && 'json' in answer

/** An answer's schema where it is JSON; null where it never is. */
export const jsonOf = (answer: AnswerSchema | undefined): z.ZodType | null =>
  isChosenAnswer(answer) ? answer.json : answer && !isStreamedAnswer(answer) ? answer : null

/** Whether a body is read by the route itself. */
export const isStreamedBody = (body: BodySpec | undefined): body is StreamedBody =>
  body !== undefined && 'streamed' in body

/** Whether a body is given to the route as its bytes. */
export const isRawBody = (body: BodySpec | undefined): body is RawBody => body !== undefined && 'raw' in body

/** What a body is held against, where it is JSON. */
export const schemaOf = (body: BodySpec | undefined): z.ZodType | undefined =>
  body === undefined || isStreamedBody(body) || isRawBody(body) ? undefined : body

/** An answer with a status, headers or a version of its own. */
export function reply(answer: Omit<Reply, typeof replied>): Reply {
  return { ...answer, [replied]: true }
}

/** Whether a handler gave back a `reply()`, rather than a plain object. */
export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && replied in value
}

/** What the audit log can't know by itself. Every route for staff or admins that changes something is in it anyway. */
export interface AuditSpec {
  /** What is written here is about goods, never about people: its words are kept as well. */
  words?: 'kept'
}

/** Everything about a route in one place: validation, OpenAPI and the handler's type all come from it. */
export interface RouteSpec<
  Deps,
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends BodySpec | undefined,
  W extends Who,
> {
  summary: string
  description?: string
  who: W
  /** A strict object of the path's parameters. */
  params?: Params
  /** A strict object; values arrive as strings, so use the readers in `schemas.ts` (`flag`, `wholeNumber`). */
  query?: Query
  /** `z.strictObject` for JSON (8 KiB of anyone, 1 MiB of others), a stream, or bytes. */
  body?: Body
  /** By status. The first 2xx is what a plain return value is sent as. */
  answers: Record<number, AnswerSchema>
  /** Wants `Idempotency-Key`, or heeds one that is sent; the answer is stored with the effect and replayed. */
  idempotent?: true | 'if sent'
  /** Of what staff do: how the audit log is to keep it, where that doesn't follow from the rest (src/audit-log). */
  audit?: AuditSpec
  /** Of a GET: where its answers are kept. `run` may then not look at who asks, nor at headers. */
  cache?: (deps: Deps) => ResponseCache
  /**
   * Runs in one transaction, which opens at the first statement on `tx` and commits after this returns:
   * state, outbox and idempotency key together. Throw a `problem()` to refuse; all is rolled back.
   */
  run(deps: Deps, input: Input<Params, Query, Body, W>, tx: Tx): Promise<unknown> | unknown
}

/** A route as the runtime sees it, its handler's types erased. */
export interface Route<in Deps> {
  method: Method
  /** With parameters as `{name}`, as in OpenAPI. */
  path: string
  spec: ErasedSpec<Deps>
}

type AnySchema = z.ZodType | undefined
interface ErasedSpec<in Deps>
  extends Omit<RouteSpec<Deps, AnySchema, AnySchema, BodySpec | undefined, Who>, 'run'> {
  run: (deps: Deps, input: never, tx: Tx) => unknown
}

type Declare<Deps> = <
  const Params extends z.ZodType | undefined = undefined,
  const Query extends z.ZodType | undefined = undefined,
  const Body extends BodySpec | undefined = undefined,
  const W extends Who = Who,
>(
  path: string,
  spec: RouteSpec<Deps, Params, Query, Body, W>,
) => Route<Deps>

/** `const { get, post } = routesFor<Deps>()`: routes whose handlers are given a module's `Deps`. */
export function routesFor<Deps>(): Record<Method, Declare<Deps>> {
  const declare =
    (method: Method): Declare<Deps> =>
    (path, spec) => ({ method, path, spec: spec as unknown as ErasedSpec<Deps> })
  return {
    get: declare('get'),
    post: declare('post'),
    put: declare('put'),
    patch: declare('patch'),
    delete: declare('delete'),
  }
}
