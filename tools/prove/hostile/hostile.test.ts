import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ExecutionContext } from 'ava'
import { testWhere } from '#src/testing/test-where.ts'
import { hostile, inWords } from './hostile.ts'
import { findSchemathesis } from './programs.ts'
import { tryHostile } from './run-hostile.ts'

const program = await findSchemathesis()
const test = testWhere(program.command !== null, program.command === null ? program.lacking : '', {
  mayLack: true,
})

test.serial(
  'whatever is sent to the mart, by staff or a shopper, it answers as its document says, and tells no more',
  async (t) => {
    t.timeout(600_000)
    // The same each time: luck is for the night, and fails no build.
    const seed = Number(process.env.HOSTILE_SEED ?? 1)
    t.log(`seed ${seed}`)
    const tried = await hostile({ shape: 'one', length: 'short', seed, say: (line) => t.log(line) })
    t.log(inWords('in all', tried))
    t.deepEqual(tried.failures, [])
    t.deepEqual(tried.errors, [])
    t.true(tried.cases >= 5_000)
  },
)

type Answers = (query: URLSearchParams) => { status: number; body: unknown }

const isValid = (query: URLSearchParams) =>
  /^[1-9]$/.test(query.get('limit') ?? '1') && [...query.keys()].length <= 1
const refused = { status: 422, body: { errors: [{ path: 'limit', message: 'must not be before from' }] } }
const good: Answers = (query) => (isValid(query) ? { status: 200, body: { items: [] } } : refused)

/** Each an operation of one shop. `says`: what schemathesis is to say of it. */
const stalls: { what: string; answer: Answers; says: RegExp | null }[] = [
  { what: 'a mart that is in order', answer: good, says: null },
  {
    what: 'a 500',
    answer: (query) => (query.get('limit') === '9' ? { status: 500, body: {} } : good(query)),
    says: /Server error/i,
  },
  {
    what: 'a stack trace',
    answer: (query) =>
      isValid(query) ? good(query) : { status: 422, body: { detail: 'at place (/srv/mart/order.ts:12:3)' } },
    says: /An answer leaks/,
  },
  {
    what: "PostgreSQL's words",
    answer: (query) =>
      isValid(query) ? good(query) : { status: 422, body: { detail: 'relation "orders" does not exist' } },
    says: /An answer leaks/,
  },
  {
    what: 'an answer that is not as declared',
    answer: () => ({ status: 200, body: { things: 1 } }),
    says: /schema/i,
  },
  {
    what: 'what is invalid and accepted',
    answer: () => ({ status: 200, body: { items: [] } }),
    says: /Schema-violating request accepted/,
  },
  {
    what: 'what is valid and refused without a reason that is listed',
    answer: () => ({ status: 422, body: { errors: [{ path: 'limit', message: 'not today' }] } }),
    says: /Valid by the document, and refused: not today/,
  },
]

const pathOf = (at: number) => `/v1/things-${at}`

/** A shop whose operations answer as their stalls say. */
async function street(t: ExecutionContext): Promise<string> {
  const problem = {
    description: 'A problem',
    content: { 'application/json': { schema: { type: 'object' } } },
  }
  const operationOf = (at: number) => ({
    get: {
      operationId: `getThings${at}`,
      parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 9 } }],
      responses: {
        200: {
          description: 'OK',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['items'], properties: { items: { type: 'array' } } },
            },
          },
        },
        422: problem,
      },
    },
  })
  const document = {
    openapi: '3.1.0',
    info: { title: 'A street', version: '1' },
    paths: Object.fromEntries(stalls.map((_, at) => [pathOf(at), operationOf(at)])),
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://street')
    request.resume()
    const json = (status: number, body: unknown) =>
      response
        .writeHead(status, { 'content-type': 'application/json', allow: 'GET' })
        .end(JSON.stringify(body))
    const stall = stalls.find((_, at) => pathOf(at) === pathname)
    if (pathname === '/openapi.json') json(200, document)
    else if (!stall) json(200, { accessToken: 'token' })
    else if (request.method !== 'GET') json(405, {})
    else {
      const { status, body } = stall.answer(searchParams)
      json(status, body)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('schemathesis sees what is wrong with an answer, and nothing where all is in order', async (t) => {
  t.timeout(300_000)
  if (program.command === null) return
  const tried = await tryHostile({
    url: await street(t),
    role: 'shopper',
    examples: 20,
    seed: 1,
    program,
    phases: 'coverage,fuzzing',
  })
  t.true(tried.cases > 10 * stalls.length)
  for (const [at, { what, says }] of stalls.entries()) {
    const [heading, ...failures] = tried.failures.filter((failure) => failure.includes(`${pathOf(at)} _`))
    t.is(failures.length, 0, what)
    if (says) t.regex(heading ?? '', says, what)
    else t.is(heading, undefined, what)
  }
})
