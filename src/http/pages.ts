import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Endpoint } from './request-context.ts'

/** A page that people look at, or what it loads: a file of the module's, at a path of its own. */
export interface Page {
  path: string
  /** `.html`, `.js` or `.css`. */
  file: URL
}

/** A page runs its own script file and talks to its own origin; nothing inline, nothing of others, no frames. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** What answers for a module's page. */
export const pageEndpoint = ({ path, file }: Page): Endpoint =>
  fileEndpoint({ path, type: extname(file.pathname), policy, read: () => readFile(file) })

/** A file that is read when somebody first asks for it, and kept; no path is ever made of what a client sends. */
export function fileEndpoint(options: {
  path: string
  /** As the ending of a file's name. */
  type: string
  /** Its Content-Security-Policy. */
  policy?: string
  read: () => string | Promise<Buffer>
}): Endpoint {
  const { path, type, policy, read } = options
  let reading: Promise<{ body: string | Buffer; etag: string }> | null = null
  const open = async () => {
    const body = await read()
    return { body, etag: hash('sha1', body, 'base64url') }
  }
  return {
    method: 'GET',
    path,
    middleware: [
      async (ctx) => {
        reading ??= open()
        const { body, etag } = await reading
        ctx.set('Cache-Control', 'no-cache')
        if (policy) ctx.set('Content-Security-Policy', policy)
        ctx.etag = etag
        ctx.type = type
        ctx.body = body
      },
    ],
  }
}
