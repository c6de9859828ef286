import test from 'ava'
import type { Endpoint } from './request-context.ts'
import { createTable } from './router.ts'

const routes = [
  'GET /v1/products',
  'GET /v1/products/{idOrSlug}',
  'PATCH /v1/products/{id}',
  'POST /v1/products/import',
  'GET /v1/products/export',
  'GET /v1/payments/{id}',
  'POST /v1/payments/{id}/refunds',
  'POST /v1/payments/webhooks/stripe',
  'DELETE /v1/payments/{id}/{part}',
]
const { find } = createTable(
  routes.map((route) => {
    const [method = '', path = ''] = route.split(' ')
    return { method, path, answer: () => null as never } satisfies Endpoint
  }),
)
const found = (method: string, path: string) => {
  const it = find(method, path)
  return it === null || Array.isArray(it) ? it : `${it.endpoint.method} ${it.endpoint.path}`
}

test('a path that is spelt out belongs to itself, whatever the method', (t) => {
  t.is(found('GET', '/v1/products/export'), 'GET /v1/products/export')
  for (const method of ['PATCH', 'DELETE', 'POST'])
    t.deepEqual(found(method, '/v1/products/export'), ['GET', 'HEAD', 'OPTIONS'], method)
  for (const method of ['GET', 'HEAD', 'PATCH'])
    t.deepEqual(found(method, '/v1/products/import'), ['OPTIONS', 'POST'], method)
  t.deepEqual(found('DELETE', '/v1/payments/webhooks/stripe'), ['OPTIONS', 'POST'])
  t.deepEqual(found('DELETE', '/v1/payments/1/refunds'), ['OPTIONS', 'POST'])
})

test('all else is its parameter’s, under whatever name', (t) => {
  t.is(found('GET', '/v1/products/exports'), 'GET /v1/products/{idOrSlug}')
  t.is(found('PATCH', '/v1/products/exports'), 'PATCH /v1/products/{id}')
  t.deepEqual(found('DELETE', '/v1/products/1'), ['GET', 'HEAD', 'OPTIONS', 'PATCH'])
  t.is(found('DELETE', '/v1/payments/1/refund'), 'DELETE /v1/payments/{id}/{part}')
  t.is(found('GET', '/v1/products/1/2'), null)
  t.is(found('GET', '/v2'), null)
})
