import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { z } from 'zod'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { listSetAside, replaySetAside } from '#src/events/set-aside.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { routesFor } from '#src/http/route.ts'
import { createLog } from '#src/log/log.ts'
import { defineModule } from '#src/runtime/module.ts'
import { testMart } from '#src/testing/mart.ts'
import { type OtlpReceiver, otlpReceiver } from '#src/testing/otlp-receiver.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'
import { begin, isTracing, traceBy } from './tracing.ts'

/** Steps are made by one tracer for a process, so these run one after the other. */
const serial = test.serial

const folder = await scratchFolder('migrations')
await writeFile(join(folder, '0001-seen.sql'), 'create table seen (said text)')
const see = sql('test.see', 'insert into seen (said) values ($1)')
const fail = sql(
  'test.fail',
  "insert into seen (said) select 'x' from seen where 1 / (length($1) - length($1)) > 0",
)

/** Whether handlers fail. */
let broken = false

/** Says what it is asked to, and hears it. */
const module = defineModule({
  name: 'one',
  description: 'Says and hears, in a test',
  migrations: pathToFileURL(`${folder}/`),
  provides: {},
  routes: [
    routesFor<{ log: { info(text: string): void } }>().post('/v1/said/{id}', {
      summary: 'Say something',
      who: 'anyone',
      params: z.strictObject({ id: z.string() }),
      answers: { 204: null },
      async run({ log }, { params: { id } }, tx) {
        await tx.query(see, [id])
        log.info('saying')
        tx.say(event('mart.inventory.v1.StockReleased', id, { orderId: id, lines: [] }))
      },
    }),
  ],
  subscriptions: [
    subscriptionsFor<{ log: { info(text: string): void } }>()(
      'mart.inventory.v1.StockReleased',
      async ({ log }, { orderId }, tx) => {
        log.info('hearing')
        await tx.query(broken ? fail : see, [orderId])
      },
    ),
  ],
})

const tracing = (otlp: OtlpReceiver | string, more: object = {}) => ({
  tracing: { endpoint: typeof otlp === 'string' ? otlp : otlp.url, delay: 20, ...more },
})
const quick = { events: { retryDelay: 1, attempts: 2, pollInterval: 20 } }

function recorder() {
  const lines: Record<string, unknown>[] = []
  const write = (line: unknown, _encoding: string, done: () => void) => {
    lines.push(JSON.parse(String(line)))
    done()
  }
  return { lines, log: createLog({ env: 'test', logLevel: 'info' }, new Writable({ write })) }
}

serial('a retry, and a replay, of an event are of its trace and linked to its first try', async (t) => {
  const otlp = await otlpReceiver()
  t.teardown(otlp.close)
  const { lines, log } = recorder()
  const mart = await testMart([module], { ...tracing(otlp), ...quick }, { log })
  let running = true
  t.teardown(() => running && mart.stop())
  broken = true
  t.is((await mart.request('POST', '/v1/said/a')).status, 204, JSON.stringify(lines.at(-2)))
  const db = mart.db('one')
  await until(async () => (await db.query(listSetAside)).some(({ state }) => state === 'parked'))
  broken = false
  await db.query(replaySetAside, ['all'])
  await mart.idle()
  await mart.stop()
  running = false
  t.false(isTracing())

  const tries = otlp.spans.filter(({ name }) => name === 'process mart.inventory.v1')
  t.deepEqual(
    tries.map(({ failed, attributes }) => [failed, attributes['mart.event.attempt']]),
    [
      [true, 1],
      // By itself, as it might have been another of its batch.
      [true, 1],
      [true, 2],
      [false, 1],
    ],
  )
  const [first, ...later] = tries
  t.is(first?.attributes['error.type'], '22012')
  for (const one of later) {
    t.is(one.traceId, first?.traceId ?? '')
    t.is(one.parentId, first?.parentId ?? '')
    t.deepEqual(one.links, [{ traceId: first?.traceId ?? '', spanId: first?.spanId ?? '' }])
  }
  const said = otlp.spans.find(({ name }) => name === 'POST /v1/said/{id}')
  t.is(said?.traceId, first?.traceId)
  const created = otlp.spans.find(({ name }) => name === 'create mart.inventory.v1')
  t.is(created?.spanId, first?.parentId)
  // What the division by zero said is in no trace: words of an error may hold anything.
  t.false(Buffer.concat(otlp.bytes).includes('division'))

  const of = (msg: string) => lines.filter((line) => line.msg === msg)
  const [saying] = of('saying')
  t.is(saying?.correlationId, saying?.requestId)
  t.is(saying?.traceId, first?.traceId)
  t.true(of('hearing').length >= 3)
  for (const heard of of('hearing')) {
    t.like(heard, {
      correlationId: saying?.correlationId,
      orderId: 'a',
      traceId: first?.traceId,
      module: 'one',
    })
    t.is(heard.requestId, undefined)
  }
  for (const about of ['event failed, set aside for retry', 'event parked after its last attempt'])
    t.like(of(about)[0], { correlationId: saying?.correlationId, orderId: 'a' }, about)
})

const theirs = '0af7651916cd43dd8448eb211c80319c'
const sent = (flags: string) => `00-${theirs}-b7ad6b7169203331-${flags}`

serial('a stranger has nothing recorded that would not be; a trusted caller goes on', async (t) => {
  const otlp = await otlpReceiver()
  t.teardown(otlp.close)
  let exemplars: { histogram?: string; traceId?: string }[] = []
  const say = async (settings: object, traceparent: string) => {
    const mart = await testMart([module], settings)
    const { status } = await mart.request('POST', '/v1/said/b', { headers: { traceparent } })
    await mart.idle()
    const accept = 'application/openmetrics-text'
    const { body } = await mart.request('GET', '/metrics', { headers: { accept } })
    exemplars = [...String(body).matchAll(/^(\w+)_bucket\{.* # \{traceId="(\w{32})"\}/gm)].map(
      ([, histogram, traceId]) => ({ histogram, traceId }),
    )
    await mart.stop()
    t.is(status, 204)
    const [record] = mart.records
    return record?.headers.ce_traceparent
  }
  // A tenth of a tenth of a thousandth: none.
  const none = { sampler: 'parentbased_traceidratio', samplerArg: '0' }
  const passed = await say(tracing(otlp, none), sent('01'))
  t.regex(passed ?? '', /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/, 'what follows is not recorded either')
  t.false(passed?.includes(theirs))
  t.is(otlp.spans.length, 0)
  t.deepEqual(exemplars, [])

  t.regex(
    (await say(tracing(otlp, { ...none, trusted: true }), sent('01'))) ?? '',
    new RegExp(`^00-${theirs}-.*-01$`),
  )
  t.true(otlp.spans.length > 0)
  t.true(otlp.spans.every(({ traceId }) => traceId === theirs))
  for (const histogram of ['mart_http_request_seconds', 'mart_event_handling_seconds'])
    t.true(
      exemplars.some((one) => one.histogram === histogram && one.traceId === theirs),
      histogram,
    )
  otlp.spans.length = 0
  t.is(await say(tracing(otlp, { trusted: true }), sent('00')).then((header) => header?.slice(-2)), '00')
  t.is(otlp.spans.length, 0)

  for (const hostile of [
    'x'.repeat(9_000),
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    'ff-a-b-c',
    sent('zz'),
  ])
    t.regex(
      (await say(tracing(otlp, { trusted: true }), hostile)) ?? '',
      /^00-(?!0{32})(?!0af)[0-9a-f]{32}-[0-9a-f]{16}-01$/,
    )
  // Off: what a caller sent goes through, for others who trace.
  t.is(await say({}, sent('01')), sent('01'))
  t.deepEqual(exemplars, [])
})

serial('nothing is made of a step of a trace that nobody is told of', (t) => {
  const made: string[] = []
  const tracer = {
    messaging: 'kafka',
    followsParents: true,
    begin: (name: string) => {
      made.push(name)
      return { recording: true } as never
    },
  }
  traceBy(tracer)
  t.teardown(() => traceBy(null))
  const attributes = () => t.fail('its words are made')
  t.is(begin('untold', { parent: sent('00'), attributes }), null)
  t.is(begin('none', { parent: 'x', attributes }), null)
  t.is(begin('of nothing', { attributes }), null)
  t.truthy(begin('told', { parent: sent('01') }))
  // Others' samplers may tell what the one before didn't.
  traceBy({ ...tracer, followsParents: false })
  t.truthy(begin('told here', { parent: sent('00') }))
  t.deepEqual(made, ['told', 'told here'])
})

serial(
  'what is told is bounded; of probes, and of what each batch is looked up in, nothing is',
  async (t) => {
    const otlp = await otlpReceiver()
    t.teardown(otlp.close)
    const mart = await testMart([module], tracing(otlp))
    const long = 'x'.repeat(1_000)
    t.is((await mart.request('POST', `/v1/said/${long}`)).status, 204)
    for (const path of ['/healthz', '/readyz', '/metrics']) await mart.request('GET', path)
    await mart.request('PURGE', '/v1/nothing')
    await mart.idle()
    await mart.stop()
    const names = new Set(otlp.spans.map(({ name }) => name))
    t.deepEqual(
      [...names].sort(),
      [
        'COMMIT',
        'HTTP',
        'POST /v1/said/{id}',
        'Say something',
        'create mart.inventory.v1',
        'outbox.insert',
        'process mart.inventory.v1',
        'send mart.inventory.v1',
        'test.see',
      ].sort(),
    )
    t.is(otlp.spans.find(({ name }) => name === 'HTTP')?.attributes['http.request.method'], '_OTHER')
    const values = otlp.spans.flatMap(({ attributes }) => Object.values(attributes).map(String))
    t.is(Math.max(...values.map(({ length }) => length)), 256)
  },
)

for (const behaves of ['refusing', 'silent', 'away'] as const)
  serial(`a receiver of traces that is ${behaves} holds up neither the mart nor its stop`, async (t) => {
    const otlp = await otlpReceiver()
    t.teardown(otlp.close)
    if (behaves === 'away') await otlp.close()
    else otlp.behaves = behaves
    const { lines, log } = recorder()
    const bounds = { queueSize: 64, batchSize: 16, timeout: 60_000, exportTimeout: 60_000 }
    const mart = await testMart([module], { ...tracing(otlp, bounds), ...quick }, { log })
    // Far more than the queue holds.
    for (let n = 0; n < 60; n++) t.is((await mart.request('POST', `/v1/said/c${n}`)).status, 204)
    await mart.idle()
    if (behaves !== 'away') await until(() => otlp.bytes.length > 0)
    const began = performance.now()
    await mart.stop()
    // Of ten seconds: its own second and a half, and what a busy machine makes of the rest.
    const took = performance.now() - began
    t.true(took < 8_000, `stopped after ${took} ms`)
    t.is(lines.filter(({ msg }) => msg === 'part of the process failed to stop').length, 0)
    t.true(lines.some(({ msg }) => /traces (could not be sent|.* in time)/.test(String(msg))))
  })
