import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { pino } from 'pino'
import { z } from 'zod'
import { loadConfig } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import { routesFor } from '#src/http/route.ts'
import { type Mart, startMart } from '#src/runtime/mart.ts'
import { defineModule, type Runtime } from '#src/runtime/module.ts'
import { testPostgres } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'

const folder = await scratchFolder('migrations')
writeFileSync(join(folder, '0001-marks.sql'), 'create table marks (id bigint generated always as identity)')
const mark = sql('marks.add', 'insert into marks default values')
const count = sql<{ n: number }>('marks.count', 'select count(*) as n from marks')

const { post } = routesFor<Runtime>()
const marks = defineModule({
  name: 'marks',
  description: 'Counts, in a test',
  migrations: pathToFileURL(`${folder}/`),
  provides: {},
  routes: [
    post('/v1/marks', {
      summary: 'One more',
      who: 'anyone',
      answers: { 201: z.any() },
      run: async (_, __, tx) => {
        tx.write(mark)
        return {}
      },
    }),
  ],
  subscriptions: [],
})

/** Where a mart of a test runs, with a database of its own. */
async function place(more: Record<string, string> = {}) {
  const postgres = await testPostgres()
  const base = `test_restarts_${randomUUID().slice(0, 8)}`
  const dataDir = await scratchFolder('mart')
  const config = loadConfig(['marks'], {
    NODE_ENV: 'test',
    DATABASE_URL: postgres.url(base),
    DATA_DIR: dataDir,
    PORT: '0',
    ...more,
  })
  return {
    config,
    async forget() {
      await rm(dataDir, { recursive: true })
      await postgres.drop(`${base}_marks`)
    },
  }
}

/** A gateway that sends to those that say at `/readyz` that they are ready, one after the other. */
async function gateway() {
  const upstreams: { url: string; ready: boolean }[] = []
  const agent = new Agent({ keepAlive: true })
  const stopping = new AbortController()
  let turn = 0
  const server = createServer((req, res) => {
    const ready = upstreams.filter(({ ready }) => ready)
    const chosen = ready[turn++ % ready.length]
    if (!chosen) return void res.writeHead(503).end()
    const passed = request(`${chosen.url}${req.url}`, { method: req.method, agent }, (answer) => {
      res.writeHead(answer.statusCode ?? 500)
      answer.pipe(res)
    })
    passed.on('error', () => res.writeHead(502).end())
    passed.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const probing = (async () => {
    while (!stopping.signal.aborted) {
      for (const upstream of upstreams)
        upstream.ready = await fetch(`${upstream.url}/readyz`).then(
          ({ status }) => status === 200,
          () => false,
        )
      await delay(20)
    }
  })()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (url: string) => void upstreams.push({ url, ready: false }),
    ready: () => upstreams.filter(({ ready }) => ready).length,
    remove: (url: string) =>
      void upstreams.splice(
        upstreams.findIndex((one) => one.url === url),
        1,
      ),
    async close() {
      stopping.abort()
      await probing
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}

test('replicas that are restarted one after the other under load lose no request', async (t) => {
  const { config, forget } = await place({ SHUTDOWN_DELAY: '2s' })
  const start = () => startMart({ modules: [marks], config, log: pino({ level: 'silent' }) })
  const front = await gateway()
  let replicas: Mart[] = [await start(), await start()]
  let over = false
  t.teardown(async () => {
    over = true
    await front.close()
    for (const replica of replicas) await replica.stop(0)
    await forget()
  })
  for (const { url } of replicas) front.add(url)
  await until(() => front.ready() === 2)

  const answers = new Map<number, number>()
  const shopper = async () => {
    while (!over) {
      const { status } = await fetch(`${front.url}/v1/marks`, { method: 'POST' })
      answers.set(status, (answers.get(status) ?? 0) + 1)
    }
  }
  const load = Promise.all(Array.from({ length: 10 }, shopper))
  for (const old of [...replicas]) {
    const before = answers.get(201) ?? 0
    await until(() => (answers.get(201) ?? 0) > before + 50)
    await old.stop()
    front.remove(old.url)
    const fresh = await start()
    replicas = [...replicas.filter((one) => one !== old), fresh]
    front.add(fresh.url)
    await until(() => front.ready() === 2)
  }
  over = true
  await load
  t.deepEqual([...answers.keys()], [201])
  const [row] = (await replicas[0]?.modules[0]?.database.query(count)) ?? []
  t.is(row?.n, answers.get(201))
})

test('what of a module does not stop keeps its connections from nothing', async (t) => {
  const { config, forget } = await place()
  const failing = {
    ...marks,
    stop: async () => {
      throw new Error('the printer is on fire')
    },
  }
  const mart = await startMart({ modules: [failing], config, log: pino({ level: 'silent' }) })
  const { database } = mart.modules[0] ?? {}
  await database?.query(count)
  await t.throwsAsync(mart.stop(), { instanceOf: AggregateError })
  await t.throwsAsync(async () => database?.query(count), { message: /closed|drain/ })
  await t.throwsAsync(fetch(mart.url))
  await forget()
})

test('a module that another replica keeps from starting starts again, one that fails does not', async (t) => {
  const { config, forget } = await place()
  t.teardown(forget)
  for (const [code, starts] of [
    ['55P03', 3],
    ['40P01', 3],
    ['23505', 1],
  ] as const) {
    let begun = 0
    const start = async () => {
      if (++begun < 3) throw Object.assign(new Error('not now'), { code })
    }
    const starting = startMart({ modules: [{ ...marks, start }], config, log: pino({ level: 'silent' }) })
    if (starts === 1) await t.throwsAsync(starting, { code })
    else await (await starting).stop()
    t.is(begun, starts)
  }
})
