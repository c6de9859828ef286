import test from 'ava'
import type { Deed } from '../history.ts'
import { page } from './page.ts'
import { bySecond, type Report } from './report.ts'
import { asText } from './text.ts'

const deed = (at: number, took: number | null, what = 'GET /v1/cart', status: number | null = 200): Deed => ({
  ...{ at, until: took === null ? null : at + took, who: 'shopper 1', move: 'x', what, path: '/' },
  ...{ input: null, status: took === null ? null : status, output: null },
})

const report: Report = {
  ...{
    shape: 'one',
    processes: ['mart'],
    seed: 7,
    minutes: 1,
    shoppers: 3,
    command: 'npm run prove',
    began: '2026-11-26T21:00:00.000Z',
  },
  ...{ opened: 5, ended: 65, settled: 80, moves: {}, faultsByKind: { 'kill-service': 1 }, violations: 1 },
  operations: [{ what: 'GET /v1/cart', times: 3, answers: { 200: 2, none: 1 } }],
  faults: [{ kind: 'kill-service', what: 'SIGKILL of mart & <all>', at: 10_000, until: null }],
  seconds: bySecond(
    [deed(100, 10), deed(200, 30), deed(300, null), deed(1_500, 20, 'POST /v1/orders', 201)],
    65,
  ),
  memory: [{ at: 1_000, memory: { mart: 100 } }],
  checks: [
    { name: 'fine', says: 'it holds', looked: 3, broken: [], took: 5 },
    { name: 'not-fine', says: 'it holds', looked: 3, broken: ['order <o> is lost'], took: 5 },
  ],
}

test('seconds count what was asked for in them, what had no answer apart, and streams not at all', (t) => {
  const [first, second] = bySecond(
    [
      deed(100, 10),
      deed(200, 30),
      deed(300, null),
      deed(1_500, 20, 'POST /v1/orders', 201),
      deed(1_600, 900, 'GET /v1/orders/{id}/stream'),
    ],
    2,
  )
  t.deepEqual(first, { second: 0, count: 2, orders: 0, unanswered: 1, p50: 10, p99: 30, max: 30 })
  t.deepEqual(second, { second: 1, count: 1, orders: 1, unanswered: 0, p50: 20, p99: 20, max: 20 })
})

test('the text says what broke, what was injected, and how it is played again', (t) => {
  const text = asText(report)
  for (const what of ['✔ fine', '✘ not-fine', 'order <o> is lost', 'kill-service 1', '1 violations. Seed 7'])
    t.true(text.includes(what), what)
  t.regex(asText({ ...report, violations: 0 }), /Nothing is broken\.$/)
})

test('the page stands alone, says the same, and shows faults as bands', (t) => {
  const html = page(report)
  for (const what of [
    'not-fine',
    'order &lt;o&gt; is lost',
    'SIGKILL of mart &amp; &lt;all&gt;',
    'seed 7',
    'npm run prove',
  ])
    t.true(html.includes(what), what)
  t.is(html.match(/<svg/g)?.length, 3)
  t.notRegex(html, /<(script|link)|src=|href="http/)
  // The band of the one fault, in each plot.
  t.true((html.match(/fill-opacity="0\.16"/g)?.length ?? 0) >= 3)
})
