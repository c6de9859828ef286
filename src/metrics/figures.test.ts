import test from 'ava'
import fc from 'fast-check'
import { Family } from './family.ts'
import { counter, gauge, histogram, sample, samplesBy } from './figure.ts'
import { createFigures } from './figures.ts'

const made = counter({ name: 'mart_made_total', help: 'Things made', labels: { kind: ['big', 'small'] } })
const depth = gauge({ name: 'mart_depth_events', help: 'What waits', labels: { module: 'any' } })
const took = histogram({
  name: 'mart_took_seconds',
  help: 'How long',
  labels: { route: 'any' },
  buckets: [0.1, 1],
})

test('a counter whose labels are known begins at 0', async (t) => {
  const figures = createFigures()
  figures.declare([made])
  figures.count(made, { kind: 'big' }, 2)
  const { text, type } = await figures.show()
  t.regex(type, /^text\/plain/)
  t.regex(
    text,
    /^# TYPE mart_made_total counter\nmart_made_total\{kind="big"\} 2\nmart_made_total\{kind="small"\} 0$/m,
  )
  t.regex(text, /^process_cpu_seconds_total \d/m)
  t.throws(() => figures.declare([counter({ name: 'mart_made_total', help: 'Others' })]), {
    message: 'two figures are called mart_made_total',
  })
})

test('a histogram counts each value in its bucket and in all above', (t) => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 3, noNaN: true })), (values) => {
      const family = new Family(took)
      for (const value of values) family.at({ route: '/' }).observe(value)
      family.at({ route: '/' })
      const of = (end: string, le?: number | string) =>
        family.get().values.find(({ metricName, labels }) => metricName?.endsWith(end) && labels.le === le)
          ?.value
      for (const bound of [0.1, 1])
        t.is(of('_bucket', bound), values.filter((value) => value <= bound).length)
      t.is(of('_bucket', '+Inf'), values.length)
      t.is(of('_count'), values.length)
      t.true(Math.abs((of('_sum') ?? 0) - values.reduce((sum, value) => sum + value, 0)) < 1e-9)
    }),
  )
})

test('who takes OpenMetrics is shown the trace of a duration, and both forms stay what they are', async (t) => {
  const figures = createFigures()
  figures.declare([made])
  figures.series(took, { route: '/' }).observe(0.5, 1, 'abc123')
  const accept = 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3'
  const plain = await figures.show()
  const [open, again] = await Promise.all([figures.show(accept), figures.show(accept)])
  t.regex(open.type, /^application\/openmetrics-text; version=1\.0\.0/)
  t.regex(open.text, /mart_took_seconds_bucket\{le="1",route="\/"\} 1 # \{traceId="abc123"\} 0\.5 \d+/)
  t.regex(open.text, /# TYPE mart_made counter\nmart_made_total\{kind="big"\} 0\n/)
  t.true(open.text.endsWith('# EOF\n'))
  t.is(again.text.match(/^mart_made_total/gm)?.length, 2)
  t.notRegex(plain.text, /abc123/)
  t.regex((await figures.show()).text, /# TYPE mart_made_total counter/)
})

test('one that comes to more series than a figure may have goes to other', (t) => {
  const family = new Family(depth)
  for (let n = 0; n < 6_000; n++) family.at({ module: String(n) }).add(1)
  const { values } = family.get()
  t.is(values.length, 5_001)
  t.is(values.find(({ labels }) => labels.module === 'other')?.value, 1_000)
})

test('what is measured is shown anew, read once for all who ask at the same time', async (t) => {
  const figures = createFigures()
  let [reads, module] = [0, 'one']
  figures.measure({
    gauges: [depth],
    async read() {
      reads++
      return [sample(depth, { module }, reads)]
    },
  })
  const [first, second] = await Promise.all([figures.show(), figures.show('application/openmetrics-text')])
  t.is(reads, 1)
  for (const { text } of [first, second]) t.regex(text, /mart_depth_events\{module="one"\} 1/)
  module = 'two'
  const { text } = await figures.show()
  t.regex(text, /mart_depth_events\{module="two"\} 2/)
  t.notRegex(text, /module="one"/)
})

test('what hangs or fails is left out or shown as down, and the others are shown in time', async (t) => {
  const figures = createFigures({ within: 50 })
  const up = gauge({ name: 'mart_up', help: '1 if it is up', labels: { module: 'any' } })
  const errors: unknown[] = []
  const otherwise = (module: string) => [sample(up, { module }, 0)]
  const hangs = new Promise<never>(() => {})
  figures.measure({ gauges: [up, depth], read: () => hangs, otherwise: otherwise('hangs') })
  figures.measure({
    gauges: [up],
    read: () => Promise.reject(new Error('out')),
    otherwise: otherwise('fails'),
    onError: (error) => errors.push(error),
  })
  figures.measure({ gauges: [up], read: () => [sample(up, { module: 'well' }, 1)] })
  const { text } = await figures.show()
  t.deepEqual(
    [...text.matchAll(/^mart_up\{module="(.+)"\} (\d)/gm)].map(([, module, is]) => [module, is]).sort(),
    [
      ['fails', '0'],
      ['hangs', '0'],
      ['well', '1'],
    ],
  )
  t.is(errors.length, 1)
})

test('what is not among the figures is 0', (t) => {
  const open = gauge({ name: 'mart_open_orders', help: 'Open', labels: { status: ['pending', 'packed'] } })
  t.deepEqual(
    samplesBy(open, 'status', { packed: 2 }).map(({ labels, value }) => [labels.status, value]),
    [
      ['pending', 0],
      ['packed', 2],
    ],
  )
})
