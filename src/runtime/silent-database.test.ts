import { randomUUID } from 'node:crypto'
import test from 'ava'
import { z } from 'zod'
import { sql } from '#src/database/statement.ts'
import { routesFor } from '#src/http/route.ts'
import { defineModule, type Runtime } from '#src/runtime/module.ts'
import { flakyProxy } from '#src/testing/flaky-proxy.ts'
import { testMart } from '#src/testing/mart.ts'
import { testPostgres } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'

const { get, post } = routesFor<Runtime>()
const count = sql<{ n: number }>('thing.count', 'select count(*) as n from outbox')
const touch = sql('thing.touch', `update consumer_group set id = id`)

const things = defineModule({
  name: 'things',
  description: 'Reads and writes, in a test',
  migrations: new URL('../', import.meta.url),
  provides: {},
  routes: [
    get('/v1/things', {
      summary: 'Read',
      who: 'anyone',
      answers: { 200: z.any() },
      run: async ({ db }) => ({ items: await db.query(count) }),
    }),
    post('/v1/things', {
      summary: 'Write',
      who: 'anyone',
      answers: { 201: z.any() },
      run: async (_, __, tx) => {
        tx.write(touch)
        return { written: true }
      },
    }),
  ],
  subscriptions: [],
})

/** The first of five answers that took less than `enough` milliseconds, since a machine may be busy. */
async function soonest<A>(enough: number, ask: () => Promise<A>): Promise<A> {
  for (let turn = 1; turn <= 5; turn++) {
    const began = performance.now()
    const answer = await ask()
    if (performance.now() - began < enough) return answer
  }
  throw new Error(`none of five answers came within ${enough} ms`)
}

test('a database that goes silent is told at /readyz within 5 s, answered with 503, and found again', async (t) => {
  const postgres = await testPostgres()
  const base = `test_frozen_${randomUUID().slice(0, 8)}`
  const url = new URL(postgres.url(base))
  const proxy = await flakyProxy({ host: url.hostname, port: Number(url.port) })
  url.host = `127.0.0.1:${proxy.port}`
  const mart = await testMart([things], {
    database: { url: url.href, statementTimeout: 1_000, queryTimeout: 2_000 },
  })
  t.teardown(async () => {
    await mart.stop()
    await proxy.close()
    await postgres.drop(`${base}_things`)
  })
  const ask = async () => [await mart.request('GET', '/v1/things'), await mart.request('POST', '/v1/things')]
  t.deepEqual(
    (await ask()).map(({ status }) => status),
    [200, 201],
  )
  t.is((await mart.request('GET', '/readyz')).status, 200)

  for (const how of ['all', 'existing'] as const) {
    proxy.silence(how)
    const asked = Promise.all(Array.from({ length: 12 }, ask))
    const probe = () => mart.request('GET', '/readyz')
    // Where new connections work, the second answer is another.
    const { status, body } = await (how === 'all' ? soonest(5_000, probe) : probe())
    // Before anything is asserted: what is under way would end with the mart, and with an error that nobody hears.
    const answers = (await asked).flat()
    t.is(status, 503)
    // Whose time-out of two seconds ends first is the machine's to say.
    t.true(['timeout', 'out'].includes(body.checks.database))
    for (const answer of answers.filter(({ status }) => status >= 300)) {
      t.is(answer.status, 503)
      t.regex(answer.headers.get('retry-after') ?? '', /^\d+$/)
      t.is(answer.body.title, 'Service Unavailable')
    }
    if (how === 'all') t.is((await mart.request('GET', '/v1/things')).status, 503)
    proxy.heal()
    await until(async () => (await ask()).every(({ status }) => status < 300))
    await until(async () => (await mart.request('GET', '/readyz')).status === 200)
  }
})
