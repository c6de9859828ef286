import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { Readable, Transform } from 'node:stream'
import { type BodyBudget, createBodyBudget } from './body-budget.ts'
import { type BodyTimeout, limitTime } from './body-timeout.ts'
import { ClientGone, Problem } from './problem.ts'
import type { Context, Middleware } from './request-context.ts'
import { isRawBody, isStreamedBody, type Route } from './route.ts'

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
   * Reads what a route takes, for `ctx.state.sent`. Where it takes none, nothing and `{}` pass, as some clients always send
   * one. An empty JSON body is an empty object, whose fields the schema then misses or not. A stream fails later with what
   * would be thrown here: 400 for what isn't JSON in UTF-8, 413 beyond the limit, 415 for another or an encoded content
   * type, 408 where it doesn't come, 503 where it has to make room for others.
   */
  reader(spec: Route<never>['spec']): Middleware
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

/*
 * Not by raw-body or co-body: these know a limit, but no time in which a body is to come and no budget that all share, and
 * keep a body's chunks one by one. Nor by reading what `limited` gives, which in chunks of a byte holds all others up.
 */
export function createBodies(settings: BodySettings): Bodies {
  const budget = createBodyBudget(settings.bodyBudget * 1_048_576)
  const idle = settings.bodyIdleTimeout
  const timeout = { idle, whole: settings.bodyTimeout }
  const read = (ctx: Context, limit: number) => readBytes(ctx, limit, timeout, budget)

  async function readJson(ctx: Context, limit: number): Promise<unknown> {
    if (!hasBody(ctx.req)) return {}
    // Without a type there may yet be no bytes either: `Transfer-Encoding: chunked` and nothing in it.
    const type = ctx.req.headers['content-type']
    if (type !== undefined && !isJson(type))
      throw new Problem(415, 'The body must be application/json in UTF-8.')
    const bytes = await read(ctx, limit)
    if (bytes.length === 0) return {}
    if (type === undefined) throw new Problem(415, 'The body needs Content-Type: application/json.')
    if (!isUtf8(bytes)) throw new Problem(400, 'The body is not UTF-8.')
    return parse(bytes.toString())
  }

  async function readNoBody(ctx: Context): Promise<void> {
    if (!hasBody(ctx.req)) return
    const text = (await read(ctx, mostOfAnyone)).toString().trim()
    if (text !== '' && text !== '{}') throw new Problem(422, 'This takes no body.')
  }

  function open({ req }: Context, limit: number): Readable {
    refuseLongerThan(limit, req)
    if (!hasBody(req)) return Readable.from([])
    return limited(req, limit, { idle, whole: settings.uploadTimeout })
  }

  function readerOf({ body, who }: Route<never>['spec']): (ctx: Context) => unknown {
    if (!body) return readNoBody
    if (isStreamedBody(body)) return (ctx) => open(typed(ctx, body.streamed), body.limit)
    if (isRawBody(body)) return (ctx) => (hasBody(typed(ctx, body.raw).req) ? read(ctx, body.limit) : nothing)
    // Whoever can be asked for a token is known by it.
    const limit = who === 'anyone' ? mostOfAnyone : mostBytes
    return (ctx) => readJson(ctx, limit)
  }

  return {
    reader(spec) {
      const read = readerOf(spec)
      return async (ctx, next) => {
        if (hasBody(ctx.req) || spec.body) refuseEncoded(ctx.req)
        ctx.state.sent = await read(ctx)
        return next()
      }
    },
  }
}

/** The body within its limit and time. Not by `pipeline`, which would end the connection too: who is refused is told why. */
function limited(req: IncomingMessage, limit: number, timeout: BodyTimeout): Readable {
  let size = 0
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.heard()
      size += chunk.length
      done(size > limit ? tooLarge(limit) : null, chunk)
    },
  })
  // Paused, it waits for us.
  const waiting = limitTime(
    timeout,
    () => body.destroy(tooLate()),
    () => req.isPaused(),
  )
  const onGone = () => req.complete || body.destroy(new ClientGone())
  req.once('end', waiting.over).once('error', onGone).once('close', onGone)
  // Whoever reads it is told. Until then nobody listens, and an error that nobody hears ends the process.
  body.on('error', () => {})
  return req.pipe(body).once('close', waiting.over)
}

function refuseEncoded({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding']
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return
  throw new Problem(415, 'The body must be sent as it is, without Content-Encoding.')
}

/** The request, whose body says that it is of one of these types. */
function typed(ctx: Context, types: string[]): Context {
  if (!types.includes(ctx.request.type)) throw new Problem(415, `The body must be ${types.join(' or ')}.`)
  return ctx
}

function refuseLongerThan(limit: number, { headers }: IncomingMessage): void {
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
}

const isJson = (type: string) => /^application\/json\s*(?:;\s*charset="?utf-?8"?\s*)?;?\s*$/i.test(type)

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
  { req, res }: Context,
  limit: number,
  timeout: BodyTimeout,
  budget: BodyBudget,
): Promise<Buffer> {
  refuseLongerThan(limit, req)
  return new Promise((resolve, reject) => {
    let bytes = nothing
    let size = 0
    const finish = (error: Error | null) => {
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
      if (size + chunk.length > limit) return finish(tooLarge(limit))
      bytes = append(bytes, size, chunk, limit)
      size += chunk.length
      counted.grow(bytes.length)
    }
    const onEnd = () => finish(null)
    const onGone = () => finish(new ClientGone())
    const counted = budget.open(() => finish(crowdedOut()))
    res.once('close', counted.release)
    const waiting = limitTime(timeout, () => finish(tooLate()))
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
    const finish = () => {
      clearTimeout(timer)
      req.off('data', onData).off('end', finish).off('close', finish)
      resolve(req.complete)
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > 8 * mostBytes) finish()
    }
    const timer = setTimeout(finish, 2_000)
    req.on('data', onData).on('end', finish).on('close', finish)
    // Before resuming: a route that gave a stream up unpipes only later, which would pause it again.
    req.unpipe()
    req.resume()
  })
}
