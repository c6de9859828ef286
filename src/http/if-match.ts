import { Problem } from './problem.ts'
import type { Middleware } from './request-context.ts'

/** Whether a change that was made on what the client saw (`ifMatch`, null for any) still applies to `version`. */
export const matches = (ifMatch: number | null, version: number): boolean =>
  ifMatch === null || ifMatch === version

/** Throws a 412 where `If-Match` asks for another version than the present one. */
export function requireVersion(ifMatch: number | null, version: number): void {
  if (matches(ifMatch, version)) return
  throw new Problem(412, `It has changed since: its version is ${version}, not ${ifMatch}.`)
}

/** What `If-Match` names, for the handler. */
export const ifMatch: Middleware = (ctx, next) => {
  ctx.state.ifMatch = readIfMatch(ctx.req.headers['if-match'])
  return next()
}

/**
 * The version that an `If-Match` header names: `"3"` or `W/"3"`; null for none and for `*`. Throws a
 * 400 for what is malformed. An entity tag that is not one of ours can match nothing, so it is -1.
 * A tag may say behind a point what else was seen (`"3.in"`, a product in stock): a change doesn't rest on that.
 */
export function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const tag = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/.exec(header.trim())
  if (!tag) throw new Problem(400, 'If-Match must be an entity tag such as "3", or *.')
  const version = /^(\d{1,15})(?:\.[a-z]+)?$/.exec(tag[1] ?? '')
  return version ? Number(version[1]) : -1
}
