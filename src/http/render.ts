import { hash } from 'node:crypto'
import { type Answer, jsonType } from './answer.ts'
import {
  type AnswerSchema,
  isChosenAnswer,
  isReply,
  isStreamedAnswer,
  jsonOf,
  type Reply,
  type Route,
} from './route.ts'

/** What a handler's value becomes, worked out from the route once. `known`: to somebody who sent a token. */
export type Renderer = (value: unknown, known: boolean) => Answer

/**
 * Makes a route's renderer. `onMismatch` is called where an answer isn't what the route declares, and may
 * throw; null leaves answers unchecked, as production does.
 */
export function rendererOf(
  { method, path, spec }: Route<never>,
  onMismatch: ((what: string, details: unknown) => void) | null,
): Renderer {
  const declared = new Map(Object.entries(spec.answers).map(([status, schema]) => [Number(status), schema]))
  const success = [...declared.keys()].find((status) => status >= 200 && status < 300)
  if (success === undefined) throw new Error(`${method} ${path} declares no answer from 200 to 299`)
  const taggable = method === 'get' && spec.who === 'anyone'
  const open = { 'Cache-Control': 'no-cache', ...(method === 'get' ? { Vary: 'Authorization' } : {}) }
  const closed = { 'Cache-Control': 'no-store' }

  return (value, known) => {
    const reply: Omit<Reply, symbol> = isReply(value) ? value : { body: value }
    const status = reply.status ?? success
    const schema = declared.get(status)
    const headers: Record<string, string> = {
      ...(known || spec.who !== 'anyone' ? closed : open),
      ...reply.headers,
    }
    const etag = reply.version === undefined ? reply.etag : `"${reply.version}"`
    if (etag !== undefined) headers.ETag = etag
    if (isStreamedAnswer(schema)) {
      headers['Content-Type'] = schema.content
      // Proxies that gather an answer up would hold events back.
      if (schema.content.startsWith('text/event-stream')) headers['X-Accel-Buffering'] = 'no'
      return { status, headers, body: streamable(reply.body) }
    }
    if (isChosenAnswer(schema) && reply.type !== undefined) {
      headers['Content-Type'] = reply.type
      return { status, headers, body: streamable(reply.body) }
    }
    const json = reply.json ?? (reply.body === undefined ? null : JSON.stringify(reply.body))
    if (onMismatch) check(`${method} ${path}`, status, schema, json, onMismatch)
    if (json === null) return { status, headers, body: null }
    headers['Content-Type'] = jsonType
    if (taggable && !known) headers.ETag ??= `"${hash('sha1', json, 'base64url')}"`
    return { status, headers, body: json }
  }
}

function streamable(body: unknown): Answer['body'] {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body
  const stream = body as AsyncIterable<string | Uint8Array>
  if (typeof stream?.[Symbol.asyncIterator] === 'function') return stream
  throw new TypeError('a streamed answer must be a stream')
}

/** Compares what is about to be sent, as its reader will see it, with what the route declares. */
function check(
  route: string,
  status: number,
  schema: AnswerSchema | undefined,
  json: string | null,
  onMismatch: (what: string, details: unknown) => void,
): void {
  if (schema === undefined) onMismatch(`${route} answers ${status}, which it does not declare`, null)
  else if (schema === null) {
    if (json !== null) onMismatch(`${route} answers ${status} with a body, and declares none`, null)
    return
  }
  const shape = jsonOf(schema)
  if (shape) {
    const result = shape.safeParse(json === null ? undefined : JSON.parse(json))
    if (!result.success)
      onMismatch(`${route} answers ${status} with what it does not declare`, result.error.issues)
  }
}
