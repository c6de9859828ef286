import test from 'ava'
import fc from 'fast-check'
import { fill } from '#src/keys/gateway-keys.ts'
import { escaped, normalised } from './path.ts'
import { createRouter } from './router.ts'

const declaration = (
  routes: { name: string; paths: string[]; methods?: string[]; regex_priority?: number }[],
) =>
  ({
    services: [
      {
        name: 'one',
        routes: routes.map((route) => ({ methods: ['GET'], regex_priority: 0, ...route })),
      },
    ],
  }) as unknown as Parameters<typeof createRouter>[0]

const found = (routes: Parameters<typeof declaration>[0], path: string, method = 'GET') =>
  createRouter(declaration(routes))
    .findAll(method, path)
    .map(({ route }) => route.name)

test('a regex comes before a prefix, the higher priority before the lower, the longer prefix before the shorter', (t) => {
  const routes = [
    { name: 'prefix', paths: ['/v1'] },
    { name: 'longer', paths: ['/v1/orders'] },
    { name: 'regex', paths: ['~/v1/orders/\\d+$'] },
    { name: 'preferred', paths: ['~/v1/orders/7'], regex_priority: 1 },
  ]
  t.deepEqual(found(routes, '/v1/orders/5'), ['regex'])
  t.deepEqual(found(routes, '/v1/orders/77'), ['preferred'])
  t.deepEqual(found(routes, '/v1/orders/x'), ['longer'])
  t.deepEqual(found(routes, '/v1/other'), ['prefix'])
  t.deepEqual(found(routes, '/v2'), [])
  t.deepEqual(found(routes, '/v1/orders/5', 'POST'), [])
})

test('what would be decided by chance is seen: a regex is anchored at its start alone', (t) => {
  const routes = [
    { name: 'a', paths: ['~/v1/a', '~/v1/a/b'] },
    { name: 'b', paths: ['~/v1/a/b$'] },
  ]
  t.deepEqual(found(routes, '/v1/a/b'), ['a', 'b'])
  t.deepEqual(found(routes, '/x/v1/a/b'), [])
})

test('a path is normalised as Kong does it', (t) => {
  const paths: Record<string, string> = {
    '/': '/',
    '/v1/orders': '/v1/orders',
    '/v1/orders/': '/v1/orders/',
    '//v1///orders': '/v1/orders',
    '/v1/./x/../orders': '/v1/orders',
    '/v1/orders/..': '/v1/',
    '/../../etc': '/etc',
    '/%76%31/%6frders': '/v1/orders',
    '/v1/a%2fb': '/v1/a%2Fb',
    '/v1/%2e%2e/x': '/x',
  }
  for (const [path, wanted] of Object.entries(paths)) t.is(normalised(path), wanted, path)
  t.is(escaped(normalised('/v1/a%20%00%c3%a4')), '/v1/a%20%00%C3%A4')
})

test('a path that is normalised stays as it is, and leaves no way up', (t) => {
  const part = fc.constantFrom('..', '.', '', 'a', '%2e', '%2E%2e', '%2f', '%', '%25', 'ä')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = normalised(`/${parts.join('/')}`)
      t.notRegex(path, /\/\.{1,2}(\/|$)|\/\//)
      t.is(normalised(path), path)
    }),
  )
})

test('what is filled in stands between quotes, whatever lines it has', (t) => {
  const filling = {
    JWT_KID: 'a "mart"',
    JWT_PUBLIC_KEY: 'one\ntwo\n',
    JWT_OTHER_KID: '',
    JWT_OTHER_PUBLIC_KEY: '',
  }
  const place = (name: string) => `$\{${name}}`
  const text = `"${place('JWT_KID')}" "${place('JWT_PUBLIC_KEY')}"`
  t.is(fill(text, filling), '"a \\"mart\\"" "one\\ntwo\\n"')
  t.throws(() => fill(place('SECRET'), filling), { message: /SECRET/ })
})
