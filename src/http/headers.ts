import cors from '@koa/cors'
import helmet from 'helmet'
import type { Middleware } from './request-context.ts'

/** A JSON API that no page should embed or guess at: nothing may load or run. Pages have a policy of their own. */
export function securityHeaders(production: boolean): Middleware {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: production && { maxAge: 31_536_000, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    // What is for pages alone, or what browsers do by themselves: a header that says nothing is one too many.
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xPoweredBy: false,
    xXssProtection: false,
  })
  return (ctx, next) => {
    secure(ctx.req, ctx.res, () => {})
    return next()
  }
}

/**
 * What a browser on another origin is told. Reads `config.http.corsOrigins`: a comma list, `*` for any, empty for none
 * (null). Credentials are never shared.
 */
export function crossOrigin(origins: string): Middleware | null {
  const allowed = new Set(origins.split(',').map((origin) => origin.trim()))
  allowed.delete('')
  if (allowed.size === 0) return null
  return cors({
    origin: ({ headers }) =>
      allowed.has('*') ? '*' : allowed.has(headers.origin ?? '') ? (headers.origin as string) : '',
    exposeHeaders: 'ETag, Location, Retry-After, X-Request-Id, Idempotent-Replayed',
    allowMethods: 'GET, HEAD, POST, PUT, PATCH, DELETE',
    allowHeaders: 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id',
    maxAge: 600,
  }) as Middleware
}
