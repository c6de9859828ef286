import test from 'ava'
import { foundIn } from './found.ts'
import { page } from './page.ts'
import { createTally } from './tally.ts'
import { text } from './text.ts'

const origin = {
  at: '2026-11-22T19:00:00.000Z',
  commit: 'abc1234',
  machine: { cpu: 'Some CPU', cores: 2, memoryGb: 24, system: 'linux' },
  versions: { node: 'v24.0.0', postgres: '18.4' },
}

/** Three seconds of which the middle one is silent, with something gone wrong where `faulty`. */
function someDay(faulty = false) {
  let now = 100
  const tally = createTally(() => now)
  tally.answered('GET /v1/products', '200 ok', 1.5)
  tally.answered('POST /v1/cart/checkout', '201 placed', 12)
  tally.waited('card: payment sent → confirmed', 40)
  tally.happened('visits')
  now = 2_500
  tally.answered('GET /v1/products', '304 as it was', 0.5)
  if (faulty) tally.failed('GET /v1/products', '500 <script>alert(1)</script>')
  const all = { count: 2, p50: 3, p90: 4, p99: 4, max: 4 }
  return foundIn({
    seconds: 3,
    shoppers: 100,
    capacity: 400,
    think: 50,
    tally,
    faults: tally.faults,
    lags: [{ module: 'order', all, calm: all, seconds: [{ second: 0, ...all }] }],
    use: [
      {
        at: 1_000,
        cores: { mart: 0.5, postgres: 0.3, client: 0.2, others: 0 },
        memory: { mart: 200, postgres: 100 },
      },
    ],
    statuses: [{ status: 'confirmed', orders: 1 }],
    complaints: [],
    books: null,
  })
}

test('a day as it was found', (t) => {
  const found = someDay()
  t.deepEqual(
    found.routes.map(({ route, count }) => [route, count]),
    [
      ['GET /v1/products', 2],
      ['POST /v1/cart/checkout', 1],
    ],
  )
  t.deepEqual(found.ordersOverTime, [1, 0, 0])
  t.is(found.perSecond, 1)
  t.is(found.calm.seconds, 1)
  t.is(found.calm.count, 2, 'of three answers one came in a second of which nothing is known')
  t.is(found.figures['greatest event lag'], '4 ms (order)')
})

test('the page needs nothing else, and draws every plot without a hole', (t) => {
  const html = page(someDay(), origin)
  t.is(html.match(/<svg/g)?.length, 9)
  t.false(/NaN|undefined|Infinity/.test(html), html.match(/.{60}(NaN|undefined|Infinity).{20}/)?.[0])
  t.false(/<script|<link|<img|\bsrc=/.test(html))
  for (const words of ['GET /v1/products', 'POST /v1/cart/checkout', 'From order to confirmed', 'No error'])
    t.true(html.includes(words), words)
})

test('what went wrong is spelled out, and harms nobody', (t) => {
  const found = someDay(true)
  const html = page(found, origin)
  t.true(html.includes('500 &lt;script&gt;alert(1)&lt;/script&gt;'))
  t.false(html.includes('<script'))
  t.true(text(found).includes('Errors: 1.'))
  t.true(text(found).includes('after 2.5 s, GET /v1/products: 500'))
})

test('a day on which nothing happened has a page too', (t) => {
  const tally = createTally(() => 0)
  const nothing = { ...{ lags: [], use: [], statuses: [], complaints: [], faults: [] }, books: 'left behind' }
  const found = foundIn({ ...nothing, tally, seconds: 3, shoppers: 100, capacity: 0, think: 0 })
  t.true(page(found, origin).includes('left behind'))
  t.true(text(found).includes('Books: left behind'))
})
