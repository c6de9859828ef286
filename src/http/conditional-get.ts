import type { Middleware } from './request-context.ts'

/**
 * 304 where `If-None-Match` names the answer's ETag. Not `fresh` or koa-conditional-get, which answer in full whatever
 * asks with `Cache-Control: no-cache`: every `fetch()` that names an ETag by itself does.
 */
export const conditionalGet: Middleware = async (ctx, next) => {
  await next()
  const named = ctx.req.headers['if-none-match']
  if (named === undefined || ctx.status !== 200 || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return
  const etag = ctx.response.get('ETag')
  if (etag && noneMatches(named, etag)) ctx.status = 304
}

/** Whether `If-None-Match` names `etag`; compared weakly, as RFC 9110 wants it. */
export function noneMatches(header: string, etag: string): boolean {
  if (header === '*' || header === etag) return true
  const strong = etag.replace(/^W\//, '')
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === strong)
}
