import { STATUS_CODES } from 'node:http'

/** A field that is not as it must be. `path` as in `items[0].quantity`; empty for the body itself. */
export interface FieldError {
  path: string
  message: string
}

/** An RFC 9457 problem, thrown to refuse a request; the one kind of error whose text a client sees. */
export class Problem extends Error {
  readonly status: number
  /** Where a client has to tell cases apart the address of a page about it, `/problems/…`. */
  readonly type: string
  readonly title: string
  readonly errors?: FieldError[]
  readonly headers?: Record<string, string>
  /** What another standard has in an answer of this kind, beside the members of RFC 9457. */
  readonly members?: Record<string, unknown>
  /** What the log is told of it, and no client: ids and choices. It may name its `event`. */
  noted?: Record<string, string | null>

  constructor(
    status: number,
    detail: string,
    more: {
      type?: string
      title?: string
      errors?: FieldError[]
      headers?: Record<string, string>
      members?: Record<string, unknown>
      cause?: unknown
    } = {},
  ) {
    super(detail, { cause: more.cause })
    this.name = 'Problem'
    this.status = status
    this.type = more.type ?? 'about:blank'
    this.title = more.title ?? titles[status] ?? 'Error'
    this.errors = more.errors
    this.headers = more.headers
    this.members = more.members
  }

  /** The same, of which the log tells this beside what it tells of all. */
  noting(noted: Record<string, string | null>): this {
    this.noted = { ...this.noted, ...noted }
    return this
  }
}

/** As RFC 9110 has them; Node has two by older names. */
const titles: Record<number, string | undefined> = {
  ...STATUS_CODES,
  413: 'Content Too Large',
  422: 'Unprocessable Content',
}

/** 404: there is none, or none that this caller may see. */
export const notFound = (what: string) => new Problem(404, `There is no such ${what}.`)

/** 409: the thing's state doesn't allow it; with the fields of the request that it doesn't allow, where they can be named. */
export const conflict = (detail: string, ...errors: FieldError[]) =>
  new Problem(409, detail, errors.length > 0 ? { errors } : {})

/** 401 that says what is missing, and to which scheme. */
export function unauthorized(detail: string, error?: 'invalid_token'): Problem {
  const challenge = error ? `Bearer error="${error}"` : 'Bearer'
  return new Problem(401, detail, { headers: { 'WWW-Authenticate': challenge } })
}

/** 403: not yours to do. */
export const forbidden = (detail = 'Your role does not allow this.') => new Problem(403, detail)

/** 422, naming the fields. */
export const invalid = (...errors: FieldError[]) =>
  new Problem(422, errors.map((error) => `${error.path}: ${error.message}`).join('; '), { errors })

/** The client went away before it had sent all, or could be answered; nobody hears what is said about it. */
export class ClientGone extends Error {
  override name = 'ClientGone'
}
