import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test, { type ExecutionContext } from 'ava'
import jwt from 'jsonwebtoken'
import { gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { readDeclaration } from '../tools/front-door/declaration.ts'
import { openFrontDoor } from '../tools/front-door/front-door.ts'

const run = promisify(execFile)

type Limit = { second?: number; minute?: number; hour?: number }
type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

/** A mart that answers at once, behind the gateway of `kong/kong.yml` with limits of the test's own. */
async function behindGateway(
  t: ExecutionContext,
  options: { address?: Limit; auth?: Limit; answer?: (req: IncomingMessage) => Answer | null } = {},
) {
  const dir = await scratchFolder('through-kong')
  const key = await loadSigningKey({ dataDir: dir, jwt: { privateKey: '', publicKey: '' } })
  const token = () =>
    inOneForm(
      jwt.sign({ role: 'customer' }, key.privateKey, {
        algorithm: 'ES256',
        issuer: 'mart',
        expiresIn: 60,
        keyid: key.kid,
      }),
    )
  const requests: string[] = []
  const items = Array.from({ length: 10 }, (_, n) => ({ id: `product-${n}`, slug: `mango-${n}` }))
  const usual = ({ method, url = '' }: IncomingMessage): Answer => {
    if (url === '/v1/auth/login') return { status: 200, body: { accessToken: token() } }
    return { status: method === 'POST' ? 201 : 200, body: { items } }
  }
  const mart = createServer((req, res) => {
    req.resume()
    requests.push(`${req.method} ${req.url}`)
    const { status, body = {}, headers } = options.answer?.(req) ?? usual(req)
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(mart, 'listening')
  const declaration = await readDeclaration(gatewayKeys(key, undefined))
  const auth = declaration.services.flatMap(({ routes }) => routes).find(({ name }) => name === 'auth')
  for (const [plugins, limit] of [
    [declaration.plugins, options.address],
    [auth?.plugins ?? [], options.auth],
  ] as const)
    for (const plugin of plugins)
      if (plugin.name === 'rate-limiting' && limit)
        Object.assign(plugin.config, { minute: undefined, hour: undefined, ...limit })
  const door = await openFrontDoor({
    declaration,
    port: 0,
    host: '127.0.0.1',
    limited: true,
    addresses: () => [`http://127.0.0.1:${(mart.address() as AddressInfo).port}`],
    readiness: async () => ({ status: 'ready', checks: {} }),
  })
  t.teardown(async () => {
    await door.stop(0)
    mart.close().closeAllConnections()
    await rm(dir, { recursive: true })
  })
  const summary = join(dir, 'summary.md')
  /** The command as CI gives it; autocannon counts in a process's first thread only. */
  const measure = async (...more: string[]) => {
    const command = ['bench/run.ts', 'through-kong', '--url', door.url, '--seconds', '3', ...more]
    const env = { ...process.env, GITHUB_STEP_SUMMARY: summary }
    const { code = 0, stdout, stderr } = await run(process.execPath, command, { env }).catch((error) => error)
    return { code, stdout, stderr }
  }
  return { measure, summary, requests }
}

/** Of `| reads | 429 | 1000 | … |` the third, as a number. */
const answersOf = (text: string, scenario: string, status: number) =>
  Number(new RegExp(`^\\| ${scenario} \\| ${status} \\| (\\d+) \\|`, 'm').exec(text)?.[1] ?? 0)

/** So few that they are used up while each of the connections is served once or twice, however slow the machine is. */
const limit = 10

test('what the gateway refuses is counted beside what it served, and a newcomer waits as long as told', async (t) => {
  const mart = await behindGateway(t, { address: { minute: limit }, auth: { second: 4 } })
  const { code, stdout: text } = await mart.measure()
  t.is(code, 0, text)
  for (const path of ['register', 'login'])
    t.is(mart.requests.filter((line) => line === `POST /v1/auth/${path}`).length, 5)
  // The turn of a minute may come between.
  t.true(answersOf(text, 'reads', 200) > 0 && answersOf(text, 'reads', 200) <= 2 * limit, text)
  t.true(answersOf(text, 'reads', 429) > 0, text)
  t.true(answersOf(text, 'orders', 201) > 0, text)
  t.is(answersOf(text, 'orders', 429), 0, text)
  t.true(answersOf(text, 'mixed', 201) > 0 && answersOf(text, 'mixed', 429) > 0, text)
  t.is((await readFile(mart.summary, 'utf8')).trim(), text.trim())
})

test('an answer that nobody should get is named, and fails it', async (t) => {
  const failing = (req: IncomingMessage) =>
    req.method === 'POST' && req.url === '/v1/orders' ? { status: 500 } : null
  const mart = await behindGateway(t, { answer: failing })
  const { code, stdout: text } = await mart.measure('--rate', '60')
  t.is(code, 1, text)
  t.regex(text, /60 requests\/s/)
  t.regex(text, /^orders: \d+ answers of 500$/m)
  t.notRegex(text, /^reads: /m)
})

test('who would have to wait an hour is told so', async (t) => {
  const full = (req: IncomingMessage) =>
    req.url === '/v1/auth/login' ? { status: 429, headers: { 'retry-after': '3600' } } : null
  const mart = await behindGateway(t, { answer: full })
  const { code, stderr } = await mart.measure()
  t.is(code, 1)
  t.regex(stderr, /login: 429/)
})
