import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import { until } from '#src/testing/until.ts'
import { readDeclaration } from './declaration.ts'
import { createHealthChecks } from './health.ts'

/** A replica that answers as it is told, and counts who asked. */
async function replica(t: ExecutionContext) {
  const one = { status: 200, asked: 0, url: '' }
  const server = createServer((req, res) => {
    if (req.url === '/readyz') one.asked++
    res.writeHead(one.status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  one.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.teardown(() => server.close().closeAllConnections())
  return Object.assign(one, { end: () => server.close().closeAllConnections() })
}

/** Keys are of no matter here. */
const nobody = { JWT_KID: 'a', JWT_PUBLIC_KEY: 'b', JWT_OTHER_KID: 'c', JWT_OTHER_PUBLIC_KEY: 'd' }

/** Asks at a tenth of the pace of `kong.yml`. */
async function checks(t: ExecutionContext, replicas: { url: string }[]) {
  const { upstreams, ...declaration } = await readDeclaration(nobody)
  const [first] = upstreams
  if (!first) throw new Error('kong.yml has no upstreams')
  const { active } = first.healthchecks
  const [healthy, unhealthy] = [active.healthy, active.unhealthy].map((one) => ({
    ...one,
    interval: one.interval / 10,
  }))
  const quick = { ...first, healthchecks: { active: { ...active, healthy, unhealthy } } } as typeof first
  const addresses = replicas.map(({ url }) => url)
  const health = createHealthChecks({ ...declaration, upstreams: [quick] }, () => addresses)
  t.teardown(health.stop)
  return { healthy: () => health.healthy(addresses), addresses }
}

test('a replica that says that it is to end gets nothing more, until it is ready again', async (t) => {
  const [a, b] = [await replica(t), await replica(t)]
  const { healthy } = await checks(t, [a, b])
  t.deepEqual(healthy(), [a.url, b.url], 'trusted until it is known')
  a.status = 503
  await until(() => healthy().length === 1)
  t.deepEqual(healthy(), [b.url])
  a.status = 200
  await until(() => healthy().length === 2)
  b.end()
  await until(() => healthy().length === 1)
  t.deepEqual(healthy(), [a.url])
})

test('one failure alone puts nobody out, nor does an answer that says neither', async (t) => {
  const [a, b] = [await replica(t), await replica(t)]
  const { healthy } = await checks(t, [a, b])
  const asked = async (one: typeof a, times: number) => {
    const enough = one.asked + times
    await until(() => one.asked >= enough)
  }
  await asked(a, 1)
  a.status = 404
  await asked(a, 4)
  t.deepEqual(healthy(), [a.url, b.url])
  // The next one after a failure is a success, each time.
  for (let n = 0; n < 3; n++) {
    a.status = 503
    await asked(a, 1)
    a.status = 200
    await asked(a, 1)
    if (healthy().length < 2) return t.pass('asked twice before it was told otherwise')
  }
  t.deepEqual(healthy(), [a.url, b.url])
})

test('where none is ready all are tried, and one alone is never asked', async (t) => {
  const [a, b, alone] = [await replica(t), await replica(t), await replica(t)]
  a.status = 503
  const { healthy } = await checks(t, [a, b])
  const single = await checks(t, [alone])
  await until(() => healthy().length === 1)
  b.status = 503
  await until(() => healthy().length === 2)
  t.deepEqual(single.healthy(), [alone.url])
  t.is(alone.asked, 0)
})
