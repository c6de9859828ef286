import { readFile } from 'node:fs/promises'
import test from 'ava'
import { type Figure, knownLabels } from '#src/metrics/figure.ts'
import { figuresOf, metricsPage } from './metrics.ts'

const all = figuresOf().flatMap(({ figures }) => figures)

test('the page of figures is what is declared', async (t) => {
  t.is(await readFile('docs/metrics.md', 'utf8'), metricsPage(), 'npm run metrics writes it anew')
})

/** What is against Prometheus' conventions in a figure; none where all is well. */
function faults({ kind, name, help, labels, buckets }: Figure): string[] {
  const units =
    /(seconds|bytes|events|connections|orders|payments|products|messages|refunds|receipts|info|ratio)/
  const grows = buckets?.every((bound, at) => at === 0 || bound > (buckets[at - 1] as number))
  const said: [boolean, string][] = [
    [/^mart(_[a-z]+)+$/.test(name), 'is not mart_ and words'],
    [(kind === 'counter') === name.endsWith('_total'), 'is a counter, or ends with _total, but not both'],
    [!/(_ms|milli|minutes|hours|days|_kb|percent|cents)/.test(name), 'is not in a base unit'],
    [kind !== 'histogram' || name.endsWith('_seconds'), 'is a histogram of something else than seconds'],
    [!/_(count|sum|bucket)$/.test(name), 'ends as a part of a histogram'],
    [!name.includes('timestamp') || name.endsWith('_timestamp_seconds'), 'is a time that does not say so'],
    [kind !== 'gauge' || !/_(age|oldest)$/.test(name), 'is an age without a unit'],
    [kind !== 'histogram' || (grows === true && buckets !== undefined), 'has buckets that do not grow'],
    [help !== '' && !help.endsWith('.'), 'is not explained in a line'],
    [
      Object.keys(labels).every((label) => /^[a-z]+$/.test(label) && label !== 'le'),
      'has a label that is none',
    ],
    // One that has no unit counts things, which its name names.
    [
      kind === 'counter' || units.test(name) || unitless.includes(name),
      'names neither a unit nor what it counts',
    ],
  ]
  return said.filter(([holds]) => !holds).map(([, fault]) => `${name} ${fault}`)
}

/** 0 or 1, and what is counted by the label or the middle of the name. */
const unitless = [
  'mart_relay_leading',
  'mart_database_up',
  'mart_database_waiting',
  'mart_bus_up',
  'mart_payment_attention',
  'mart_payment_authorizations_ending',
]

test('every figure is named as Prometheus would have it, and once', (t) => {
  t.true(all.length > 40, `${all.length} figures`)
  t.deepEqual(all.flatMap(faults), [])
  const names = all.map(({ name }) => name)
  t.deepEqual([...new Set(names)], names)
})

test('a name against the conventions is seen', (t) => {
  const good: Figure = { kind: 'counter', name: 'mart_things_total', help: 'Things', labels: {} }
  t.deepEqual(faults(good), [])
  const bad: Partial<Figure>[] = [
    { name: 'things_total' },
    { name: 'mart_things' },
    { kind: 'gauge' },
    { kind: 'histogram', name: 'mart_thing_ms', buckets: [1] },
    { kind: 'histogram', name: 'mart_thing_seconds', buckets: [2, 1] },
    { kind: 'histogram', name: 'mart_thing_seconds' },
    { kind: 'gauge', name: 'mart_thing_age' },
    { help: '' },
    { labels: { 'Of What': [] } },
  ]
  for (const one of bad) t.true(faults({ ...good, ...one } as Figure).length > 0, JSON.stringify(one))
})

test('no figure has more series than a dashboard can show, as far as its labels are known', (t) => {
  for (const figure of all) {
    const sets = knownLabels(figure)?.length ?? 0
    t.true(sets * (figure.buckets ? figure.buckets.length + 3 : 1) <= 500, `${figure.name}: ${sets}`)
  }
})
