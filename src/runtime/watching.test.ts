import { rootCertificates } from 'node:tls'
import test from 'ava'
import pino from 'pino'
import { loadConfig } from '#config/config.ts'
import type { Bus } from '#src/events/bus.ts'
import { createFigures } from '#src/metrics/figures.ts'
import { startJobs } from './job.ts'
import { measureBus, showProcess, watchModule } from './watching.ts'

test('a slow statement is counted, and told of by its name, now and then', async (t) => {
  const figures = createFigures()
  const lines: Record<string, unknown>[] = []
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) })
  const { database } = watchModule(figures, { module: 'shop', log, slowStatement: 100 })
  for (const took of [99, 100, 200]) database.answered('thing.list', took)
  database.answered('', 300)
  database.waited(20)
  const { text } = await figures.show()
  t.regex(text, /mart_slow_statements_total\{module="shop",statement="thing.list"\} 2/)
  t.regex(text, /mart_slow_statements_total\{module="shop",statement="unnamed"\} 1/)
  t.regex(text, /mart_database_wait_seconds_sum\{module="shop"\} 0.02/)
  t.deepEqual(
    lines.map(({ statement, ms, msg }) => [statement, ms, msg]),
    [
      ['thing.list', 100, 'slow statement'],
      ['unnamed', 300, 'slow statement'],
    ],
  )
  const off = watchModule(createFigures(), { module: 'shop', log, slowStatement: 0 })
  off.database.answered('thing.list', 1e6)
  t.is(lines.length, 2)
})

test('passes of jobs are timed; one that fails is counted, and is no success', async (t) => {
  const figures = createFigures()
  const log = pino({ level: 'silent' })
  const { jobPass } = watchModule(figures, { module: 'shop', log, slowStatement: 0 })
  const passed = new Set<string>()
  const both = Promise.withResolvers<void>()
  const onPass: typeof jobPass = (job, ...rest) => {
    jobPass(job, ...rest)
    if (passed.add(job).size === 2) both.resolve()
  }
  const fails = async () => {
    throw new Error('no')
  }
  const jobs = startJobs(
    [
      { name: 'sweeps', every: 60_000, run: async () => {} },
      { name: 'fails', every: 60_000, run: fails },
    ],
    () => ({}),
    { log, onPass },
  )
  jobs.start()
  await both.promise
  await jobs.stop()
  const { text } = await figures.show()
  t.regex(text, /mart_job_failures_total\{module="shop",job="fails"\} 1/)
  t.regex(text, /mart_job_last_success_timestamp_seconds\{module="shop",job="sweeps"\} 1\d{9}/)
  t.notRegex(text, /last_success_timestamp_seconds\{module="shop",job="fails"\}/)
  t.regex(text, /mart_job_seconds_count\{module="shop",job="fails"\} 1/)
})

test('events are timed by what came of them, and late by when they were said', async (t) => {
  const figures = createFigures()
  const log = pino({ level: 'silent' })
  const { timed, count, relay } = watchModule(figures, { module: 'shop', log, slowStatement: 0 })
  const minuteAgo = new Date(Date.now() - 60_000).toISOString()
  timed('handled', 'mart.order.v1.OrderPlaced', 20, [minuteAgo, minuteAgo])
  timed('failed', 'who.knows.v1.This', 20, [minuteAgo])
  timed('handled', 'mart.order.v1.OrderPlaced', 20, ['no time'])
  count('handled', 'who.knows.v1.This', 3)
  relay.leading(true)
  relay.published(5)
  relay.failed()
  const { text } = await figures.show()
  t.regex(
    text,
    /mart_event_handling_seconds_count\{module="shop",type="mart.order.v1.OrderPlaced",outcome="handled"\} 3/,
  )
  t.regex(text, /mart_event_handling_seconds_count\{module="shop",type="unknown",outcome="failed"\} 1/)
  t.regex(text, /mart_events_total\{module="shop",type="unknown",outcome="handled"\} 3/)
  t.regex(text, /mart_event_lag_seconds_count\{module="shop"\} 3/)
  t.regex(text, /mart_event_lag_seconds_bucket\{le="30",module="shop"\} 1/)
  t.regex(text, /mart_relay_leading\{module="shop"\} 1/)
  t.regex(text, /mart_relay_published_total\{module="shop"\} 5/)
  t.regex(text, /mart_relay_failures_total\{module="shop"\} 1/)
})

test('the build is shown, and until when the certificate is good; a bus that is out is', async (t) => {
  const figures = createFigures()
  const config = loadConfig([], { NODE_ENV: 'test', COMMIT: 'abc' })
  // Any that is public, and is good for years.
  const httpsCert = rootCertificates[0] as string
  showProcess(figures, { ...config, http: { ...config.http, httpsCert } })
  measureBus(figures, {
    health: async () => 'out',
    lag: async () => Promise.reject(new Error('out')),
  } as Partial<Bus> as Bus)
  const { text } = await figures.show()
  t.regex(text, /mart_build_info\{version="\d+\.\d+\.\d+",commit="abc",node="\d+\.\d+\.\d+"\} 1/)
  const ends = Number(/mart_certificate_expiry_timestamp_seconds\{use="https"\} (\d+)/.exec(text)?.[1])
  t.true(ends * 1000 > Date.now(), String(ends))
  t.regex(text, /mart_bus_up 0/)
})
