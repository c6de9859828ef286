import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Answer } from './answer.ts'
import type { Endpoint } from './request-context.ts'

/** A page that people look at, or what it loads: a file of the module's, at a path of its own. */
export interface Page {
  path: string
  /** `.html`, `.js` or `.css`. */
  file: URL
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
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

/** What answers for a module's page; no path is ever made of what a client sends. */
export function pageEndpoint({ path, file }: Page): Endpoint {
  const type = types[extname(file.pathname)]
  if (type === undefined) throw new Error(`${path}: a page is HTML, a script or a style sheet`)
  return fileEndpoint({ path, type, policy, read: () => readFile(file) })
}

/** A file that is read when somebody first asks for it, and kept. */
export function fileEndpoint(options: {
  path: string
  type: string
  policy: string
  read: () => string | Promise<Buffer>
}): Endpoint {
  const { path, type, policy, read } = options
  let answer: Promise<Answer> | null = null
  const make = async (): Promise<Answer> => {
    const body = await read()
    const etag = `"${hash('sha1', body, 'base64url')}"`
    return { status: 200, type, headers: ['Cache-Control', 'no-cache'], body, etag, policy }
  }
  return { method: 'GET', path, answer: () => (answer ??= make()) }
}
