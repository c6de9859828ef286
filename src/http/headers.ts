import type { IncomingHttpHeaders } from 'node:http'

/** Names and values in turn that every answer carries: a JSON API that no page should embed or guess at. */
export function securityHeaders(production: boolean): string[] {
  return [
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'DENY',
    'Referrer-Policy',
    'no-referrer',
    ...(production ? ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] : []),
  ]
}

/** The Content-Security-Policy of all but /docs and modules' pages: nothing may load or run. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'"

/** What a browser on another origin is told; empty where it may not ask. */
export interface Cors {
  /** For an answer. */
  answer(headers: IncomingHttpHeaders): string[]
  /** For the question before the request. */
  preflight(headers: IncomingHttpHeaders): string[]
}

const exposed = 'ETag, Location, Retry-After, X-Request-Id, Idempotent-Replayed'
const sendable = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id'
const nobody: string[] = []

/** Reads `config.http.corsOrigins`: a comma list, `*` for any, empty for none. Credentials are never shared. */
export function createCors(origins: string): Cors {
  const allowed = new Set(origins.split(',').map((origin) => origin.trim()))
  allowed.delete('')
  if (allowed.size === 0) return { answer: () => nobody, preflight: () => nobody }
  const any = allowed.has('*')
  // The answer depends on who asks, also where it says nothing: caches must know.
  const originOf = ({ origin }: IncomingHttpHeaders) =>
    any
      ? ['Access-Control-Allow-Origin', '*']
      : origin !== undefined && allowed.has(origin)
        ? ['Access-Control-Allow-Origin', origin, 'Vary', 'Origin']
        : null
  return {
    answer(headers) {
      const origin = originOf(headers)
      return origin ? [...origin, 'Access-Control-Expose-Headers', exposed] : ['Vary', 'Origin']
    },
    preflight(headers) {
      const origin = originOf(headers)
      if (!origin || headers['access-control-request-method'] === undefined) return ['Vary', 'Origin']
      const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE'
      return [
        ...origin,
        ...['Access-Control-Allow-Methods', methods, 'Access-Control-Allow-Headers', sendable],
        ...['Access-Control-Max-Age', '600'],
      ]
    },
  }
}
