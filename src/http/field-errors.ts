import type { z } from 'zod'
import { type FieldError, Problem } from './problem.ts'

/** A body of a megabyte may be wrong in a hundred thousand places; nobody reads more than these. */
const mostErrors = 50

/** Zod's issues as fields and messages, an unknown field under its own path. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const errors: FieldError[] = []
  for (const issue of error.issues) {
    if (errors.length >= mostErrors) break
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, mostErrors))
        errors.push({ path: pathOf([...issue.path, key]), message: 'is not known here' })
    } else errors.push({ path: pathOf(issue.path), message: issue.message })
  }
  return errors
}

/** A 422 that names every field that is not as it must be. */
export function invalidFields(errors: FieldError[]): Problem {
  const named = errors.slice(0, mostErrors)
  const [first] = named
  const detail =
    named.length === 1 && first
      ? `${first.path || 'The body'}: ${first.message}`
      : `${named.length} fields are not as they must be.`
  return new Problem(422, detail, { errors: named })
}

/** `['items', 0, 'quantity']` → `items[0].quantity` */
export const pathOf = (path: PropertyKey[]) =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    // The name may be anything that a client sent: what can't be shown is not repeated.
    const name = String(key).toWellFormed().slice(0, 100)
    return text ? `${text}.${name}` : name
  }, '')
