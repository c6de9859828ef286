import type { Middleware } from './request-context.ts'

/**
 * 304 where `If-None-Match` names the answer's ETag. Not `fresh` or koa-conditional-get, which answer in full whatever
 * asks with `Cache-Control: no-cache`: every `fetch()` that names an ETag by itself does.
 */
export const conditionalGet: Middleware = (ctx, next) => {
  const named = ctx.req.headers['if-none-match']
  if (named === undefined || !/^(GET|HEAD)$/.test(ctx.method)) return next()
  return next().then(() => {
    const etag = ctx.response.get('ETag')
    if (ctx.status === 200 && etag && noneMatches(named, etag)) ctx.status = 304
  })
}

/** Whether `If-None-Match` names `etag`; compared weakly, as RFC 9110 wants it. */
export function noneMatches(header: string, etag: string): boolean {
  if (header === '*') return true
  const strong = etag.replace(/^W\//, '')
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === strong)
}
