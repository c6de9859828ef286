import test from 'ava'
import { forwardedPort } from './kubectl.ts'
import type { Snapshot } from './load.ts'
import { lastSnapshot, sentenceOf, wrongWith } from './verdict.ts'

const seen = (more: Partial<Snapshot> = {}): Snapshot => ({
  state: 'done',
  seconds: 12.5,
  requests: 100,
  interrupted: 0,
  failed: 0,
  orders: 20,
  slowest: 80,
  p99: 40,
  faults: [],
  ends: { confirmed: 17, cancelled: 3 },
  ...more,
})

test('the last whole line of the shoppers counts', (t) => {
  const lines = [
    '(node:1) Warning: something',
    JSON.stringify(seen({ orders: 1 })),
    JSON.stringify(seen({ orders: 2 })),
    'null',
    '{"state":"shop',
  ]
  t.is(lastSnapshot(lines.join('\n'))?.orders, 2)
  t.is(lastSnapshot(''), null)
})

test('nothing is wrong where every request was answered and every order came to its end', (t) => {
  t.deepEqual(wrongWith(seen(), { mayInterrupt: false }), [])
})

for (const [what, more] of [
  ['a request that failed', { failed: 1 }],
  ['an order that is lost', { ends: { confirmed: 19, lost: 1 } }],
  ['an order that came to no end', { ends: { confirmed: 19, open: 1 } }],
  ['an order that nobody looked after', { ends: { confirmed: 19 } }],
  ['no order at all', { orders: 0, ends: {} }],
  ['shoppers who did not finish', { state: 'shopping', ends: {} }],
] as const)
  test(`wrong, whatever was done: ${what}`, (t) => {
    t.is(wrongWith(seen(more), { mayInterrupt: true }).length, 1)
  })

test('a request that was sent again is wrong, save where a pod was killed', (t) => {
  t.is(wrongWith(seen({ interrupted: 1 }), { mayInterrupt: false }).length, 1)
  t.deepEqual(wrongWith(seen({ interrupted: 1 }), { mayInterrupt: true }), [])
})

test('what was seen is told in a sentence', (t) => {
  t.is(
    sentenceOf(seen()),
    '100 requests and 20 orders in 12.5 s: 0 failed, 0 sent again; 99 in 100 below 40 ms, the slowest 80 ms; ' +
      '17 confirmed, 3 cancelled',
  )
})

test("the port of a port-forward is read from kubectl's line", (t) => {
  t.is(forwardedPort('Forwarding from 127.0.0.1:40123 -> 8000'), 40_123)
  t.is(forwardedPort('Handling connection for 40123'), null)
})
