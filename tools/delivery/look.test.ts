import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import { runNode } from '#src/testing/run-node.ts'
import { createClient } from '../mart/client.ts'
import { environmentFor } from '../mart/environment.ts'
import { admin, startMart } from '../mart/running-mart.ts'

/** Looks at a shop once, and tells what it saw. */
async function look(t: ExecutionContext, url: string, env: Record<string, string> = {}) {
  const child = runNode(t, ['tools/delivery/look.ts'], {
    env: environmentFor({ BASE_URL: url, SMOKE_SECONDS: '0', ...env }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const [code] = await once(child, 'close')
  return { code, output }
}

test('a shop that answers is well, also with a machine that sees orders and payments; one that is gone is not', async (t) => {
  t.timeout(240_000)
  const mart = await startMart('one', { SEED: 'demo' })
  t.teardown(mart.stop)
  const anyone = createClient(mart.url)
  const { body: session } = await anyone.post('/v1/auth/login', admin)
  const { body: key } = await anyone
    .as(session.accessToken)
    .post('/v1/users/api-keys', { name: 'smoke', permissions: ['orders', 'refunds'] })
  t.truthy(key.secret, JSON.stringify(key))
  const reading = await look(t, mart.url)
  t.is(reading.code, 0, reading.output)
  t.regex(reading.output, /left {4}orders and payments/)
  const machine = { SMOKE_ID: key.id, SMOKE_SECRET: key.secret }
  const all = await look(t, `${mart.url}/`, machine)
  t.is(all.code, 0, all.output)
  for (const module of ['user', 'product', 'inventory', 'notification', 'order', 'payment'])
    t.regex(all.output, new RegExp(`^ok {6}${module}: `, 'm'))
  const wrong = await look(t, mart.url, { ...machine, SMOKE_SECRET: 'none' })
  t.is(wrong.code, 1)
  t.regex(wrong.output, /^AMISS {3}user: a machine signs in: it was a 401$/m)
  await mart.stop()
  const gone = await look(t, mart.url)
  t.is(gone.code, 1)
  t.regex(gone.output, /^AMISS .*ECONNREFUSED/m)
})

test('what answers, and not as a shop does, is amiss', async (t) => {
  let status = 500
  const server = createServer((_, answer) =>
    answer.writeHead(status, { 'content-type': 'application/json' }).end('{}'),
  )
  t.teardown(() => server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const broken = await look(t, url)
  t.is(broken.code, 1)
  t.notRegex(broken.output, /^ok /m)
  status = 200
  const empty = await look(t, url)
  t.is(empty.code, 1, 'no keys, no products')
  t.notRegex(empty.output, /^ok /m)
})
