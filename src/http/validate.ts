import { parse as parseQuery } from 'node:querystring'
import { z } from 'zod'
import { firstFault } from '../schemas/storable.ts'
import { type FieldError, Problem } from './problem.ts'
import type { Middleware } from './request-context.ts'

/** What no route can make sense of. Node would answer a missing host itself, without a problem's body. */
export const wellFormed: Middleware = ({ req, path }, next) => {
  if (req.httpVersion === '1.1' && req.headers.host === undefined)
    throw new Problem(400, 'HTTP/1.1 requests must name their host.')
  refuseMalformed(path)
  // The gateway's nginx says so of every address.
  if (path.includes('%00')) throw new Problem(400, 'The address holds a NUL.')
  return next()
}

/** The path's parameters, validated. What can't be an id names nothing that could exist: a 404. */
export const validParams =
  (schema: z.ZodType): Middleware =>
  (ctx, next) => {
    const result = firstFault(ctx.params) ? null : schema.safeParse(ctx.params)
    if (!result?.success) throw new Problem(404, 'There is nothing of this name.')
    ctx.state.params = result.data
    return next()
  }

/**
 * Query and body, validated together, so that a client hears of everything at once: a 400 or 422. Without a schema a query
 * is empty, and a body given on as it is.
 */
export const validQueryAndBody =
  (query: z.ZodType = nothing, body?: z.ZodType): Middleware =>
  (ctx, next) => {
    const errors: FieldError[] = []
    const read = (schema: z.ZodType, value: unknown) => {
      const fault = firstFault(value)
      const result = fault ? null : schema.safeParse(value)
      if (fault) errors.push(fault)
      else if (result?.error) errors.push(...fieldErrors(result.error))
      return result?.data
    }
    ctx.state.query = read(query, parsed(ctx.querystring, errors))
    ctx.state.body = body ? read(body, ctx.state.sent) : ctx.state.sent
    if (errors.length > 0) throw invalidFields(errors)
    return next()
  }

const nothing = z.strictObject({})

/** A query's fields; one that is there twice is refused rather than read as an array. */
function parsed(search: string, errors: FieldError[]): Record<string, unknown> {
  if (search === '') return {}
  refuseMalformed(search)
  const fields = { ...parseQuery(search, '&', '=', { maxKeys: 0 }) }
  for (const name of Object.keys(fields)) {
    if (!Array.isArray(fields[name])) continue
    errors.push({ path: name.toWellFormed().slice(0, 100), message: 'is there more than once' })
    fields[name] = fields[name][0]
  }
  return fields
}

/** Throws a 400 for percent-encoding that isn't, or isn't UTF-8: `%zz`, `%ff`. */
function refuseMalformed(encoded: string): void {
  if (!encoded.includes('%')) return
  try {
    decodeURIComponent(encoded)
  } catch {
    throw new Problem(400, 'The address is not percent-encoded UTF-8.')
  }
}

/** A body of a megabyte may be wrong in a hundred thousand places; nobody reads more than these. */
const mostErrors = 50

/** Zod's issues as fields and messages, an unknown field under its own path. */
function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.slice(0, mostErrors).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return { path: pathOf(issue.path), message: issue.message }
    const keys = issue.keys.slice(0, mostErrors)
    return keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is not known here' }))
  })
}

/** A 422 that names every field that is not as it must be. */
function invalidFields(errors: FieldError[]): Problem {
  const named = errors.slice(0, mostErrors)
  const [first] = named
  const detail =
    named.length === 1 && first
      ? `${first.path || 'The body'}: ${first.message}`
      : `${named.length} fields are not as they must be.`
  return new Problem(422, detail, { errors: named })
}

/** `['items', 0, 'quantity']` → `items[0].quantity` */
const pathOf = (path: PropertyKey[]) =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    // The name may be anything that a client sent: what can't be shown is not repeated.
    const name = String(key).toWellFormed().slice(0, 100)
    return text ? `${text}.${name}` : name
  }, '')
