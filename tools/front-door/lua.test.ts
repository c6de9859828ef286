import test from 'ava'
import { declarationOf, readDeclaration } from './declaration.ts'
import { type Answered, type GatewayRequest, loadFunctions } from './lua.ts'

const { plugins } = await readDeclaration({
  JWT_KID: 'one',
  JWT_PUBLIC_KEY: 'PEM',
  JWT_OTHER_KID: 'none',
  JWT_OTHER_PUBLIC_KEY: 'PEM',
})
const functions = await loadFunctions({ plugins })

const request = (changed: Partial<GatewayRequest> = {}): GatewayRequest => ({
  header: () => undefined,
  setHeader() {},
  rawPath: '/v1/products',
  route: 'catalogue',
  address: '203.0.113.7',
  hasCredential: false,
  body: null,
  answer: null,
  ...changed,
})

/** What becomes of an answer on its way out. */
function answered(status: number, { ours = true, rawPath = '/v1/products' } = {}): Answered {
  const answer = { status, ours, headers: new Map([['x-request-id', 'mine-1']]), body: '{"message":"…"}' }
  const passage = functions.open(request({ rawPath, answer }))
  passage.run('header_filter')
  passage.run('body_filter')
  passage.close()
  return answer
}

test('each of the refusals of Kong and nginx is a problem with its title', (t) => {
  const titles: Record<number, string> = {
    400: 'Bad Request',
    401: 'Unauthorized',
    404: 'Not Found',
    405: 'Method Not Allowed',
    408: 'Request Timeout',
    411: 'Length Required',
    413: 'Content Too Large',
    414: 'URI Too Long',
    429: 'Too Many Requests',
    431: 'Request Header Fields Too Large',
    500: 'Internal Server Error',
    501: 'Not Implemented',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
    504: 'Gateway Timeout',
    505: 'HTTP Version Not Supported',
  }
  for (const [status, title] of Object.entries(titles)) {
    const answer = answered(Number(status))
    t.like(JSON.parse(answer.body), {
      type: 'about:blank',
      title,
      status: Number(status),
      instance: 'mine-1',
    })
    t.is(answer.headers.get('content-type'), 'application/problem+json')
    t.is(answer.headers.get('retry-after'), /50[234]/.test(status) ? '5' : undefined, status)
  }
})

test('a 405 of nginx, for TRACE, says what is taken here, and no other refusal does', (t) => {
  t.is(answered(405).headers.get('allow'), 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
  t.is(answered(404).headers.get('allow'), undefined)
})

test("nginx's own 494 is a 431, and a path that is not UTF-8 is a 400", (t) => {
  t.is(answered(494).status, 431)
  t.like(JSON.parse(answered(494).body), { status: 431, title: 'Request Header Fields Too Large' })
  const malformed = [
    '%ff',
    '%c3%28',
    '%c3',
    'a%80b',
    '%c0%af',
    '%e0%80%af',
    '%ed%a0%80',
    '%f4%90%80%80',
    '%f8%88',
  ]
  for (const path of malformed) {
    t.is(answered(404, { rawPath: `/v1/${path}` }).status, 400, path)
    t.is(answered(500, { rawPath: `/v1/${path}` }).status, 400, path)
    t.is(answered(401, { rawPath: `/v1/${path}` }).status, 401, path)
  }
  for (const text of ['a', 'ä', 'é€', '۱ لیٹر', '\u{10ffff}', '\ud7ff', '🥭', '%'])
    t.is(answered(404, { rawPath: `/v1/${encodeURIComponent(text)}` }).status, 404, text)
})

test("a service's own answer is left alone", (t) => {
  for (const status of [200, 404, 494, 500]) {
    const answer = answered(status, { ours: false, rawPath: '/v1/%ff' })
    t.deepEqual([answer.status, answer.body, answer.headers.size], [status, '{"message":"…"}', 1])
  }
})

test('a function has no more than Kong allows it, and fails where it wants more', async (t) => {
  for (const text of [
    'require "cjson"',
    'io.open("/etc/passwd")',
    'os.execute("id")',
    'setmetatable({}, {})',
    'load("return 1")()',
    'ngx.shared.kong:get("x")',
    'kong.service.set_target("evil", 80)',
  ]) {
    const odd = await loadFunctions({
      plugins: [{ name: 'pre-function', config: { rewrite: [text], access: ['return'] } }],
    })
    t.throws(() => odd.open(request()).run('rewrite'), undefined, text)
  }
})

test('what a function gives is what runs from then on, and an exit ends the phase', async (t) => {
  const access = [
    'local n = 0 return function() n = n + 1 if n > 1 then return kong.response.exit(429, {}, { ["Retry-After"] = n }) end end',
    'kong.service.request.set_header("X-Second", "ran")',
  ]
  const counting = await loadFunctions({
    plugins: [{ name: 'pre-function', config: { rewrite: ['return'], access } }],
  })
  const set: string[] = []
  const ask = () => counting.open(request({ setHeader: (name) => set.push(name) })).access(async () => {})
  t.is(await ask(), null)
  t.like(await ask(), { status: 429, headers: { 'Retry-After': 2 } })
  t.deepEqual(set, ['x-second'])
})

test('beside the limit by token there is one by address, for refreshing too', async (t) => {
  const few = plugins.map((plugin) =>
    plugin.name === 'pre-function'
      ? { ...plugin, config: { ...plugin.config, access: plugin.config.access.map(fewer) } }
      : plugin,
  )
  const counting = await loadFunctions({ plugins: few })
  const ask = async (address: string, route = 'cart', authorization = 'Bearer x') => {
    const header = (name: string) => (name === 'authorization' ? authorization || undefined : undefined)
    return (await counting.open(request({ address, route, header })).access(async () => {}))?.status ?? 200
  }
  const statuses = new Set<number>()
  // Two windows of a minute may be met, at the turn of one.
  for (let n = 0; n < 41 && !statuses.has(429); n++) statuses.add(await ask('203.0.113.7'))
  t.deepEqual([...statuses], [401, 429])
  t.is(await ask('203.0.113.7', 'refresh', ''), 429)
  t.is(await ask('203.0.113.8', 'refresh', ''), 200)
  t.is(await ask('203.0.113.7', 'catalogue', ''), 200)
  // A machine's key is for the service to judge.
  t.is(await ask('203.0.113.8', 'token', 'Basic x'), 200)
  t.is(await ask('203.0.113.7', 'token', 'Basic x'), 429)
})

const fewer = (text: string) =>
  text.replace('most_refused, most_known = 12000,', 'most_refused, most_known = 20,')

test('a file without functions is one', (t) => {
  t.deepEqual(
    declarationOf('{ _format_version: "3.0", consumers: [], upstreams: [], services: [], plugins: [] }')
      .plugins,
    [],
  )
})
