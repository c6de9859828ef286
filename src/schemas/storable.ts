import type { FieldError } from '../http/problem.ts'

/** Nothing that the mart is sent is nested nearly as deep; what recurses over a body may rely on it. */
const deepest = 32

/** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/**
 * The first place in a parsed JSON body that no schema should ever be shown: text or a name that can't
 * be stored, a number beyond a double, a `__proto__`, nesting without end. Null where there is none.
 */
export function firstFault(value: unknown, depth = 0): FieldError | null {
  if (typeof value === 'string')
    return isStorable(value) ? null : fault('must not hold NUL or a lone surrogate')
  if (typeof value === 'number') return Number.isFinite(value) ? null : fault('is too large a number')
  if (typeof value !== 'object' || value === null) return null
  if (depth === deepest) return fault('is nested too deeply')
  return Array.isArray(value) ? inArray(value, depth) : inObject(value as Record<string, unknown>, depth)
}

function inArray(items: unknown[], depth: number): FieldError | null {
  for (let at = 0; at < items.length; at++) {
    const found = firstFault(items[at], depth + 1)
    if (found) return under(`[${at}]`, found)
  }
  return null
}

function inObject(fields: Record<string, unknown>, depth: number): FieldError | null {
  for (const name of Object.keys(fields)) {
    if (!isStorable(name)) return fault('has a name with NUL or a lone surrogate')
    if (name === '__proto__') return { path: name, message: 'is not known here' }
    const found = firstFault(fields[name], depth + 1)
    if (found) return under(name.slice(0, 100), found)
  }
  return null
}

const fault = (message: string): FieldError => ({ path: '', message })

const under = (name: string, { path, message }: FieldError): FieldError => ({
  path: path === '' || path.startsWith('[') ? name + path : `${name}.${path}`,
  message,
})
