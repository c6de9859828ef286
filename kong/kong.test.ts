import { readFile } from 'node:fs/promises'
import test from 'ava'
import { openapi } from '#src/http/openapi.ts'
import { modules } from '../modules/all.ts'
import {
  type Declaration,
  pluginFor,
  type Route,
  readDeclaration,
  type Service,
} from '../tools/kong/declaration.ts'
import type { Plugin } from '../tools/kong/plugins.ts'
import { createRouter } from '../tools/kong/router.ts'

/** One operation of the contract, with a path as a client would send it. */
interface Operation {
  module: string
  method: string
  template: string
  path: string
  wantsToken: boolean
  streams: 'in' | 'out' | null
}

type Described = {
  tags: string[]
  security: object[]
  requestBody?: { content: object }
  responses: Record<string, { content?: object }>
}

const isJson = (content: object | undefined) => !content || 'application/json' in content

const operations: Operation[] = modules.flatMap((module) => {
  const { paths } = openapi([module], 'PKR') as { paths: Record<string, Record<string, Described>> }
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody, responses }]) => ({
      module: module.name,
      method: method.toUpperCase(),
      template,
      path: template.replaceAll(/\{\w+\}/g, '019358a2-7c1e-7000-8000-0123456789ab'),
      wantsToken: !security.some((way) => Object.keys(way).length === 0),
      streams: !isJson(requestBody?.content) ? 'in' : !isJson(responses[200]?.content) ? 'out' : null,
    })),
  )
})

const declaration: Declaration = await readDeclaration({ JWT_ISSUER: 'mart', JWT_PUBLIC_KEY: '-----\nPEM' })
const router = createRouter(declaration)
const moduleOf = ({ host }: Service) =>
  declaration.upstreams.find(({ name }) => name === host)?.targets.map(({ target }) => target)
const has = <N extends Plugin['name']>(name: N, route: Route, service: Service) =>
  pluginFor(name, { route, service, all: declaration.plugins })

test('each operation of the six modules is reached by exactly one route, and by its own service', (t) => {
  t.true(operations.length > 50, `${operations.length} operations`)
  for (const { module, method, path, template } of operations) {
    const found = router.findAll(method, path)
    t.is(found.length, 1, `${method} ${template}: ${found.map(({ route }) => route.name)}`)
    for (const { service } of found)
      t.deepEqual(moduleOf(service), [`${module}:8000`], `${method} ${template}`)
  }
})

test('each operation that wants a token sits behind jwt, and no other', (t) => {
  t.true(operations.some(({ wantsToken }) => !wantsToken))
  for (const { method, path, template, wantsToken } of operations) {
    const { route, service } = router.findAll(method, path)[0] ?? t.fail(template)
    t.is(has('jwt', route, service) !== null, wantsToken, `${method} ${template}: ${route.name}`)
  }
})

test('what can be read can be asked for its head, through the same route', (t) => {
  for (const { path } of operations.filter(({ method }) => method === 'GET'))
    t.deepEqual(
      router.findAll('HEAD', path).map(({ route }) => route),
      router.findAll('GET', path).map(({ route }) => route),
    )
})

test('browsers may ask about every path without a token', (t) => {
  for (const { module, path } of operations) {
    const [found, ...others] = router.findAll('OPTIONS', path)
    t.deepEqual([found && moduleOf(found.service), others.length], [[`${module}:8000`], 0], path)
    if (found) t.is(has('jwt', found.route, found.service), null, path)
  }
})

test('a method that a path does not have is not routed', (t) => {
  const known = operations.map(
    // A product may have `import` for its slug.
    ({ method, template }) => new RegExp(`^${method} ${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  )
  for (const path of new Set(operations.map(({ path }) => path)))
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT', 'BREW'])
      if (!known.some((pattern) => pattern.test(`${method} ${path}`)))
        t.is(router.find(method, path), null, `${method} ${path}`)
})

test('nothing else is routed', (t) => {
  const elsewhere = [
    '/',
    '/metrics',
    '/readyz',
    '/healthz',
    '/v1',
    '/v1/',
    '/v2/orders',
    '/v1/order',
    '/v1/ordersx',
    '/v1/orders/',
    '/v1/orders/1/nothing',
    '/v1/orders/1/timeline/2',
    '/v1/orders/1/pack/2',
    '/v1/auth/login/x',
    '/v1/productsexport',
    '/x/v1/products',
    '/docs/../metrics',
    '/docsx',
    '/openapi.jsonx',
    '/openapi_json',
    '/.well-known/openid-configuration',
    '/xwell-known/jwks.json',
  ]
  for (const path of elsewhere)
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
      t.is(router.find(method, path), null, `${method} ${path}`)
})

test('the documentation is one document, shown without a token', (t) => {
  for (const path of ['/openapi.json', '/docs', '/docs/swagger-ui.css', '/docs/start.js']) {
    const [found, ...others] = router.findAll('GET', path)
    t.is(others.length, 0)
    t.is(found && has('jwt', found.route, found.service), null)
  }
})

test("modules' pages are shown by their own service, without a token", (t) => {
  const pages = modules.flatMap((module) => module.pages.map(({ path }) => ({ path, module: module.name })))
  t.true(pages.length >= 4)
  for (const { path, module } of pages) {
    const [found, ...others] = router.findAll('GET', path)
    t.is(others.length, 0, path)
    t.deepEqual(found && moduleOf(found.service), [`${module}:8000`], path)
    t.is(found && has('jwt', found.route, found.service), null, path)
    t.is(router.find('POST', path), null, path)
  }
})

test('streams are passed on as they come, all else is limited to 1 MiB', (t) => {
  t.deepEqual(
    operations.filter(({ streams }) => streams).map(({ template }) => template),
    ['/v1/products/import', '/v1/products/export', '/v1/orders/{id}/stream'],
  )
  for (const { method, path, template, streams } of operations) {
    const { route, service } = router.findAll(method, path)[0] ?? t.fail(template)
    t.is(route.request_buffering, streams !== 'in', template)
    t.is(route.response_buffering, streams !== 'out', template)
    if (streams) t.true(service.read_timeout > 60_000, template)
    const limit = has('request-size-limiting', route, service)
    if (streams === 'in') t.is(limit, null)
    else if (streams === null)
      t.deepEqual([limit?.allowed_payload_size, limit?.size_unit], [1_048_576, 'bytes'], template)
  }
})

test('only reads are ever sent twice', (t) => {
  for (const { method, path, template } of operations) {
    const { service } = router.findAll(method, path)[0] ?? t.fail(template)
    if (method !== 'GET') t.is(service.retries, 0, `${method} ${template}`)
  }
})

test('paths go on as they came', (t) => {
  for (const { routes } of declaration.services)
    for (const { strip_path, name } of routes) t.false(strip_path, name)
})

test('signing in is limited more than looking around', (t) => {
  const limitOf = (method: string, path: string) => {
    const { route, service } = router.findAll(method, path)[0] ?? t.fail(path)
    return pluginFor('rate-limiting', { route, service, all: declaration.plugins })
  }
  const [auth, shop, own] = [
    limitOf('POST', '/v1/auth/login'),
    limitOf('GET', '/v1/products'),
    limitOf('GET', '/v1/orders'),
  ]
  t.true((auth?.minute ?? Infinity) < (shop?.minute ?? 0) / 10)
  t.deepEqual([auth?.limit_by, shop?.limit_by], ['ip', 'ip'])
  // By its token: all customers are one consumer to Kong, and many may share an address.
  t.deepEqual([own?.limit_by, own?.header_name], ['header', 'Authorization'])
})

test('every name is unique, and every service has its upstream', (t) => {
  const { services, upstreams } = declaration
  for (const names of [services, upstreams, services.flatMap(({ routes }) => routes)]) {
    t.is(new Set(names.map(({ name }) => name)).size, names.length)
  }
  for (const service of services) t.is(moduleOf(service)?.length, 1, service.name)
  t.deepEqual(
    upstreams.map(({ name }) => name),
    modules.map(({ name }) => `${name}.mart`),
  )
})

test('its patterns mean the same to Kong, which takes neither look-around nor back-references', (t) => {
  for (const { routes } of declaration.services)
    for (const { paths } of routes)
      for (const path of paths) {
        t.regex(path, /^~\/.*\$$/, 'a prefix would route more than is meant')
        t.notRegex(path, /\(\?[=!<]|\\[1-9]/)
      }
})

test('plugins that Kong would leave out at the start are none of ours', async (t) => {
  const text = await readFile(new URL('kong.yml', import.meta.url), 'utf8')
  // Kong reads aliases as one and the same table and writes ids into it.
  t.notRegex(text, /(^|[\s[])[&*]\w+\s*$/m)
  t.deepEqual(
    declaration.plugins.map(({ name }) => name),
    [
      'pre-function',
      'correlation-id',
      'rate-limiting',
      'cors',
      'bot-detection',
      'request-transformer',
      'response-transformer',
      'prometheus',
      'post-function',
    ],
  )
})
