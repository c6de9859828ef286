import { resolve } from './conformance.ts'
import { ill, raw, sample, type Twist, unraw } from './twists.ts'

// biome-ignore lint/suspicious/noExplicitAny: a JSON document of many shapes
type Json = any

/** A request that something is wrong with. */
export interface Malformed {
  method: string
  /** With its query. */
  path: string
  headers: Record<string, string>
  body?: string
  /** The operation's, which says who may call it. */
  description: string
  /** For the test's message: `body.items[0].quantity: negative`. */
  why: string
}

const json = { 'content-type': 'application/json' }

/**
 * For every operation of an OpenAPI document, requests that are right but for one thing: each parameter and
 * field missing, of another type, too long, unstorable, huge, deep; unknown ones; and bodies that are none.
 * Nothing but a status under 500 is to be expected of them: some are fine where a field is optional.
 */
export function* malformed(document: Json): Generator<Malformed> {
  for (const [template, operations] of Object.entries<Json>(document.paths)) {
    for (const [method, operation] of Object.entries<Json>(operations))
      yield* ofOperation(document, template, method, operation)
  }
}

function* ofOperation(
  document: Json,
  template: string,
  method: string,
  operation: Json,
): Generator<Malformed> {
  const parameters: Json[] = operation.parameters ?? []
  const content = operation.requestBody?.content ?? {}
  const schema = content['application/json']?.schema
  const right = schema === undefined ? undefined : sample(document, schema)
  const type = schema === undefined ? Object.keys(content)[0] : undefined
  const values = Object.fromEntries(
    parameters.map((parameter) => [key(parameter), String(sample(document, parameter.schema))]),
  )

  const request = (
    why: string,
    changed: {
      values?: Record<string, string | null>
      query?: string
      body?: string
      headers?: Record<string, string>
    } = {},
  ): Malformed => {
    const given = { ...values, ...changed.values }
    const headers: Record<string, string> = {
      ...(type ? { 'content-type': type } : schema ? json : {}),
      ...changed.headers,
    }
    const query = new URLSearchParams()
    for (const parameter of parameters) {
      const value = given[key(parameter)]
      const wanted = parameter.required || Object.hasOwn(changed.values ?? {}, key(parameter))
      if (value === null || value === undefined || !wanted) continue
      if (parameter.in === 'query') query.set(parameter.name, value)
      if (parameter.in === 'header' && !/[^\x20-\x7e]/.test(value)) headers[parameter.name] = value
    }
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name) => encode(given[`path ${name}`] ?? ''))
    const search = [query.toString(), changed.query].filter(Boolean).join('&')
    const body =
      changed.body ??
      (right === undefined ? (type ? '\0 not ,"what it says' : undefined) : JSON.stringify(right))
    return {
      method: method.toUpperCase(),
      path: search ? `${path}?${search}` : path,
      headers,
      ...(method === 'get' || body === undefined ? {} : { body }),
      description: operation.description ?? '',
      why: `${method.toUpperCase()} ${template} ${why}`,
    }
  }

  yield request('as it should be')
  yield request('an unknown parameter', { query: 'surprise=1&__proto__=1' })
  yield request('percent-encoding that is none', { query: 'q=%zz' })
  yield request('another content type', { headers: { 'content-type': 'text/plain' }, body: 'text' })
  yield request('an encoded body', { headers: { 'content-encoding': 'gzip' } })
  yield request('a malformed If-Match', { headers: { 'if-match': 'three' } })
  for (const parameter of parameters) {
    if (parameter.in !== 'path')
      yield request(`${key(parameter)}: missing`, { values: { [key(parameter)]: null } })
    if (parameter.in === 'query')
      yield request(`${key(parameter)}: twice`, { query: `${parameter.name}=1&${parameter.name}=1` })
    for (const [why, value] of ill.text)
      yield request(`${key(parameter)}: ${why}`, { values: { [key(parameter)]: value } })
  }
  if (right === undefined) return
  for (const [why, body] of ill.bodies) yield request(`body: ${why}`, { body })
  for (const { why, value } of twisted(document, schema, right, 'body'))
    yield request(why, { body: unraw(JSON.stringify(value)) })
}

/** The right value with one field wrong, for each field at any depth. */
function* twisted(
  document: Json,
  declared: Json,
  right: Json,
  path: string,
): Generator<{ why: string; value: Json }> {
  for (const [why, value] of ill.json as Twist[]) yield { why: `${path}: ${why}`, value }
  const schema = resolve(document, declared)
  if (Array.isArray(right)) {
    yield { why: `${path}: far too many`, value: Array.from({ length: 5_000 }, () => right[0] ?? null) }
    for (const inner of twisted(document, schema.items ?? {}, right[0], `${path}[0]`))
      yield { ...inner, value: [inner.value] }
    return
  }
  if (typeof right !== 'object' || right === null) return
  yield { why: `${path}: an unknown field`, value: { ...right, surprise: 1 } }
  yield { why: `${path}: a name that cannot be stored`, value: { ...right, 'a\0\ud800': 'x' } }
  yield { why: `${path}: __proto__`, value: { ...right, '@proto': raw('{"admin":true}') } }
  for (const name of Object.keys(right)) {
    const { [name]: _, ...others } = right
    yield { why: `${path}.${name}: missing`, value: others }
    for (const inner of twisted(document, schema.properties?.[name] ?? {}, right[name], `${path}.${name}`))
      yield { ...inner, value: { ...right, [name]: inner.value } }
  }
}

const key = (parameter: Json) => `${parameter.in} ${parameter.name}`

/** As it is where it can't be encoded: half a surrogate pair has no UTF-8. */
function encode(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : '%ed%a0%80'
}
