import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { ClientGone } from './failure.ts'
import { Problem } from './problem.ts'
import type { StreamedBody } from './route.ts'

/** 1 MiB. */
const mostBytes = 1_048_576
/** A body that has not come in by then is given up: milliseconds. */
const patience = 30_000

/** Whether the request has a body: without either header HTTP/1.1 knows that there is none. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/**
 * The JSON body, parsed; an empty one is an empty object, whose fields the schema then misses or not. Throws 400 for what isn't JSON in UTF-8, 413 beyond
 * 1 MiB, 415 for another or an encoded content type, 408 where it doesn't come.
 */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  if (!hasBody(req)) return {}
  refuseEncoded(req)
  // Without a type there may yet be no bytes either: `Transfer-Encoding: chunked` and nothing in it.
  const type = req.headers['content-type']
  if (type !== undefined && !isJson(type))
    throw new Problem(415, 'The body must be application/json in UTF-8.')
  const bytes = await readBytes(req)
  if (bytes.length === 0) return {}
  if (type === undefined) throw new Problem(415, 'The body needs Content-Type: application/json.')
  if (!isUtf8(bytes)) throw new Problem(400, 'The body is not UTF-8.')
  return parse(bytes.toString())
}

/** For routes that take no body: nothing and `{}` pass, as some clients always send one. */
export async function readNoBody(req: IncomingMessage): Promise<undefined> {
  if (!hasBody(req)) return
  refuseEncoded(req)
  const text = (await readBytes(req)).toString().trim()
  if (text !== '' && text !== '{}') throw new Problem(422, 'This takes no body.')
}

/** The body as a stream of at most `limit` bytes (then it fails with a 413), of one of the types named. */
export function openBody(req: IncomingMessage, { streamed, limit }: StreamedBody): Readable {
  refuseEncoded(req)
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!streamed.includes(type)) throw new Problem(415, `The body must be ${streamed.join(' or ')}.`)
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  if (!hasBody(req)) return new PassThrough().end()
  let size = 0
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(size > limit ? tooLarge(limit) : null, chunk)
    },
  })
  req.once('error', () => limited.destroy(new ClientGone()))
  req.once('close', () => {
    if (!req.complete) limited.destroy(new ClientGone())
  })
  return req.pipe(limited)
}

function refuseEncoded({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding']
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return
  throw new Problem(415, 'The body must be sent as it is, without Content-Encoding.')
}

const isJson = (type: string) =>
  type === 'application/json' || /^application\/json\s*(?:;\s*charset="?utf-?8"?\s*)?;?\s*$/i.test(type)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // V8's message quotes the body, which may hold a password.
    throw new Problem(400, 'The body is not JSON.')
  }
}

const tooLarge = (limit: number) => new Problem(413, `The body is over ${limit} bytes.`)

function readBytes(req: IncomingMessage): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (error: Error | null) => {
      clearTimeout(timer)
      req.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone)
      if (error) reject(error)
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size))
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > mostBytes) settle(tooLarge(mostBytes))
      else chunks.push(chunk)
    }
    const onEnd = () => settle(null)
    const onGone = () => settle(new ClientGone())
    const late = () => settle(new Problem(408, 'The body did not come in time.'))
    const timer = setTimeout(late, patience)
    req.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone)
  })
}

/**
 * Reads on for a little, so that a client that is still sending hears the refusal rather than a reset.
 * Whether all of it is read by then: otherwise the connection can't be used again.
 */
export async function drained(req: IncomingMessage): Promise<boolean> {
  if (req.complete || !hasBody(req) || req.destroyed) return req.complete || !req.destroyed
  return new Promise((resolve) => {
    let size = 0
    const settle = () => {
      clearTimeout(timer)
      req.off('data', onData).off('end', settle).off('close', settle)
      resolve(req.complete)
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > 8 * mostBytes) settle()
    }
    const timer = setTimeout(settle, 2_000)
    req.on('data', onData).on('end', settle).on('close', settle)
    // Before resuming: a route that gave a stream up unpipes only later, which would pause it again.
    req.unpipe()
    req.resume()
  })
}
