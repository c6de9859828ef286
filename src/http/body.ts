import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { type CountedBody, createBodyBudget } from './body-budget.ts'
import { ClientGone } from './failure.ts'
import { bePatient, type Patience } from './patience.ts'
import { Problem } from './problem.ts'
import type { Exchange } from './request-context.ts'
import type { RawBody, StreamedBody } from './route.ts'

/** Bytes of a JSON body where somebody answers for it: 1 MiB. */
export const mostBytes = 1_048_576
/** Bytes of a JSON body that anyone may send, and of one that is to be none. */
export const mostOfAnyone = 8_192

/** Whether the request has a body: without either header HTTP/1.1 knows that there is none. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** Reads the bodies of a process's requests: all within one budget, each within its limit and in its time. */
export interface Bodies {
  /**
   * The JSON body, parsed; an empty one is an empty object, whose fields the schema then misses or not. Throws 400 for what
   * isn't JSON in UTF-8, 413 beyond `limit` bytes, 415 for another or an encoded content type, 408 where it doesn't come,
   * 503 where it has to make room for others.
   */
  readJson(exchange: Exchange, limit: number): Promise<unknown>
  /** For routes that take no body: nothing and `{}` pass, as some clients always send one. */
  readNoBody(exchange: Exchange): Promise<undefined>
  /** The body's bytes as they came, of one of the types named. */
  readRaw(exchange: Exchange, body: RawBody): Promise<Buffer>
  /** The body as a stream of at most `limit` bytes (then it fails with a 413), of one of the types named; it fails with a 408 where it doesn't come. */
  open(req: IncomingMessage, body: StreamedBody): Readable
}

/** What `config.http` says of bodies. */
export interface BodySettings {
  /** MiB that bodies may hold together. */
  bodyBudget: number
  /** Milliseconds, all three. */
  bodyIdleTimeout: number
  bodyTimeout: number
  uploadTimeout: number
}

export function createBodies(settings: BodySettings): Bodies {
  const budget = createBodyBudget(settings.bodyBudget * 1_048_576)
  const idle = settings.bodyIdleTimeout
  const read = (exchange: Exchange, limit: number) =>
    readBytes(exchange, limit, { idle, whole: settings.bodyTimeout }, (giveUp) => budget.open(giveUp))

  return {
    async readJson(exchange, limit) {
      const { req } = exchange
      if (!hasBody(req)) return {}
      refuseEncoded(req)
      // Without a type there may yet be no bytes either: `Transfer-Encoding: chunked` and nothing in it.
      const type = req.headers['content-type']
      if (type !== undefined && !isJson(type))
        throw new Problem(415, 'The body must be application/json in UTF-8.')
      const bytes = await read(exchange, limit)
      if (bytes.length === 0) return {}
      if (type === undefined) throw new Problem(415, 'The body needs Content-Type: application/json.')
      if (!isUtf8(bytes)) throw new Problem(400, 'The body is not UTF-8.')
      return parse(bytes.toString())
    },
    async readNoBody(exchange) {
      if (!hasBody(exchange.req)) return
      refuseEncoded(exchange.req)
      const text = (await read(exchange, mostOfAnyone)).toString().trim()
      if (text !== '' && text !== '{}') throw new Problem(422, 'This takes no body.')
    },
    async readRaw(exchange, { raw, limit }) {
      refuseEncoded(exchange.req)
      refuseOtherThan(raw, exchange.req)
      return hasBody(exchange.req) ? read(exchange, limit) : nothing
    },
    open(req, { streamed, limit }) {
      refuseEncoded(req)
      refuseOtherThan(streamed, req)
      refuseLongerThan(limit, req)
      return hasBody(req)
        ? limited(req, limit, { idle, whole: settings.uploadTimeout })
        : new PassThrough().end()
    },
  }
}

function limited(req: IncomingMessage, limit: number, patience: Patience): Readable {
  let size = 0
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.heard()
      size += chunk.length
      done(size > limit ? tooLarge(limit) : null, chunk)
    },
  })
  // Paused, it waits for us.
  const waiting = bePatient(
    patience,
    () => body.destroy(tooLate()),
    () => req.isPaused(),
  )
  req.once('end', waiting.over)
  body.once('close', waiting.over)
  req.once('error', () => body.destroy(new ClientGone()))
  req.once('close', () => {
    if (!req.complete) body.destroy(new ClientGone())
  })
  return req.pipe(body)
}

function refuseEncoded({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding']
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return
  throw new Problem(415, 'The body must be sent as it is, without Content-Encoding.')
}

function refuseOtherThan(types: string[], { headers }: IncomingMessage): void {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type)) throw new Problem(415, `The body must be ${types.join(' or ')}.`)
}

function refuseLongerThan(limit: number, { headers }: IncomingMessage): void {
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
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

const nothing: Buffer = Buffer.alloc(0)

const tooLarge = (limit: number) => new Problem(413, `The body is over ${limit} bytes.`)
const tooLate = () => new Problem(408, 'The body did not come in time.')
const crowdedOut = () =>
  new Problem(503, 'There are too many bodies under way. Send it again in a moment.', {
    headers: { 'Retry-After': '2' },
  })

/** The body in one piece. It is counted until the request is answered, as what is made of it is no smaller. */
function readBytes(
  exchange: Exchange,
  limit: number,
  patience: Patience,
  count: (giveUp: () => void) => CountedBody,
): Promise<Buffer> {
  const { req } = exchange
  refuseLongerThan(limit, req)
  return new Promise((resolve, reject) => {
    let bytes = nothing
    let size = 0
    const settle = (error: Error | null) => {
      waiting.over()
      req.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone)
      if (error) {
        counted.release()
        bytes = nothing
        reject(error)
      } else {
        counted.complete()
        resolve(bytes.subarray(0, size))
      }
    }
    const onData = (chunk: Buffer) => {
      waiting.heard()
      if (size + chunk.length > limit) return settle(tooLarge(limit))
      bytes = append(bytes, size, chunk, limit)
      size += chunk.length
      counted.grow(bytes.length)
    }
    const onEnd = () => settle(null)
    const onGone = () => settle(new ClientGone())
    const counted = count(() => settle(crowdedOut()))
    exchange.body = counted
    const waiting = bePatient(patience, () => settle(tooLate()))
    req.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone)
  })
}

/** The chunk behind the first `size` bytes. Kept one by one, a mebibyte in chunks of one byte takes two hundred. */
function append(bytes: Buffer, size: number, chunk: Buffer, limit: number): Buffer {
  if (size === 0) return chunk
  const needed = size + chunk.length
  let roomy = bytes
  if (needed > bytes.length) {
    roomy = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(needed, 2 * bytes.length)))
    bytes.copy(roomy, 0, 0, size)
  }
  chunk.copy(roomy, size)
  return roomy
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
