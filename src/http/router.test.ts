import test from 'ava'
import type { Problem } from './problem.ts'
import type { Context, Endpoint } from './request-context.ts'
import { createRouter } from './router.ts'

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
const route = createRouter(
  routes.map((route) => {
    const [method = '', path = ''] = route.split(' ')
    return { method, path, middleware: [() => {}] } satisfies Endpoint
  }),
)
/** The endpoint that is led to, or the methods that the path takes, or null for a path that there isn't. */
async function found(method: string, path: string) {
  const ctx = { method, path, state: {}, request: {}, set() {} } as unknown as Context
  try {
    await route(ctx, async () => {})
    const { endpoint } = ctx.state
    return `${endpoint?.method} ${endpoint?.path}`
  } catch (error) {
    const { status, headers } = error as Problem
    return status === 405 ? headers?.Allow?.split(', ') : null
  }
}

test('a path that is spelt out belongs to itself, whatever the method', async (t) => {
  t.is(await found('GET', '/v1/products/export'), 'GET /v1/products/export')
  for (const method of ['PATCH', 'DELETE', 'POST'])
    t.deepEqual(await found(method, '/v1/products/export'), ['GET', 'HEAD', 'OPTIONS'], method)
  for (const method of ['GET', 'HEAD', 'PATCH'])
    t.deepEqual(await found(method, '/v1/products/import'), ['OPTIONS', 'POST'], method)
  t.deepEqual(await found('DELETE', '/v1/payments/webhooks/stripe'), ['OPTIONS', 'POST'])
  t.deepEqual(await found('DELETE', '/v1/payments/1/refunds'), ['OPTIONS', 'POST'])
})

test('all else is its parameter’s, under whatever name', async (t) => {
  t.is(await found('GET', '/v1/products/exports'), 'GET /v1/products/{idOrSlug}')
  t.is(await found('PATCH', '/v1/products/exports'), 'PATCH /v1/products/{id}')
  t.deepEqual(await found('DELETE', '/v1/products/1'), ['GET', 'HEAD', 'OPTIONS', 'PATCH'])
  t.is(await found('DELETE', '/v1/payments/1/refund'), 'DELETE /v1/payments/{id}/{part}')
  t.is(await found('GET', '/v1/products/1/2'), null)
  t.is(await found('GET', '/v2'), null)
})
