import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'
import type { CountedBody } from './body-budget.ts'
import { requestIdOf } from './request-id.ts'

/** A method and a path with what answers them. */
export interface Endpoint {
  /** In capitals. */
  method: string
  /** With parameters as `{name}`. */
  path: string
  answer(exchange: Exchange): Promise<Answer> | Answer
}

/** One request on its way through the edge. */
export interface Exchange {
  req: IncomingMessage
  res: ServerResponse
  method: string
  /** The path as it was sent, still percent-encoded. */
  path: string
  /** What follows the question mark; empty where there is none. */
  search: string
  requestId: string
  /** `performance.now()` at the start. */
  startedAt: number
  /** What was found for the path and method; null until then, and for unknown ones. */
  endpoint: Endpoint | null
  /** The path's parameters, decoded. */
  params: Record<string, string>
  callerId: string | null
  /** Its body, where one was read; counted until the answer is out. */
  body: CountedBody | null
  /** Whether its token is still good, which a stream outlasts; null where none was sent. */
  stillGood: (() => boolean) | null
  /** An event stream: it has no end of its own, so a stopping process ends it. */
  endless: boolean
  /** Made when someone asks for the signal. */
  abort: AbortController | null
}

/** Reads the request line and the request id: an id that is not plain is replaced, not passed on. */
export function openExchange(req: IncomingMessage, res: ServerResponse): Exchange {
  const target = originForm(req.url ?? '/')
  const mark = target.indexOf('?')
  return {
    req,
    res,
    method: req.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    search: mark < 0 ? '' : target.slice(mark + 1),
    requestId: requestIdOf(req.headers['x-request-id']),
    startedAt: performance.now(),
    endpoint: null,
    params: {},
    callerId: null,
    body: null,
    stillGood: null,
    endless: false,
    abort: null,
  }
}

/** A signal that is aborted when the client goes away before it has its answer. */
export function signalOf(exchange: Exchange): AbortSignal {
  if (!exchange.abort) {
    const abort = new AbortController()
    const { res } = exchange
    exchange.abort = abort
    if (res.destroyed) abort.abort()
    else
      res.once('close', () => {
        if (!res.writableFinished) abort.abort()
      })
  }
  return exchange.abort.signal
}

/** The address that asks. Each trusted proxy has added one to the end of X-Forwarded-For. */
export function addressOf(req: IncomingMessage, trustedProxies: number): string {
  const direct = req.socket.remoteAddress ?? ''
  const header = req.headers['x-forwarded-for']
  if (trustedProxies === 0 || typeof header !== 'string') return direct
  const named = header.split(',').map((address) => address.trim())
  return named[Math.max(0, named.length - trustedProxies)] || direct
}

/** Proxies may send `GET http://host/path`. */
const originForm = (url: string) =>
  url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/'
