import test from 'ava'
import { fallen, overBaseline, type Results, table, withOutcome } from './results.ts'
import type { Outcome, Scenario } from './scenario.ts'
import type { Spread } from './spread.ts'

const spread = (median: number, min: number, max: number): Spread => ({ median, min, max })

const order: Scenario = {
  name: 'order',
  what: 'an order of 3 lines',
  reach: '≥ 0.5',
  run: async () => ({ reached: true, figures: {} }),
}

const nothing: Results = {
  at: '2026-11-20T12:00:00.000Z',
  commit: 'abcdef0',
  machine: { cpu: 'a processor', cores: 2, memoryGb: 8, system: 'linux 6' },
  versions: { node: 'v24.0.0', postgres: '18.4' },
  rounds: 7,
  seconds: 3,
  scenarios: {},
}

const found = (outcome: Partial<Outcome>, name = 'order') =>
  withOutcome(nothing, { ...order, name }, { reached: true, figures: {}, ...outcome })

const lines = (now: Results, before: Results) => fallen(now, before).map(({ line }) => line)

test('a ratio that fell by more than 15 % in every round is named, with both medians', (t) => {
  const before = found({ ratio: spread(0.6, 0.5, 0.7), cpuRatio: spread(0.4, 0.3, 0.5) })
  const now = found({ ratio: spread(0.5, 0.4, 0.59), cpuRatio: spread(0.3, 0.2, 0.39) })
  t.deepEqual(fallen(now, before), [
    { scenario: 'order', line: 'order: answers a second 0.60 → 0.50' },
    { scenario: 'order', line: 'order: processor time 0.40 → 0.30' },
  ])
})

test('a fall of 15 % or less is none', (t) => {
  const before = found({ ratio: spread(1, 0.9, 1.1) })
  t.deepEqual(lines(found({ ratio: spread(0.85, 0.8, 0.9) }), before), [])
  t.deepEqual(lines(found({ ratio: spread(0.849, 0.8, 0.9) }), before), [
    'order: answers a second 1.00 → 0.85',
  ])
})

test('a lower median is no fall where a round still reached the old one', (t) => {
  const before = found({ ratio: spread(1, 0.5, 1.6) })
  t.deepEqual(lines(found({ ratio: spread(0.7, 0.5, 1) }), before), [])
  t.deepEqual(lines(found({ ratio: spread(0.7, 0.5, 0.99) }), before), [
    'order: answers a second 1.00 → 0.70',
  ])
})

test('what rose, what was not run, what has no ratio and what is new has not fallen', (t) => {
  const before = overBaseline(
    found({ ratio: spread(0.5, 0.4, 0.6) }),
    overBaseline(found({ reached: true }, 'start'), found({ ratio: spread(1, 1, 1) }, 'search')),
  )
  const now = overBaseline(
    found({ ratio: spread(0.9, 0.8, 1) }),
    overBaseline(found({ reached: false }, 'start'), found({ ratio: spread(0.1, 0.1, 0.1) }, 'new')),
  )
  t.deepEqual(lines(now, before), [])
})

test('a new baseline keeps what was not run now, and is of the run that made it', (t) => {
  const before = { ...overBaseline(found({}, 'search'), found({ ratio: spread(1, 1, 1) })), commit: 'old' }
  const now = found({ ratio: spread(2, 2, 2) })
  const saved = overBaseline(now, before)
  t.deepEqual(Object.keys(saved.scenarios).sort(), ['order', 'search'])
  t.is(saved.scenarios.order?.ratio?.median, 2)
  t.is(saved.commit, 'abcdef0')
  t.deepEqual(overBaseline(now, null), now)
})

test('the table has a row for each scenario, and what they show besides below it', (t) => {
  const results = withOutcome(
    found({ ratio: spread(0.5, 0.4, 0.6), figures: { mart: '500/s', limit: '1,000/s' } }),
    { ...order, name: 'start', reach: '≤ 3 s' },
    { reached: false, figures: {}, tables: { 'Where it goes': '| a | b |' } },
  )
  t.is(
    table(results),
    `| scenario | to reach | answers/s: ratio | CPU per answer: ratio | reached | figures of this run |
| --- | --- | --- | --- | --- | --- |
| order | ≥ 0.5 | 0.50 (0.40–0.60) |  | yes | mart 500/s; limit 1,000/s |
| start | ≤ 3 s |  |  | no |  |

Where it goes:

| a | b |`,
  )
})
