import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { jsonType, plain } from './answer.ts'
import { fileEndpoint } from './pages.ts'
import type { Endpoint } from './request-context.ts'

const html = 'text/html; charset=utf-8'
const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

/** Only these files, by name: no path is ever made of what a client sends. */
const files: Record<string, string> = {
  'swagger-ui.css': style,
  'swagger-ui-bundle.js': script,
  'favicon-32x32.png': 'image/png',
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Imtiaz Mart</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

// Without validatorUrl: null the page would send the document's address to a validator on the internet.
const start = `window.onload = () => {
  SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: true })
}
`

/** Swagger UI draws its icons from data: addresses and writes styles inline; all else comes from here. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** `/openapi.json`, the document given as text; `/docs` and what it loads, from the package, so that it needs no internet. */
export function docsEndpoints(openapi: string): Endpoint[] {
  const require = createRequire(import.meta.url)
  const get = (path: string, type: string, read: () => string | Promise<Buffer>): Endpoint =>
    fileEndpoint({ path, type, policy, read })
  return [
    {
      method: 'GET',
      path: '/openapi.json',
      answer: () => plain(200, jsonType, openapi, ['Cache-Control', 'no-cache']),
    },
    get('/docs', html, () => page),
    get('/docs/start.js', script, () => start),
    ...Object.entries(files).map(([name, type]) =>
      get(`/docs/${name}`, type, () => readFile(require.resolve(`swagger-ui-dist/${name}`))),
    ),
  ]
}
