import test from 'ava'
import { openapi } from '#src/openapi/openapi.ts'
import { resolve } from '#src/testing/conformance.ts'
import { modules } from '../../modules/all.ts'

// biome-ignore lint/suspicious/noExplicitAny: a JSON document of many shapes
type Json = any

const document: Json = openapi(modules, 'PKR')
const operations: { name: string; operation: Json; path: string }[] = Object.entries<Json>(
  document.paths,
).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
    path,
  })),
)
const byId = new Map(operations.map((it) => [it.operation.operationId, it]))
const parametersOf = (name: string) => operations.find((it) => it.name === name)?.operation.parameters ?? []

/** Each link of a document: from where, in which status' answer, to where, with what. */
const links = operations.flatMap(({ name, operation }) =>
  Object.values<Json>(operation.responses).flatMap((response) =>
    Object.values<Json>(response.links ?? {}).map((link) => ({ from: name, response, link })),
  ),
)

test('what gives an id is linked to what takes it', (t) => {
  const found = links.map(
    ({ from, link }) => `${from} → ${byId.get(link.operationId)?.name} ${JSON.stringify(link.parameters)}`,
  )
  for (const wanted of [
    'POST /v1/orders → GET /v1/orders/{id} {"path.id":"$response.body#/id"}',
    'POST /v1/orders → POST /v1/orders/{id}/cancel {"path.id":"$response.body#/id"}',
    'POST /v1/orders → GET /v1/payments {"query.orderId":"$response.body#/id"}',
    'GET /v1/orders → GET /v1/orders/{id}/timeline {"path.id":"$response.body#/items/0/id"}',
    'GET /v1/orders → GET /v1/orders {"query.cursor":"$response.body#/nextCursor"}',
    'POST /v1/products → PATCH /v1/products/{idOrSlug} {"path.idOrSlug":"$response.body#/id"}',
    'GET /v1/products → PUT /v1/cart/items/{productId} {"path.productId":"$response.body#/items/0/id"}',
    'GET /v1/products → GET /v1/inventory/{productId} {"path.productId":"$response.body#/items/0/id"}',
    'GET /v1/products → PATCH /v1/categories/{id} {"path.id":"$response.body#/items/0/categoryId"}',
    'GET /v1/inventory/{productId}/movements → GET /v1/inventory/{productId}/movements ' +
      '{"path.productId":"$request.path.productId","query.cursor":"$response.body#/nextCursor"}',
    'GET /v1/payments → POST /v1/payments/{id}/refunds {"path.id":"$response.body#/items/0/id"}',
    'GET /v1/users → PATCH /v1/users/{id} {"path.id":"$response.body#/items/0/id"}',
    'POST /v1/users/me/addresses → DELETE /v1/users/me/addresses/{id} {"path.id":"$response.body#/id"}',
    'GET /v1/notifications → POST /v1/notifications/{id}/read {"path.id":"$response.body#/items/0/id"}',
  ])
    t.true(
      found.includes(wanted),
      `${wanted}\n${found.filter((it) => it.startsWith(wanted.split(' →')[0] ?? '')).join('\n')}`,
    )
})

test('each link leads to an operation that takes it, from a field that is there', (t) => {
  t.true(links.length > 100, `${links.length}`)
  for (const { from, response, link } of links) {
    const to = byId.get(link.operationId)
    const taken = to?.operation.parameters.map((parameter: Json) => `${parameter.in}.${parameter.name}`) ?? []
    for (const [name, value] of Object.entries<string>(link.parameters)) {
      t.true(taken.includes(name), `${from}: ${link.operationId} takes no ${name}`)
      if (value.startsWith('$request.path.')) continue
      let schema: Json = response.content['application/json'].schema
      for (const step of value.replace('$response.body#/', '').split('/')) {
        schema = resolve(document, schema)
        schema = step === '0' ? schema.items : schema.properties?.[step]
      }
      t.truthy(schema, `${from}: there is no ${value}`)
    }
    const required = to?.operation.parameters.filter(({ in: place }: Json) => place === 'path') ?? []
    t.true(
      required.every(({ name }: Json) => `path.${name}` in link.parameters),
      `${from}: ${link.operationId}`,
    )
  }
})

test('a cursor has a pattern wherever there is one', (t) => {
  const cursors = operations.flatMap(({ operation }) =>
    (operation.parameters ?? []).filter(({ name }: Json) => name === 'cursor'),
  )
  t.true(cursors.length > 10)
  for (const { schema } of cursors) t.is(schema.pattern, '^[A-Za-z0-9_-]+$')
})

test('money has one currency, the mart’s', (t) => {
  const moneys = Object.entries<Json>(document.components.schemas).filter(([name]) => /^Money/.test(name))
  t.true(moneys.length > 0)
  for (const [, { properties }] of moneys) t.deepEqual(properties.currency.enum, ['PKR'])
  const other: Json = openapi(modules, 'KWD')
  t.deepEqual(other.components.schemas.Money.properties.currency.enum, ['KWD'])
})

test('what a change may not be is said: no delta of 0, none that changes nothing', (t) => {
  const bodyOf = (name: string) => {
    const { operation } = operations.find((it) => it.name === name) ?? t.fail(name)
    return resolve(document, operation.requestBody.content['application/json'].schema)
  }
  t.deepEqual(bodyOf('POST /v1/inventory/{productId}/adjustments').properties.delta.not, { const: 0 })
  for (const name of ['PATCH /v1/products/{idOrSlug}', 'PATCH /v1/categories/{id}', 'PATCH /v1/orders/{id}'])
    t.is(bodyOf(name).minProperties, 1, name)
  t.true(parametersOf('GET /v1/orders').length > 2)
})
