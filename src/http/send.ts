import { Readable } from 'node:stream'
import type { Answer } from './answer.ts'
import { strictPolicy } from './headers.ts'
import { noneMatches } from './if-match.ts'
import type { Problem } from './problem.ts'
import type { Exchange } from './request-context.ts'
import { sendStream } from './stream.ts'

/** Writes the answer, all of its head at once; resolves when a stream is at its end, and is done at once otherwise. Never throws. */
export function send(
  exchange: Exchange,
  answer: Answer,
  /** Names and values in turn: what every answer carries. */
  common: string[],
  options: { close: boolean; onStreamError: (error: unknown) => void },
): Promise<void> | undefined {
  const { req, res, method } = exchange
  if (res.headersSent || res.destroyed) return discard(answer)
  const headers = [...common, 'X-Request-Id', exchange.requestId, ...answer.headers]
  headers.push('Content-Security-Policy', answer.policy ?? strictPolicy)
  if (options.close) headers.push('Connection', 'close')
  const readable = method === 'GET' || method === 'HEAD'
  if (answer.etag !== undefined) {
    headers.push('ETag', answer.etag)
    if (readable && answer.status === 200 && noneMatches(req.headers['if-none-match'], answer.etag)) {
      res.writeHead(304, headers).end()
      return discard(answer)
    }
  }
  if (answer.type !== null) headers.push('Content-Type', answer.type)
  if (answer.stream) {
    res.writeHead(answer.status, headers)
    if (method !== 'HEAD')
      return sendStream(exchange, answer.stream, answer.type ?? '', options.onStreamError)
    res.end()
    return discard(answer)
  }
  const { body } = answer
  const length = answer.bytes ?? (body === null ? 0 : Buffer.byteLength(body))
  if (answer.status !== 204) headers.push('Content-Length', String(length))
  res.writeHead(answer.status, headers)
  if (method === 'HEAD' || body === null) res.end()
  // Text that is as long as its bytes is ASCII, which latin1 writes without looking at each character.
  else res.end(body, length === body.length ? 'latin1' : 'utf8')
  return undefined
}

/** A stream that nobody reads is closed, so that what it reads from is given back. */
async function discard({ stream }: Answer): Promise<void> {
  // A Readable's iterator that was never asked for anything would leave it open.
  if (stream instanceof Readable) stream.destroy()
  else await stream?.[Symbol.asyncIterator]().return?.()
}

/** A refusal as RFC 9457 wants it. */
export function problemAnswer(problem: Problem, requestId: string): Answer {
  const headers = ['Cache-Control', 'no-store']
  for (const [name, value] of Object.entries(problem.headers ?? {})) headers.push(name, value)
  return {
    status: problem.status,
    type: 'application/problem+json',
    headers,
    body: JSON.stringify({
      type: 'about:blank',
      title: problem.title,
      status: problem.status,
      detail: problem.message,
      instance: requestId,
      errors: problem.errors,
    }),
  }
}
