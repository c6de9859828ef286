import { Readable } from 'node:stream'
import type { Config } from '#config/config.ts'
import { inWork } from '#src/log/work.ts'
import { readTraceparent, writeTraceparent } from '#src/tracing/traceparent.ts'
import { beginTrace } from '#src/tracing/tracing.ts'
import { type Middleware, workOf } from './request-context.ts'

/** Asked all day by those who look after the mart: traces of these would tell nothing. */
const untold = new Set(['/healthz', '/readyz', '/metrics'])

/** The methods that OpenTelemetry knows by name. */
const known = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'QUERY',
])

/**
 * Makes a trace of each request. A caller that isn't trusted can have its own trace linked to, and no more: were it gone
 * on with, anyone could have every request recorded, or strew requests into other people's traces. Of a request its
 * route is told, and what came of it: no path, query, header, address or body, which may say something of a person.
 */
export function tracedRequests({ trusted }: Pick<Config['tracing'], 'trusted'>): Middleware {
  return async (ctx, next) => {
    const { state, method, req } = ctx
    if (untold.has(req.url ?? '')) return next()
    const sent = readTraceparent(oneOf(req.headers.traceparent))
    const theirs = sent && writeTraceparent(sent)
    const step = beginTrace(known.has(method) ? method : 'HTTP', {
      kind: 'server',
      ...(theirs && (trusted ? { parent: theirs } : { links: [theirs] })),
      attributes: () => ({
        'http.request.method': known.has(method) ? method : '_OTHER',
        ...(!known.has(method) && { 'http.request.method_original': method }),
        'url.scheme': 'encrypted' in req.socket ? 'https' : 'http',
        'network.protocol.version': req.httpVersion,
        'mart.request_id': state.requestId,
      }),
    })
    if (!step) return next()
    const work = Object.assign(workOf(state), { step })
    // Nothing is told of it: what it works at bears its ids, and that is all.
    if (!step.recording) return next()
    const ended = (error?: unknown) => {
      const { endpoint, caller } = state
      const status = ctx.status
      if (endpoint) step.rename(`${method} ${endpoint.path}`)
      step.set({
        'http.route': endpoint?.path,
        'http.response.status_code': status,
        'user.id': caller?.id,
        'mart.order_id': work.ids.orderId,
      })
      step.end(error ?? (status >= 500 ? { name: String(status) } : undefined))
    }
    try {
      await inWork(work, next)
    } catch (error) {
      ended(error)
      throw error
    }
    // A stream is told of when it ends, be it after an hour.
    if (ctx.body instanceof Readable && !ctx.res.destroyed) ctx.res.once('close', () => ended())
    else ended()
  }
}

const oneOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header)
