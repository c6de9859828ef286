import { parse as parseQuery } from 'node:querystring'
import type { z } from 'zod'
import { fieldErrors, invalidFields } from './field-errors.ts'
import { type FieldError, Problem } from './problem.ts'
import type { Exchange } from './request-context.ts'
import { firstFault } from './storable.ts'

/** The path's parameters, validated. What can't be an id names nothing that could exist: a 404. */
export function readParams(schema: z.ZodType, { params }: Exchange): unknown {
  const result = firstFault(params) ? null : schema.safeParse(params)
  if (!result?.success) throw new Problem(404, 'There is nothing of this name.')
  return result.data
}

/** Query and body, validated together, so that a client hears of everything at once. Throws 400 or 422. */
export function readQueryAndBody(
  query: z.ZodType,
  search: string,
  body: z.ZodType | undefined,
  sent: unknown,
): { query: unknown; body: unknown } {
  const errors: FieldError[] = []
  const read = (schema: z.ZodType, value: unknown) => {
    const fault = firstFault(value)
    const result = fault ? null : schema.safeParse(value)
    if (fault) errors.push(fault)
    else if (result?.error) errors.push(...fieldErrors(result.error))
    return result?.data
  }
  // By far most requests of a route with a query still send none; an empty one is validated for its defaults.
  const asked = read(query, search === '' ? {} : parsed(search, errors))
  // A streamed body has no schema, and is given on as it is.
  const given = body ? read(body, sent) : sent
  if (errors.length > 0) throw invalidFields(errors)
  return { query: asked, body: given }
}

/** A query's fields; one that is there twice is refused rather than read as an array. */
function parsed(search: string, errors: FieldError[]): Record<string, unknown> {
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
export function refuseMalformed(encoded: string): void {
  if (!encoded.includes('%')) return
  try {
    decodeURIComponent(encoded)
  } catch {
    throw new Problem(400, 'The address is not percent-encoded UTF-8.')
  }
}
