import test from 'ava'
import { outOfOrder } from './heard-in-order.ts'

const events = ['OrderPlaced', 'OrderConfirmed', 'PaymentRefunded', 'OrderPacked', 'OrderShipped']

test('what is handled before something that happened earlier is seen', (t) => {
  const [broken] = outOfOrder({ order: 'x', events, heard: ['order.packed', 'order.confirmed'] })
  t.is(
    broken,
    'order x: it was heard that order.packed, order.confirmed, and it was order.placed, order.confirmed, order.paymentrefunded, order.packed, order.shipped',
  )
})

test('what is in order, or was not asked for, breaks nothing', (t) => {
  t.deepEqual(
    outOfOrder({ order: 'x', events, heard: ['order.confirmed', 'order.packed', 'order.shipped'] }),
    [],
  )
  t.deepEqual(outOfOrder({ order: 'x', events, heard: ['order.shipped'] }), [])
  t.deepEqual(outOfOrder({ order: 'x', events, heard: [] }), [])
})

test('what happens more than once is heard each time in its turn', (t) => {
  const events = ['OrderPlaced', 'OrderChanged', 'OrderConfirmed', 'OrderChanged']
  const changed = ['order.placed', 'order.changed', 'order.confirmed', 'order.changed']
  t.deepEqual(outOfOrder({ order: 'x', events, heard: changed }), [])
  t.deepEqual(outOfOrder({ order: 'x', events, heard: ['order.confirmed', 'order.changed'] }), [])
  t.is(
    outOfOrder({ order: 'x', events, heard: ['order.changed', 'order.changed', 'order.confirmed'] }).length,
    1,
  )
  t.is(outOfOrder({ order: 'x', events, heard: ['order.changed', 'order.placed'] }).length, 1)
})
