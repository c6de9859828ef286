import test from 'ava'
import { createFigures } from '#src/metrics/figures.ts'
import { countChanges } from './figures.ts'
import { advance } from './life.ts'
import type { Change, Order, Step } from './order.ts'
import { anOrder } from './test-order.ts'

const second = 1_000

/** An order that is taken so far, a second a step, and what is counted of its steps. */
async function counted(steps: Step[], more: Partial<Order> = {}) {
  const figures = createFigures()
  let order = anOrder({ status: 'pending', ...more })
  const changes: Change[] = []
  for (const [at, step] of steps.entries()) {
    const change = advance(order, step, new Date(order.createdAt.getTime() + (at + 1) * second))
    if (!change) continue
    changes.push(change)
    order = change.order
  }
  countChanges(figures, changes)
  const { text } = await figures.show()
  return (figure: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${figure} `))
        ?.split(' ')[1] ?? 0,
    )
}

const stock: Step = { type: 'stock reserved', payWithin: 60_000 }

test('a state is counted once it is come to; what repeats, or changes an order where it stands, is not', async (t) => {
  const of = await counted([stock, stock, { type: 'change', note: 'ring' }], { paymentMethod: 'card' })
  t.is(of('mart_order_changes_total{status="awaiting_payment"}'), 1)
  t.is(of('mart_order_changes_total{status="confirmed"}'), 0)
  t.is(of('mart_saga_seconds_count{method="card",outcome="confirmed"}'), 0)
})

test('a saga lasts from placed until it is confirmed', async (t) => {
  const of = await counted([stock, { type: 'payment captured' }, { type: 'pack' }], { paymentMethod: 'card' })
  t.is(of('mart_saga_seconds_count{method="card",outcome="confirmed"}'), 1)
  t.is(of('mart_saga_seconds_sum{method="card",outcome="confirmed"}'), 2)
  t.is(of('mart_order_changes_total{status="packed"}'), 1)
})

test('a rejection says why, and an order that nobody paid ends its saga; one that its customer cancels does not', async (t) => {
  const short = [{ productId: 'p', requested: 2, available: 0, otherUnit: false }]
  const rejected = await counted([{ type: 'stock rejected', short }], { paymentMethod: 'cash_on_delivery' })
  t.is(rejected('mart_order_rejections_total{reason="stock"}'), 1)
  t.is(rejected('mart_saga_seconds_count{method="cash_on_delivery",outcome="rejected"}'), 1)
  const unit = await counted([
    { type: 'stock rejected', short: short.map((it) => ({ ...it, otherUnit: true })) },
  ])
  t.is(unit('mart_order_rejections_total{reason="unit"}'), 1)
  const unpaid = await counted([stock, { type: 'payment overdue' }], { paymentMethod: 'card' })
  t.is(unpaid('mart_order_cancellations_total{cause="payment_timeout"}'), 1)
  t.is(unpaid('mart_saga_seconds_count{method="card",outcome="cancelled"}'), 1)
  const unwanted = await counted([stock, { type: 'cancel' }], { paymentMethod: 'card' })
  t.is(unwanted('mart_order_cancellations_total{cause="customer"}'), 1)
  t.is(unwanted('mart_saga_seconds_count{method="card",outcome="cancelled"}'), 0)
})
