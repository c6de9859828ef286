import { readFile } from 'node:fs/promises'
import test from 'ava'
import { fill } from '#src/keys/gateway-keys.ts'
import { openapi } from '#src/openapi/openapi.ts'
import { modules } from '../modules/all.ts'
import {
  type Declaration,
  declarationOf,
  pluginFor,
  type Route,
  readDeclaration,
  type Service,
} from '../tools/front-door/declaration.ts'
import { mostBytes, mostOf } from '../tools/front-door/nginx.ts'
import type { Plugin } from '../tools/front-door/plugins.ts'
import { createRouter } from '../tools/front-door/router.ts'

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

/** What is small, and sent in one piece: JSON, a form, a page. */
const wholes = [
  ...['application/json', 'application/x-www-form-urlencoded'],
  ...['text/html; charset=utf-8', 'text/plain; charset=utf-8'],
]
const isWhole = (content: object | undefined) => !content || wholes.some((type) => type in content)

const operations: Operation[] = modules.flatMap((module) => {
  const { paths } = openapi([module], 'PKR') as { paths: Record<string, Record<string, Described>> }
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody, responses }]) => ({
      module: module.name,
      method: method.toUpperCase(),
      template,
      path: template.replaceAll(/\{\w+\}/g, '019358a2-7c1e-7000-8000-0123456789ab'),
      wantsToken: security.every((way) => 'bearer' in way || 'machine' in way),
      streams: !isWhole(requestBody?.content) ? 'in' : !isWhole(responses[200]?.content) ? 'out' : null,
    })),
  )
})

const filling = {
  JWT_KID: 'one',
  JWT_PUBLIC_KEY: '-----\nPEM',
  JWT_OTHER_KID: 'none',
  JWT_OTHER_PUBLIC_KEY: '-----\nPEM',
}
const declaration: Declaration = await readDeclaration(filling)
const router = createRouter(declaration)
const moduleOf = ({ host }: Service) =>
  declaration.upstreams.find(({ name }) => name === host)?.targets.map(({ target }) => target)
const has = <N extends Plugin['name']>(name: N, route: Route) =>
  pluginFor(name, { route, all: declaration.plugins })

test('each operation of every module is reached by exactly one route, and by its own service', (t) => {
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
    const { route } = router.findAll(method, path)[0] ?? t.fail(template)
    t.is(has('jwt', route) !== null, wantsToken, `${method} ${template}: ${route.name}`)
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
    if (found) t.is(has('jwt', found.route), null, path)
  }
})

test('a method that a path does not have goes to its module, which says 405, and past jwt', (t) => {
  const known = operations.map(
    // A product may have `import` for its slug.
    ({ method, template }) => new RegExp(`^${method} ${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  )
  let other = 0
  for (const [path, module] of new Map(operations.map(({ path, module }) => [path, module])))
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'BREW'])
      if (!known.some((pattern) => pattern.test(`${method} ${path}`))) {
        const found = router.findAll(method, path)
        t.deepEqual(
          found.map(({ route, service }) => [route.name, moduleOf(service), has('jwt', route)]),
          [[`${module}-else`, [`${module}:8000`], null]],
          `${method} ${path}`,
        )
        other++
      }
  t.true(other > 100)
})

test('nothing else is routed', (t) => {
  const elsewhere = [
    '/',
    '/metrics',
    '/readyz',
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
    '/asyncapi.jsonx',
    '/openapi_json',
    '/.well-known/openid-configuration',
    '/xwell-known/jwks.json',
  ]
  for (const path of elsewhere)
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
      t.is(router.find(method, path), null, `${method} ${path}`)
})

test('the documentation is one document, shown without a token, and so is that the mart lives', (t) => {
  for (const path of [
    '/healthz',
    '/openapi.json',
    '/asyncapi.json',
    '/docs',
    '/docs/swagger-ui.css',
    '/docs/start.js',
  ]) {
    const [found, ...others] = router.findAll('GET', path)
    t.is(others.length, 0)
    t.is(found && has('jwt', found.route), null)
  }
})

test("modules' pages are shown by their own service, without a token", (t) => {
  const pages = modules.flatMap((module) => module.pages.map(({ path }) => ({ path, module: module.name })))
  t.true(pages.length >= 4)
  for (const { path, module } of pages) {
    const [found, ...others] = router.findAll('GET', path)
    t.is(others.length, 0, path)
    t.deepEqual(found && moduleOf(found.service), [`${module}:8000`], path)
    t.is(found && has('jwt', found.route), null, path)
    t.is(router.find('POST', path)?.route.name, `${module}-else`, path)
  }
})

test('streams are passed on as they come', (t) => {
  t.deepEqual(
    operations.filter(({ streams }) => streams).map(({ template }) => template),
    ['/v1/products/import', '/v1/products/export', '/v1/orders/{id}/stream', '/v1/notifications/stream'],
  )
  for (const { method, path, template, streams } of operations) {
    const { route, service } = router.findAll(method, path)[0] ?? t.fail(template)
    t.is(route.response_buffering, streams !== 'out', template)
    t.is(mostOf(path), streams === 'in' ? mostBytes.import : mostBytes.everywhere, template)
    if (streams) t.true(service.read_timeout > 60_000, template)
  }
})

test('only reads are ever sent twice, and never a third time', (t) => {
  for (const { method, path, template } of operations) {
    const { service } = router.findAll(method, path)[0] ?? t.fail(template)
    t.is(
      service.retries,
      method === 'GET' && template !== '/v1/products/export' ? 1 : 0,
      `${method} ${template}`,
    )
  }
})

test('a carrier with thousands of customers behind one address can sign them in', (t) => {
  const limitOf = (method: string, path: string) =>
    has('rate-limiting', (router.findAll(method, path)[0] ?? t.fail(path)).route)
  for (const path of ['/v1/auth/login', '/v1/auth/register']) {
    const limit = limitOf('POST', path)
    t.is(limit?.limit_by, 'ip')
    t.true((limit?.minute ?? 0) >= 500 && (limit?.hour ?? 0) >= 10_000, path)
    t.true((limit?.minute ?? Infinity) < (limitOf('GET', '/v1/products')?.minute ?? 0), path)
  }
  // By its token: all customers are one consumer to Kong, and many may share an address.
  t.like(limitOf('GET', '/v1/orders'), { limit_by: 'header', header_name: 'Authorization' })
  t.like(limitOf('POST', '/v1/auth/refresh'), { limit_by: 'header', header_name: 'X-Limited-By' })
})

test('no client can close a module for the others: only Kong itself asks how it is', (t) => {
  for (const { healthchecks } of declaration.upstreams) t.deepEqual(Object.keys(healthchecks), ['active'])
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

test('what is counted by, a client can neither choose nor send on', (t) => {
  const removed = pluginFor('request-transformer', { route: null, all: declaration.plugins })?.remove.headers
  t.true(removed?.includes('X-Limited-By'))
})

test('a file with what the front door does not do is refused, by name', async (t) => {
  const text = fill(await readFile(new URL('kong.yml', import.meta.url), 'utf8'), filling)
  t.notThrows(() => declarationOf(text))
  const global = (plugin: string) => text.replace(/^plugins:\n/m, `plugins:\n  - ${plugin}\n`)
  const onRoute = (plugin: string) =>
    text.replace('          - name: jwt\n', `          - ${plugin}\n          - name: jwt\n`)
  const refused: [string, string, RegExp][] = [
    ['a plugin', global('{ name: bot-detection, config: {} }'), /plugins\[0\]/],
    [
      'one on a route',
      onRoute('{ name: ip-restriction, config: { deny: [10.0.0.1] } }'),
      /routes\[\d+\]\.plugins\[0\]/,
    ],
    [
      'one where it is not looked for',
      onRoute('{ name: pre-function, config: { access: ["return"] } }'),
      /plugins\[0\]/,
    ],
    [
      'a setting',
      text.replace('policy: local }', 'policy: local, hide_client_headers: true }'),
      /hide_client_headers/,
    ],
    ['a value', text.replaceAll('policy: local', 'policy: redis'), /policy/],
    ['a phase', text.replace('      rewrite:\n', '      log: ["return"]\n      rewrite:\n'), /log/],
    [
      'a body that is kept',
      text.replace('request_buffering: false', 'request_buffering: true'),
      /request_buffering/,
    ],
    ['a field', text.replace('    retries: 1\n', '    retries: 1\n    tls_verify: true\n'), /tls_verify/],
    [
      'passive checks',
      text.replace('      active:\n', '      passive: { type: http }\n      active:\n'),
      /passive/,
    ],
    [
      'two time-outs',
      text.replace('write_timeout: 35000', 'write_timeout: 1000'),
      /read_timeout and write_timeout/,
    ],
  ]
  for (const [what, changed, named] of refused) {
    t.not(changed, text, what)
    t.throws(() => declarationOf(changed), { message: named }, what)
  }
})

test('its functions are Lua as LuaJIT reads it', async (t) => {
  const functions = declaration.plugins.flatMap((plugin) =>
    plugin.name === 'pre-function' || plugin.name === 'post-function'
      ? Object.values(plugin.config as Record<string, string[]>).flat()
      : [],
  )
  t.is(functions.length, 5)
  // What Lua has learnt since 5.1; the interpreter of tools/front-door/lua.ts would take it.
  for (const text of functions) t.notRegex(text, /\/\/|<const>|<close>|\bgoto\b|[^~]&|<<|>>|\|/)
})

test('no alias is in it', async (t) => {
  const text = await readFile(new URL('kong.yml', import.meta.url), 'utf8')
  // Kong reads aliases as one and the same table and writes ids into it.
  t.notRegex(text, /(^|[\s[])[&*]\w+\s*$/m)
})
