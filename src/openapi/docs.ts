import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import type { Config } from '#config/config.ts'
import type { Module } from '#src/runtime/module.ts'
import { fileEndpoint } from '../http/pages.ts'
import type { Endpoint } from '../http/request-context.ts'
import { asyncapi } from './asyncapi.ts'
import { openapi } from './openapi.ts'

/** Only these, of the package. */
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']

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
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * `/openapi.json`, the document of these modules, and `/asyncapi.json`; `/docs` and what it loads, from the package, so that it needs no internet.
 * None where they are off.
 */
export function docsEndpoints(
  modules: Module[],
  { currency, http }: Pick<Config, 'currency' | 'http'>,
): Endpoint[] {
  if (http.docs === 'off') return []
  // Made at the start: it takes some tenths of a second, in which nobody else would be answered.
  const document = JSON.stringify(openapi(modules, currency))
  const require = createRequire(import.meta.url)
  return [
    fileEndpoint({ path: '/openapi.json', type: '.json', read: () => document }),
    fileEndpoint({ path: '/asyncapi.json', type: '.json', read: () => JSON.stringify(asyncapi()) }),
    fileEndpoint({ path: '/docs', type: '.html', policy, read: () => page }),
    fileEndpoint({ path: '/docs/start.js', type: '.js', policy, read: () => start }),
    ...files.map((name) =>
      fileEndpoint({
        path: `/docs/${name}`,
        type: extname(name),
        policy,
        read: () => readFile(require.resolve(`swagger-ui-dist/${name}`)),
      }),
    ),
  ]
}
