import test from 'ava'
import {
  brokenEnds,
  brokenFacts,
  brokenOrder,
  handledTwice,
  type Said,
  saidAgain,
  withoutPapers,
  withoutReminders,
} from './topics.ts'

const level = (version: number): Said => ({
  ...{ topic: 'mart.stock.v1', key: 'tea', event: 'StockLevelChanged', version },
  id: `level-${version}`,
})

test('the last word on an aggregate is its newest, however often earlier ones are said again before it', (t) => {
  t.deepEqual(brokenEnds([level(1), level(2), level(1), level(2), level(3)]), [])
  t.deepEqual(brokenEnds([level(1), level(2), level(3), level(2)]), [
    'mart.stock.v1: the last record of tea, level-2, says version 2 again, after 3',
  ])
})

test('of what happened to orders the last record is no last word', (t) => {
  const placed = { ...level(1), topic: 'mart.order.v1' }
  t.deepEqual(brokenEnds([placed, { ...placed, version: 2 }, placed]), [])
})

test('an event that was handled twice is known by what was said twice because of it', (t) => {
  const reserved = {
    topic: 'mart.inventory.v1',
    key: 'order',
    event: 'StockReserved',
    version: null,
    cause: 'placed',
  }
  t.deepEqual(
    handledTwice([
      { ...reserved, id: 'a' },
      { ...reserved, id: 'a' },
    ]),
    [],
  )
  t.deepEqual(
    handledTwice([
      { ...reserved, id: 'a' },
      { ...reserved, id: 'b', cause: 'asked again' },
    ]),
    [],
  )
  t.deepEqual(
    handledTwice([
      { ...reserved, id: 'a' },
      { ...reserved, id: 'b' },
    ]),
    ['mart.inventory.v1: StockReserved of order because of placed was said 2 times'],
  )
})

test('an outbox that two relays carry says most things twice', (t) => {
  const once = Array.from({ length: 40 }, (_, at) => level(at + 1))
  t.deepEqual(saidAgain([...once, level(1), level(2)]), [])
  t.is(saidAgain([...once, ...once]).length, 1)
})

test('what a job says again of an order as it stands reminds; what an event or a later version brings does not', (t) => {
  const order = { topic: 'mart.order.v1', key: 'order' }
  const placed = { ...order, event: 'OrderPlaced', version: 1, id: 'a' }
  const asked = { ...order, event: 'PaymentRequested', version: 2, id: 'b', cause: 'reserved' }
  const reminded = [
    placed,
    { ...placed, id: 'again' },
    asked,
    { ...order, event: asked.event, version: 2, id: 'once more' },
  ]
  t.deepEqual(brokenOrder(withoutReminders(reminded)), [])
  t.is(brokenOrder(reminded).length, 2)
  t.is(brokenOrder(withoutReminders([placed, asked, { ...asked, id: 'c', cause: 'reserved too' }])).length, 1)
  const packed = { ...order, event: 'OrderPacked', version: 3, id: 'd' }
  t.is(brokenOrder(withoutReminders([placed, packed, { ...packed, id: 'e' }])).length, 1)
})

test('that an order has its invoice, and that it is registered, is said beside what became of it, of the same version', (t) => {
  const order = { topic: 'mart.order.v1', key: 'order' }
  const said = [
    { ...order, event: 'OrderPacked', version: 3, id: 'a' },
    { ...order, event: 'ReceiptIssued', version: 3, id: 'b' },
    { ...order, event: 'OrderShipped', version: 4, id: 'c' },
    { ...order, event: 'ReceiptRegistered', version: null, id: 'd' },
  ]
  const timeline = new Map([['order', ['OrderPacked', 'OrderShipped']]])
  t.deepEqual(brokenFacts(withoutPapers(said), timeline), [])
  t.is(brokenFacts(said.toSpliced(1, 1), timeline).length, 1)
  t.deepEqual(brokenOrder(withoutPapers(said)), [])
  t.is(brokenOrder(said).length, 1)
})

test('a request that is reminded of is known by its name, also once the order has gone on', (t) => {
  const order = { topic: 'mart.order.v1', key: 'order' }
  const asked = { ...order, event: 'StockRequested', request: 'change:1', version: 3, id: 'a' }
  const said = [
    asked,
    { ...order, event: 'OrderChanged', version: 4, id: 'b' },
    { ...asked, version: 4, id: 'c' },
  ]
  t.deepEqual(brokenOrder(withoutReminders(said)), [])
  t.is(brokenOrder(said).length, 1)
  const other = { ...asked, request: 'change:2', version: 4, id: 'd' }
  t.is(brokenOrder(withoutReminders([...said, other])).length, 1)
})

test('whose hand an order is in is told where it was in nobody’s, and not where somebody else takes it over', (t) => {
  const events = ['OrderPickingStarted', 'OrderPickingGivenBack', 'OrderPickingStarted']
  const said = events.map((event, at) => ({
    ...{ topic: 'mart.order.v1', key: 'order', version: at + 1, id: `${at}` },
    event,
  }))
  const went = (...events: string[]) => brokenFacts(said, new Map([['order', events]]))
  const begun = ['OrderPickingStarted', 'PickingTakenOver', 'LinePicked', 'PickingGivenBack']
  t.deepEqual(went(...begun, 'PickingTakenOver', 'LinePicked', 'PickingTakenOver'), [])
  t.is(went(...begun).length, 1)
  t.is(went('OrderPickingStarted', 'PickingTakenOver', 'PickingTakenOver').length, 1)
})

test('a change that was asked for, or refused, is told as what it is about', (t) => {
  const said = ['OrderPlaced', 'StockRequested', 'OrderChanged'].map((event, at) => ({
    ...{ topic: 'mart.order.v1', key: 'order', version: at + 1, id: `${at}` },
    event,
  }))
  const went = (...events: string[]) => brokenFacts(said, new Map([['order', events]]))
  t.deepEqual(went('OrderPlaced', 'ChangeAsked', 'ChangeRefused'), [])
  t.deepEqual(went('OrderPlaced', 'OrderFlagged', 'ChangeAsked', 'OrderChanged'), [])
  t.is(went('OrderPlaced', 'ChangeAsked').length, 1)
})
