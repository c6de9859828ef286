import test from 'ava'
import { z } from 'zod'
import { testEdge } from '#src/testing/edge.ts'
import { flag, id, text, wholeNumber } from '../schemas/fields.ts'
import { Problem } from './problem.ts'
import { reply, routesFor } from './route.ts'

const { get, post, patch, del } = { ...routesFor<object>(), del: routesFor<object>().delete }
const uuid = '0190a6f0-0000-7000-8000-000000000001'
const thing = z.strictObject({ id, name: z.string() })

const routes = [
  get('/v1/things/{id}', {
    summary: 'One',
    who: 'anyone',
    params: z.strictObject({ id }),
    answers: { 200: thing },
    run: (_, { params }) => reply({ body: { id: params.id, name: 'one' }, version: 3 }),
  }),
  get('/v1/things/export', {
    summary: 'All',
    who: 'anyone',
    answers: { 200: { content: 'text/csv' } },
    run: () => 'a,b\n',
  }),
  get('/v1/things', {
    summary: 'Find',
    who: 'anyone',
    query: z.strictObject({
      q: text(5).optional(),
      limit: wholeNumber(1, 100).default(20),
      all: flag.optional(),
    }),
    answers: { 200: z.any() },
    run: (_, { query }) => query,
  }),
  post('/v1/things', {
    summary: 'Make',
    who: 'anyone',
    query: z.strictObject({ dry: flag.optional() }),
    body: z.strictObject({
      name: text(10),
      items: z
        .array(z.strictObject({ quantity: z.int().min(1) }))
        .max(100)
        .optional(),
      attributes: z.record(z.string(), z.any()).optional(),
    }),
    answers: { 201: z.any() },
    run: (_, { body }) => reply({ body, headers: { Location: '/v1/things/1' } }),
  }),
  post('/v1/large', {
    summary: 'Make something large',
    who: 'user',
    body: z.strictObject({ name: text(10) }),
    answers: { 200: z.any() },
    run: (_, { body }) => body,
  }),
  post('/v1/things/{id}/read', {
    summary: 'Read',
    who: 'anyone',
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: () => {},
  }),
  patch('/v1/things/{id}', {
    summary: 'Change',
    who: 'anyone',
    params: z.strictObject({ id }),
    body: z.strictObject({ name: text(10).optional() }),
    answers: { 200: z.any() },
    run: (_, { ifMatch, ip, requestId }) => ({ ifMatch, ip, requestId }),
  }),
  del('/v1/things/{id}', {
    summary: 'Drop',
    who: 'anyone',
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: () => {},
  }),
  get('/v1/broken/{how}', {
    summary: 'Fail',
    who: 'anyone',
    params: z.strictObject({ how: z.string() }),
    answers: { 200: thing },
    run: (_, { params: { how } }) => {
      if (how === 'slow-down') throw new Problem(429, 'Slow down.', { headers: { 'Retry-After': '7' } })
      if (how === 'secret') throw new Error('select password from users')
      if (how === 'out') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
      if (how === 'lock') throw Object.assign(new Error('lock'), { parent: { code: '55P03' } })
      if (how === 'unique') throw Object.assign(new Error('duplicate key'), { code: '23505' })
      return { other: 'than declared' }
    },
  }),
]

const edge = await testEdge(routes)
const { call, raw } = edge
test.after.always(() => edge.http.stop())

test('a static path wins over a parameter, whatever the order', async (t) => {
  const answer = await call('GET', '/v1/things/export')
  t.is(answer.text, 'a,b\n')
  t.is(answer.headers.get('content-type'), 'text/csv')
})

test('ids are read in either case; what is no id is a 404', async (t) => {
  t.is((await call('GET', `/v1/things/${uuid.toUpperCase()}`)).body.id, uuid)
  for (const path of ['%00', `${uuid}%00`]) t.is((await call('GET', `/v1/things/${path}`)).status, 400, path)
  for (const path of ['not-an-id', 'a'.repeat(3000)]) {
    const { status, body, headers } = await call('GET', `/v1/things/${path}`)
    t.is(status, 404, path)
    t.is(headers.get('content-type'), 'application/problem+json')
    t.deepEqual(Object.keys(body), ['type', 'title', 'status', 'detail', 'instance'])
    t.is(body.instance, headers.get('x-request-id'))
  }
})

test('percent-encoding that is none is a 400, in path and query', async (t) => {
  for (const path of ['/v1/things/%zz', '/v1/things/%ff', '/v1/things?q=%', '/v1/things?q=%ed%a0%80'])
    t.is((await call('GET', path)).status, 400, path)
})

test('unknown paths are 404, also with another case or a slash at the end', async (t) => {
  for (const path of [
    '/',
    '/v1',
    '/v1/Things',
    '/v1/things/',
    '/v1/other',
    '//v1/things',
    '/v1/things/x/y/z',
    '/docs/../package.json',
  ])
    t.is((await call('GET', path)).status, 404, path)
})

test('a wrong method is a 405 that says which are right', async (t) => {
  const { status, headers, body } = await call('PUT', `/v1/things/${uuid}`)
  t.is(status, 405)
  t.is(headers.get('allow'), 'DELETE, GET, HEAD, OPTIONS, PATCH')
  t.is(body.status, 405)
  const options = await call('OPTIONS', '/v1/things')
  t.is(options.status, 204)
  t.is(options.headers.get('allow'), 'GET, HEAD, OPTIONS, POST')
})

test('HEAD answers as GET does, without the body', async (t) => {
  const head = await call('HEAD', `/v1/things/${uuid}`)
  t.is(head.status, 200)
  t.is(head.text, '')
  const { text } = await call('GET', `/v1/things/${uuid}`)
  t.is(Number(head.headers.get('content-length')), text.length)
})

test('query and body are validated together, every field by its path', async (t) => {
  const { status, body } = await call('POST', '/v1/things?dry=perhaps&more=1', {
    json: { name: '', items: [{ quantity: 0 }, { quantity: 1, colour: 'red' }], extra: 1 },
  })
  t.is(status, 422)
  const paths = body.errors.map(({ path }: { path: string }) => path).sort()
  t.deepEqual(paths, ['dry', 'extra', 'items[0].quantity', 'items[1].colour', 'more', 'name'])
})

test('query parameters that are unknown, there twice, or not as they must be are 422', async (t) => {
  for (const query of [
    'x=1',
    'q=a&q=b',
    'limit=1e1',
    'limit=',
    'limit=101',
    'all=yes',
    'q=%00',
    'q=toolong',
    '__proto__=1',
    'q[]=1',
    'constructor=1',
  ])
    t.is((await call('GET', `/v1/things?${query}`)).status, 422, query)
  t.deepEqual((await call('GET', '/v1/things?all=true&limit=7&q=a+b')).body, {
    q: 'a b',
    limit: 7,
    all: true,
  })
  t.deepEqual((await call('GET', '/v1/things?')).body, { limit: 20 })
})

test('bodies that are no JSON, or no text, are 400; of another kind 415; empty ones are empty objects', async (t) => {
  const send = (body: string | Uint8Array, type = 'application/json', more = {}) =>
    call('POST', '/v1/things', { body: body as string, headers: { 'content-type': type, ...more } })
  for (const body of ['{', 'null x', '{"name":"a\u0000"}', "{'a':1}", '{"name":"a",}'])
    t.is((await send(body)).status, 400, body)
  t.is((await send(new Uint8Array([0x22, 0xff, 0x22]))).status, 400)
  for (const type of [
    'text/plain',
    'application/xml',
    'application/json; charset=latin1',
    'application/jsonx',
    'json',
  ])
    t.is((await send('{"name":"a"}', type)).status, 415, type)
  t.is((await send('{"name":"a"}', 'application/json', { 'content-encoding': 'gzip' })).status, 415)
  t.is((await send('{"name":"a"}', 'application/json; charset=UTF-8')).status, 201)
  t.deepEqual(
    (await call('POST', '/v1/things')).body.errors.map((error: { path: string }) => error.path),
    ['name'],
  )
  for (const body of ['null', '[]', '1', '"text"', 'true']) t.is((await send(body)).status, 422, body)
})

test('text that cannot be stored, numbers without end, depth without end and __proto__ are 422', async (t) => {
  const send = (body: string) =>
    call('POST', '/v1/things', { body, headers: { 'content-type': 'application/json' } })
  const bodies: [string, string][] = [
    ['{"name":"a\\u0000"}', 'name'],
    ['{"name":"\\ud800"}', 'name'],
    ['{"name":"a","attributes":{"a":[1,"\\udfff"]}}', 'attributes.a[1]'],
    ['{"name":"a","attributes":{"\\u0000":1}}', 'attributes'],
    ['{"name":"a","attributes":{"a":1e999}}', 'attributes.a'],
    ['{"name":"a","__proto__":{"admin":true}}', '__proto__'],
    ['{"name":"a","attributes":{"__proto__":1}}', 'attributes.__proto__'],
  ]
  for (const [body, path] of bodies) {
    const answer = await send(body)
    t.is(answer.status, 422, body)
    t.is(answer.body.errors[0].path, path)
  }
  const token = edge.token({ id: 'c', role: 'customer' })
  const sendLarge = (body: string) =>
    call('POST', '/v1/large', { token, body, headers: { 'content-type': 'application/json' } })
  t.is((await sendLarge(`{"name":${'['.repeat(400_000)}${']'.repeat(400_000)}}`)).status, 422)
  t.is((await sendLarge('['.repeat(900_000))).status, 400)
})

test('a body beyond a mebibyte is a 413, announced or in chunks', async (t) => {
  const big = JSON.stringify({ name: 'a'.repeat(1_100_000) })
  const token = edge.token({ id: 'c', role: 'customer' })
  t.is(
    (await call('POST', '/v1/large', { token, body: big, headers: { 'content-type': 'application/json' } }))
      .status,
    413,
  )
  const chunks = new ReadableStream({
    start(stream) {
      for (let at = 0; at < big.length; at += 100_000)
        stream.enqueue(new TextEncoder().encode(big.slice(at, at + 100_000)))
      stream.close()
    },
  })
  const chunked = {
    body: chunks,
    duplex: 'half',
    token,
    headers: { 'content-type': 'application/json' },
  } as RequestInit
  t.is((await call('POST', '/v1/large', chunked)).status, 413)
  t.is((await call('POST', `/v1/things/${uuid}/read`, { body: big })).status, 413)
})

test('a route without a body takes none, or an empty object', async (t) => {
  const path = `/v1/things/${uuid}/read`
  for (const body of [undefined, '', '{}', ' {} ']) t.is((await call('POST', path, { body })).status, 204)
  t.is((await call('POST', path, { json: { a: 1 } })).status, 422)
})

test('versions are entity tags: 304 where nothing changed, If-Match for the handler', async (t) => {
  const first = await call('GET', `/v1/things/${uuid}`)
  t.is(first.headers.get('etag'), '"3"')
  t.is(first.headers.get('cache-control'), 'no-cache')
  const again = await call('GET', `/v1/things/${uuid}`, { headers: { 'if-none-match': 'W/"3"' } })
  t.is(again.status, 304)
  t.is(again.text, '')
  t.is((await call('GET', `/v1/things/${uuid}`, { headers: { 'if-none-match': '"4"' } })).status, 200)
  const hashed = await call('GET', '/v1/things')
  t.is(
    (await call('GET', '/v1/things', { headers: { 'if-none-match': hashed.headers.get('etag') ?? '' } }))
      .status,
    304,
  )
  const change = (header: string) =>
    call('PATCH', `/v1/things/${uuid}`, { json: {}, headers: { 'if-match': header } })
  t.is((await change('"7"')).body.ifMatch, 7)
  t.is((await change('*')).body.ifMatch, null)
  t.is((await change('7')).status, 400)
})

test('a plain request id is kept, any other is replaced', async (t) => {
  const ask = async (given: string) => {
    const { headers } = await call('GET', '/v1/things', { headers: { 'x-request-id': given } })
    return headers.get('x-request-id') ?? ''
  }
  t.is(await ask('shop-1.a_B'), 'shop-1.a_B')
  for (const bad of ['a b', 'a,b', 'x'.repeat(129), '<script>']) t.regex(await ask(bad), /^[0-9a-f-]{36}$/)
  t.true(edge.causes.some((cause) => cause?.correlationId === 'shop-1.a_B'))
})

test('failures say what they may, and nothing else', async (t) => {
  const fail = (how: string) => call('GET', `/v1/broken/${how}`)
  const slow = await fail('slow-down')
  t.is(slow.status, 429)
  t.is(slow.headers.get('retry-after'), '7')
  const secret = await fail('secret')
  t.is(secret.status, 500)
  t.notRegex(secret.text, /password|at /)
  t.true(
    edge.lines.some(
      (line) => JSON.stringify(line).includes('select password') && line.requestId === secret.body.instance,
    ),
  )
  for (const how of ['out', 'lock']) {
    const out = await fail(how)
    t.is(out.status, 503)
    t.regex(out.headers.get('retry-after') ?? '', /^\d+$/)
  }
  t.is((await fail('unique')).status, 409)
})

test('an answer that is not what the route declares is a 500 in tests', async (t) => {
  t.is((await call('GET', '/v1/broken/otherwise')).status, 500)
})

test('what is not HTTP is answered as a problem all the same', async (t) => {
  const cases: [string, number][] = [
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['GARBAGE\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'POST /v1/things HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\nabc',
      400,
    ],
  ]
  for (const [bytes, status] of cases) {
    const heard = await raw(
      bytes.replace('GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'),
    )
    t.regex(heard, new RegExp(`^HTTP/1.1 ${status} `))
    t.regex(heard, /application\/problem\+json/)
    t.regex(heard, /"instance":"[0-9a-f-]{36}"/)
  }
})

test('security headers are on every answer, and nothing says what runs here', async (t) => {
  for (const path of ['/v1/things', '/nowhere', '/healthz']) {
    const { headers } = await call('GET', path)
    t.is(headers.get('x-content-type-options'), 'nosniff')
    t.is(headers.get('x-frame-options'), 'DENY')
    t.is(headers.get('referrer-policy'), 'no-referrer')
    t.truthy(headers.get('content-security-policy'))
    t.is(headers.get('x-powered-by'), null)
    t.is(headers.get('strict-transport-security'), null)
  }
})

test('every request has its line: route, status and id, neither query nor token', async (t) => {
  const { headers } = await call('GET', '/v1/things?q=mango')
  const line = edge.lines.find(
    ({ requestId, msg }) => requestId === headers.get('x-request-id') && msg === 'request',
  )
  t.like(line, { method: 'GET', route: '/v1/things', status: 200, caller: null })
  t.false(JSON.stringify(edge.lines).includes('mango'))
})
