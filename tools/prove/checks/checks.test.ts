import { readFile } from 'node:fs/promises'
import test from 'ava'
import type { Deed, History } from '../history.ts'
import { keptOf } from '../playing/kept.ts'
import { checks } from './all.ts'
import { differing } from './copies.ts'
import { marksOf } from './erased.ts'
import { brokenLines, brokenPairs, unexplained } from './leftovers.ts'
import { brokenMoney, type MoneyRow } from './money.ts'
import { brokenOrders, type OrderRow } from './orders.ts'
import { isPoisoned } from './poisoned.ts'
import { brokenReads } from './reads.ts'
import { brokenRefusals } from './refusals.ts'
import { brokenSecrets } from './strangers.ts'
import { brokenHooks, brokenLetters, brokenPost, brokenTelling } from './told.ts'
import { brokenFacts, brokenOrder, type Said } from './topics.ts'
import { brokenTrials } from './tried.ts'

/** A deed that went well, by shopper 1, a second after the one before. */
let clock = 0
const deed = (what: string, more: Partial<Deed> = {}): Deed => {
  clock += 1_000
  const path = what.split(' ')[1]?.replaceAll(/\{\w+\}/g, 'o') ?? ''
  return {
    at: clock,
    until: clock + 10,
    who: 'shopper 1',
    move: 'test',
    what,
    path,
    input: {},
    status: 200,
    output: null,
    ...more,
  }
}
const history = (deeds: Deed[], faults: History['faults'] = []): History => ({ deeds, faults, began: 0 })

const placed = (key: string, id: string, more: Partial<Deed> = {}) =>
  deed('POST /v1/orders', {
    key,
    status: 201,
    digest: id,
    output: { id, customerId: 'c', total: 100, status: 'pending', version: 1 },
    ...more,
  })
const row = (...statuses: string[]): OrderRow => ({
  ...{
    id: 'o',
    customer: 'c',
    total: 100,
    status: statuses.at(-1) as string,
    version: statuses.length,
    waits: false,
  },
  timeline: statuses.map((status, n) => ({ version: n + 1, status, event: '' })),
})

test('orders: one that goes its way and is answered so is fine', (t) => {
  const packed = deed('POST /v1/orders/{id}/pack', { output: { id: 'o', status: 'packed', version: 3 } })
  t.deepEqual(
    brokenOrders(history([placed('k', 'o'), placed('k', 'o'), packed]), [
      row('pending', 'confirmed', 'packed'),
    ]),
    [],
  )
  const picked = row('pending', 'confirmed', 'picking', 'packed', 'shipped', 'packed', 'shipped', 'delivered')
  const some = deed('POST /v1/orders/{id}/return', { output: { id: 'o', status: 'delivered', version: 8 } })
  t.deepEqual(brokenOrders(history([some]), [picked]), [], 'brought twice, and some of it came back')
  t.deepEqual(brokenOrders(history([]), [row('pending', 'confirmed', 'picking')]), [], 'whoever picks it')
})

test('orders: lost, unfinished, gone another way, made twice or otherwise than answered is broken', (t) => {
  const broken = (deeds: Deed[], rows: OrderRow[]) => brokenOrders(history(deeds), rows).join('\n')
  t.regex(broken([placed('k', 'o')], []), /answered 201 and isn't there/)
  t.regex(broken([], [row('pending')]), /rests as pending/)
  const late = { ...row('pending', 'awaiting_payment'), waits: true }
  t.regex(broken([], [late]), /rests as awaiting_payment/)
  const clock = [{ kind: 'clock-day', what: '', at: 0, until: 1 }]
  t.deepEqual(brokenOrders(history([], clock), [late]), [], 'its time was reckoned by a clock that was wrong')
  t.regex(broken([], [row('pending', 'rejected', 'confirmed')]), /went from rejected to confirmed/)
  t.regex(broken([], [row('pending', 'confirmed', 'picking', 'confirmed')]), /from picking to confirmed/)
  t.regex(broken([], [{ ...row('pending', 'confirmed'), version: 3 }]), /its timeline ends/)
  t.regex(broken([placed('k', 'o'), placed('k', 'p')], []), /k made o and p/)
  t.regex(broken([placed('k', 'o'), placed('k', 'o', { digest: 'x' })], []), /other bytes/)
  t.regex(broken([placed('k', 'o'), placed('l', 'o')], []), /was made by .* and by/)
  t.regex(
    broken([placed('k', 'o')], [{ ...row('pending', 'confirmed'), total: 90 }]),
    /answered 100 of c, and is 90/,
  )
  const packed = deed('POST /v1/orders/{id}/pack', { output: { id: 'o', status: 'packed', version: 2 } })
  t.regex(broken([packed], [row('pending', 'confirmed')]), /pack was answered packed at version 2/)
})

test('reads: versions of one person rise, and one version is one state', (t) => {
  const read = (version: number, status: string, more: Partial<Deed> = {}) =>
    deed('GET /v1/orders/{id}', { output: { id: 'o', version, status }, ...more })
  t.deepEqual(
    brokenReads(history([read(1, 'pending'), read(2, 'confirmed'), read(2, 'confirmed')])).broken,
    [],
  )
  t.deepEqual(
    brokenReads(history([read(2, 'confirmed'), read(1, 'pending', { who: 'staff' })])).broken,
    [],
    "another's may be older",
  )
  t.regex(
    brokenReads(history([read(2, 'confirmed'), read(1, 'pending')])).broken.join(),
    /read version 1 of o .* after version 2/,
  )
  t.regex(
    brokenReads(history([read(2, 'confirmed'), read(2, 'cancelled')])).broken.join(),
    /version 2 was .*confirmed.* and .*cancelled/,
  )
  const wide = read(2, 'confirmed', { at: 0, until: 1e9 })
  t.deepEqual(
    brokenReads(history([wide, read(1, 'pending')])).broken,
    [],
    'what is under way at once has no order',
  )
})

const paid: MoneyRow = {
  ...{
    id: 'p',
    order: 'o',
    method: 'card',
    status: 'captured',
    amount: 100,
    captured: 100,
    refunded: 0,
    refunds: 0,
    authorized: 115,
    settled: 0,
    flagged: false,
    changes: 0,
  },
  ledger: { captures: 1, captured: 100, refunded: 0, refunds: 0 },
  provider: { charges: 1, charged: 100, refunded: 0 },
  of: { status: 'packed', total: 100, refunded: 0 },
}

test('money: what all agree on is fine, whatever differs is broken', (t) => {
  t.deepEqual(brokenMoney(paid), [])
  const back = {
    ...paid,
    refunded: 100,
    refunds: 1,
    ledger: { ...paid.ledger, refunded: 100, refunds: 1 },
    provider: { charges: 1, charged: 100, refunded: 100 },
    of: { status: 'cancelled', total: 100, refunded: 100 },
  }
  t.deepEqual(brokenMoney(back), [])
  const says = (row: MoneyRow, what: RegExp) => t.regex(brokenMoney(row).join(), what)
  says({ ...paid, ledger: { ...paid.ledger, captures: 2, captured: 200 } }, /charged 2 times/)
  says({ ...paid, provider: { charges: 2, charged: 200, refunded: 0 } }, /the provider charged 200 in 2/)
  says({ ...back, provider: { charges: 1, charged: 100, refunded: 200 } }, /gave back 200/)
  says({ ...paid, refunds: 1 }, /1 refunds are done, its ledger has 0/)
  says({ ...paid, of: null }, /which nobody knows/)
  says({ ...paid, of: { status: 'confirmed', total: 90, refunded: 0 } }, /the order of 90/)
  says({ ...paid, of: { status: 'confirmed', total: 100, refunded: 10 } }, /the order knows of 10/)
  says({ ...paid, of: { status: 'cancelled', total: 100, refunded: 0 } }, /100 were kept/)
  says(
    { ...paid, captured: 0, ledger: { ...paid.ledger, captures: 0, captured: 0 }, provider: null },
    /0 of 100 were charged/,
  )
  const none = { captures: 0, captured: 0, refunded: 0, refunds: 0 }
  const held = {
    ...paid,
    ...{ captured: 0, ledger: none, provider: { charges: 0, charged: 0, refunded: 0 } },
    of: { status: 'confirmed', total: 100, refunded: 0 },
  }
  t.deepEqual(brokenMoney(held), [])
  says({ ...held, authorized: 99 }, /99 of 100 are held/)
  says({ ...held, of: { ...held.of, status: 'packed' } }, /0 of 100 were charged/)
  t.deepEqual(brokenMoney({ ...held, flagged: true, of: { ...held.of, status: 'packed' } }), [])
  const settled = { ...back, refunded: 10, settled: 10, amount: 90, refunds: 1 }
  t.deepEqual(
    brokenMoney({
      ...settled,
      ledger: { ...back.ledger, refunded: 10 },
      provider: { charges: 1, charged: 100, refunded: 10 },
      of: { status: 'packed', total: 90, refunded: 10 },
    }),
    [],
    'what it costs less went back',
  )
})

test('told: once each is fine; twice, never or for nothing is broken, and nothing of who is erased is kept', (t) => {
  const it = {
    order: 'o',
    events: ['OrderPlaced', 'OrderConfirmed', 'OrderShipped'],
    refunds: ['r'],
    messages: ['order_shipped', 'payment_needed', 'order_confirmed', 'payment_refunded'],
    erased: false,
  }
  t.deepEqual(brokenTelling(it), [])
  t.is(brokenTelling({ ...it, messages: [...it.messages, 'order_shipped'] }).length, 1)
  t.is(brokenTelling({ ...it, messages: it.messages.slice(1) }).length, 1)
  t.is(brokenTelling({ ...it, refunds: ['r', 's'] }).length, 1)
  t.is(brokenTelling({ ...it, erased: true }).length, 1)
  t.deepEqual(brokenTelling({ ...it, erased: true, messages: [] }), [])
})

test('told: a letter that is said to be sent came, and webhooks come in order', (t) => {
  const id = '01a219b1-0977-728f-86bc-1d7f748006c9'
  t.deepEqual(brokenPost('mail', [{ id }], [{ id: `<${id}@shop>` }]), [])
  t.is(brokenPost('mail', [{ id }], []).length, 1)
  const sent = (...ids: string[]) => ids.map((id) => ({ id, subject: 's', status: 'delivered' }))
  const taken = (...ids: string[]) => ids.map((id, at) => ({ at, id, what: null }))
  t.deepEqual(brokenHooks('hook', sent('a', 'b'), taken('a', 'a', 'b', 'a')), [])
  t.regex(brokenHooks('hook', sent('a', 'b'), taken('b', 'a')).join(), /b of s came before/)
  t.regex(brokenHooks('hook', sent('a', 'b'), taken('a')).join(), /b is said to be delivered/)
})

const said = (event: string, version: number | null, more: Partial<Said> = {}): Said => ({
  topic: 'mart.order.v1',
  key: 'o',
  id: `${event} ${version}`,
  event,
  version,
  ...more,
})

test('topics: again under the same id is fine; falling, doubled, missing or made up is broken', (t) => {
  const all = [
    said('OrderPlaced', 1),
    said('OrderConfirmed', 2),
    said('OrderPlaced', 1),
    said('OrderPacked', 4),
  ]
  const timelines = new Map([
    ['o', ['OrderPlaced', 'OrderConfirmed', 'PaymentRefunded', 'LinePicked', 'OrderPacked']],
  ])
  t.deepEqual([...brokenOrder(all), ...brokenFacts(all, timelines)], [])
  t.regex(brokenOrder([said('OrderConfirmed', 2), said('OrderPlaced', 1)]).join(), /version 1 after 2/)
  t.regex(
    brokenOrder([said('OrderPlaced', 1), said('OrderPlaced', 1, { id: 'another' })]).join(),
    /version 1 after 1/,
  )
  t.regex(brokenFacts(all.slice(0, 3), timelines).join(), /its topic says OrderPlaced, OrderConfirmed$/)
  t.regex(brokenFacts(all, new Map()).join(), /which nobody knows/)
  const captured = { topic: 'mart.payment.v1', key: 'o' }
  t.regex(
    brokenFacts(
      [said('PaymentCaptured', null, captured), said('PaymentCaptured', null, { ...captured, id: 'x' })],
      new Map(),
    ).join(),
    /is said by .* and by x/,
  )
})

test('copies: what differs, lacks or is too many is broken', (t) => {
  const one = [{ key: 'a', says: '1' }]
  t.deepEqual(differing('prices', one, one), [])
  t.regex(differing('prices', one, [{ key: 'a', says: '2' }]).join(), /is 1, known as 2/)
  t.regex(differing('prices', one, []).join(), /known as nothing/)
  t.regex(differing('prices', [], one).join(), /there is none/)
})

test("strangers: an answer of another's order is broken, of one's own or to staff it is not", (t) => {
  const me = deed('GET /v1/users/me', { output: { id: 'c' } })
  const order = (customerId: string, who = 'shopper 1') =>
    deed('GET /v1/orders/{id}', { who, output: { id: 'o', customerId } })
  t.deepEqual(brokenSecrets(history([me, order('c'), order('d', 'admin')]), new Map()).broken, [])
  t.is(brokenSecrets(history([me, order('d')]), new Map()).broken.length, 1)
  const payment = deed('GET /v1/payments/{id}', { output: { id: 'p', orderId: 'o' } })
  t.is(brokenSecrets(history([me, payment]), new Map([['o', 'd']])).broken.length, 1)
})

test("strangers: a list with another's order or payment is broken too", (t) => {
  const me = deed('GET /v1/users/me', { output: { id: 'c' } })
  const items = [
    { id: 'o', customerId: 'c' },
    { id: 'p', customerId: 'd' },
  ]
  const list = (who: string, items: object[]) =>
    deed('GET /v1/orders', { who, output: keptOf('GET /v1/orders', 200, { items }) })
  t.is(brokenSecrets(history([me, list('shopper 1', items)]), new Map()).broken.length, 1)
  t.deepEqual(brokenSecrets(history([me, list('shopper 1', items.slice(0, 1))]), new Map()).broken, [])
  t.deepEqual(brokenSecrets(history([me, list('admin', items)]), new Map()).broken, [])
  const payments = deed('GET /v1/payments', {
    output: keptOf('GET /v1/payments', 200, { items: [{ id: 'y', orderId: 'p' }] }),
  })
  t.is(brokenSecrets(history([me, payments]), new Map([['p', 'd']])).broken.length, 1)
})

test('refusals: a fault explains a 503 with Retry-After and silence, and nothing explains a 500', (t) => {
  const fault = [{ kind: 'kill', what: '', at: 0, until: null }]
  const at = { at: 1_000, until: 1_010 }
  const refused = (status: number | null, more: Partial<Deed> = {}) =>
    deed('GET /v1/cart', { ...at, status, retryAfter: '1', ...more })
  t.deepEqual(
    brokenRefusals({ deeds: [refused(503), refused(502), refused(null, { until: null })], faults: fault })
      .broken,
    [],
  )
  t.is(brokenRefusals({ deeds: [refused(503)], faults: [] }).broken.length, 1)
  t.is(brokenRefusals({ deeds: [refused(null, { until: null })], faults: [] }).broken.length, 1)
  t.is(brokenRefusals({ deeds: [refused(503, { retryAfter: undefined })], faults: fault }).broken.length, 1)
  t.is(brokenRefusals({ deeds: [refused(500)], faults: fault }).broken.length, 1)
})

test('erased: whoever was answered so is, and is searched for by what only they wrote', (t) => {
  const deeds = [
    deed('POST /v1/auth/register', { input: { email: 'zarmina-1@shopper.test' }, status: 201 }),
    deed('GET /v1/users/me', { output: { id: 'c' } }),
    deed('DELETE /v1/users/me', { status: 204 }),
  ]
  t.deepEqual(marksOf({ deeds }, new Map([['c', true]])), { marks: ['zarmina-1'], broken: [] })
  t.regex(marksOf({ deeds }, new Map([['c', false]])).broken.join(), /answered to be erased, and isn't/)
})

test('leftovers: what poison stopped is explained, other parked events and unpaired orders are not', (t) => {
  const poison = [
    { kind: 'poison-topic-bytes', what: 'broken bytes in mart.order.v1, key k1', at: 0, until: null },
  ]
  const parked = { module: 'order', key: 'k1', type: 'x', error: 'no' }
  t.deepEqual(unexplained([parked], { faults: poison }), [])
  t.is(unexplained([{ ...parked, key: 'k2' }], { faults: poison }).length, 1)
  t.false(isPoisoned({ faults: [] }, 'k1'))
  t.deepEqual(brokenPairs([{ id: 'o', status: 'confirmed' }], new Map([['o', 'reserved']])), [])
  t.is(brokenPairs([{ id: 'o', status: 'confirmed' }], new Map()).length, 1)
  t.is(brokenPairs([{ id: 'o', status: 'cancelled' }], new Map([['o', 'reserved']])).length, 1)
  t.regex(brokenPairs([], new Map([['o', 'reserved']])).join(), /which nobody knows/)
})

test('leftovers: what is held of each product is what is in the bag, or may come into it', (t) => {
  const line = { productId: 'milk', soldBy: 'piece' as const, quantity: 2 }
  const order = { id: 'o', status: 'packed', tolerance: 15, items: [line], asksMore: false }
  const held = (quantity: number) => new Map([['o', { milk: quantity }]])
  t.deepEqual(brokenLines([order], held(2)), [])
  t.regex(brokenLines([order], held(1)).join(), /order o is packed: 1 of milk is held, 2 is in the bag/)
  t.is(brokenLines([order], held(3)).length, 1)
  t.is(brokenLines([order], new Map()).length, 1)
  t.is(brokenLines([{ ...order, items: [] }], held(2)).length, 1)
})

test('told: a message by which nobody was written to, or twice, is broken', (t) => {
  const message = { id: 'm', template: 'order_confirmed', letters: 1 }
  t.deepEqual(brokenLetters([message]), [])
  t.is(brokenLetters([{ ...message, letters: 0 }]).length, 1)
  t.is(brokenLetters([{ ...message, letters: 2 }]).length, 1)
})

test('tried: a run in which nothing was injected, nothing done, or one operation never done, proves nothing', (t) => {
  const done = deed('GET /v1/cart')
  const fault = { kind: 'kill', what: '', at: 0, until: null }
  t.deepEqual(brokenTrials(history([done], [fault]), 1), [])
  t.deepEqual(brokenTrials(history([done]), 0), [])
  t.is(brokenTrials(history([done]), 1).length, 1)
  t.is(brokenTrials(history([]), 0).length, 1)
  const refused = Array.from({ length: 30 }, () => deed('GET /v1/slots', { status: 503 }))
  const late = refused.map((one) => ({ ...one, status: 409 }))
  t.deepEqual(brokenTrials(history([done, ...late]), 0), [], 'each has its reason')
  t.regex(brokenTrials(history([done, ...refused]), 0).join(), /GET \/v1\/slots was asked 30 times/)
})

test('reads: one version has one sum and one slot', (t) => {
  const read = (total: number) =>
    deed('GET /v1/orders/{id}', { output: { id: 'o', version: 1, status: 'pending', total } })
  t.is(brokenReads(history([read(1), read(2)])).broken.length, 1)
  t.deepEqual(brokenReads(history([read(1), read(1)])).broken, [])
})

test('docs/proof.md says of each check what it promises, and of no other', async (t) => {
  const text = await readFile(new URL('../../../docs/proof.md', import.meta.url), 'utf8')
  const [, table = ''] = text.split('## What it checks')
  const documented = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| `([\w-]+)` \|/gm)].map(
    ([, name]) => name as string,
  )
  const ofTheRun = ['comes-to-rest', 'lawful-answers', 'truly-tried']
  t.deepEqual(documented.sort(), [...ofTheRun, ...checks.map(({ name }) => name)].sort())
})
