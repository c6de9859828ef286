import test from 'ava'
import { z } from 'zod'
import { routesFor } from '#src/http/route.ts'
import { id, money, quantity, text } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import { conforms } from './conformance.ts'
import { testEdge } from './edge.ts'
import { malformed } from './malformed.ts'

const { get, post, patch } = routesFor<object>()
const thing = z.strictObject({ id, price: money }).meta({ id: 'Thing' })
const price = { amount: 1, currency: 'PKR' }
const params = z.strictObject({ id })

const routes = [
  post('/v1/things', {
    summary: 'Make',
    who: 'anyone',
    body: z.strictObject({
      name: text(20),
      price: money,
      items: z
        .array(z.strictObject({ productId: id, quantity }))
        .min(1)
        .max(100),
      attributes: z.record(text(10), text(10)).optional(),
    }),
    answers: { 201: thing },
    run: (_, { body }) => ({ id: body.items[0]?.productId, price: body.price }),
  }),
  get('/v1/things/{name}', {
    summary: 'One',
    who: 'anyone',
    params: z.strictObject({ name: text(10) }),
    answers: { 200: thing },
    run: () => ({ id: '0190a6f0-0000-7000-8000-000000000001', price }),
  }),
  get('/v1/things', {
    summary: 'All',
    who: 'anyone',
    query: z.strictObject({ ...pageQuery }),
    answers: { 200: z.any() },
    run: (_, { query }) => query,
  }),
  patch('/v1/things/{id}', {
    summary: 'Change',
    who: 'anyone',
    params,
    body: z.strictObject({ price: money.optional() }),
    answers: { 204: null },
    run: () => {},
  }),
]

const edge = await testEdge(routes)
const { body: document } = await edge.call('GET', '/openapi.json')
test.after.always(() => edge.http.stop())

test('no malformed request is a 500, and every answer is what the document says', async (t) => {
  let [asked, fine] = [0, 0]
  for (const { method, path, headers, body, why } of malformed(document)) {
    const answer = await edge.call(method, path, { headers, body })
    asked++
    if (answer.status < 300) fine++
    t.true(answer.status < 500, `${why}: ${answer.status}`)
    const wrong = conforms(document, method, path, answer.status, answer.headers, answer.body ?? answer.text)
    t.deepEqual(wrong, [], why)
  }
  t.true(asked > 250, `${asked} requests`)
  // Without some that pass, all may be refused for one reason.
  t.true(fine >= routes.length, `${fine} were fine`)
})

test('conformance sees an answer that is not as the document says', (t) => {
  const headers = { 'content-type': 'application/json' }
  const good = { id: '0190a6f0-0000-7000-8000-000000000001', price }
  const check = (status: number, body: unknown, type = headers['content-type']) =>
    conforms(document, 'GET', '/v1/things/mango?x=1', status, { 'content-type': type }, body).length
  t.is(check(200, good), 0)
  t.is(check(200, { ...good, more: 1 }), 1)
  t.is(check(200, { ...good, price: { amount: 1.5, currency: 'PKR' } }), 1)
  t.is(check(200, good, 'text/html'), 1)
  t.is(check(201, good), 1)
  const problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: '', instance: 'a' }
  t.is(check(404, problem, 'application/problem+json'), 0)
  t.is(check(404, { ...problem, status: 400 }, 'application/problem+json'), 1)
  t.is(check(404, problem), 1)
  t.is(conforms(document, 'PATCH', '/v1/things/1', 204, {}, '').length, 0)
  t.is(conforms(document, 'PATCH', '/v1/things/1', 204, {}, 'x').length, 1)
})

test('the document is one that tools can rely on', (t) => {
  const operations = Object.entries<
    Record<string, { operationId: string; parameters?: { in: string; name: string }[] }>
  >(document.paths)
  const ids = operations.flatMap(([, methods]) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  t.is(new Set(ids).size, routes.length)
  const shapes = operations.map(([path]) => path.replaceAll(/\{\w+\}/g, '{}'))
  t.is(new Set(shapes).size, shapes.length)
  for (const [path, methods] of operations) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const { parameters = [] } of Object.values(methods))
      t.deepEqual(
        parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
        names,
        path,
      )
  }
  t.deepEqual(Object.keys(document.components.schemas).sort(), ['Money', 'Problem', 'Thing'])
  t.false(JSON.stringify(document).includes('$defs'))
})
