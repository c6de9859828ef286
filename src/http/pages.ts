import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Endpoint } from './request-context.ts'

/** A page that people look at, or what it loads, at a path of its own: a file of the module's, or HTML by language. */
export type Page = { path: string } & ({ file: URL } | { languages: Languages })

/** What writes a page in each language, by its ISO 639 code; the first is for who asks for none of them. */
type Languages = ReadonlyMap<string, () => string>

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
export function pageEndpoint(page: Page): Endpoint {
  if ('languages' in page) return spokenEndpoint(page)
  const { path, file } = page
  return fileEndpoint({ path, type: extname(file.pathname), policy, read: () => readFile(file) })
}

/** In the language of `?lang=`, as links say it, else in one that the reader's browser asks for. */
function spokenEndpoint({ path, languages }: { path: string; languages: Languages }): Endpoint {
  const codes = [...languages.keys()]
  const endpoints = new Map(
    [...languages].map(([code, read]) => [code, fileEndpoint({ path, type: '.html', policy, read })]),
  )
  return {
    method: 'GET',
    path,
    middleware: [
      (ctx, next) => {
        const { lang } = ctx.query
        const code = codes.find((one) => one === lang) ?? (ctx.acceptsLanguages(codes) || codes[0])
        ctx.vary('Accept-Language')
        return endpoints.get(code as string)?.middleware[0]?.(ctx, next)
      },
    ],
  }
}

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
