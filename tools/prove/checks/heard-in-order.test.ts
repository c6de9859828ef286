import test from 'ava'
import { outOfOrder } from './heard-in-order.ts'

const events = ['OrderPlaced', 'OrderConfirmed', 'PaymentRefunded', 'OrderPacked', 'OrderShipped']

test('what is handled before something that happened earlier is seen', (t) => {
  const [broken] = outOfOrder({ order: 'x', events, heard: ['order.packed', 'order.confirmed'] })
  t.is(
    broken,
    'order x: it was heard that order.packed, order.confirmed, and it was order.confirmed, order.packed',
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
