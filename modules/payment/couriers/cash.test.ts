import test from 'ava'
import fc from 'fast-check'
import { type CourierOrder, counter, follow, type Movement, type OnItsWay } from './cash.ts'

const at = new Date('2026-01-15T10:00:00Z')
const way = (more: Partial<OnItsWay>): OnItsWay => ({
  ...{ orderId: 'order', courierId: 'bilal', status: 'shipped', version: 5, total: 1000, currency: 'PKR' },
  ...{ collected: null, reason: '', ...more },
})
const sums = (movements: Movement[], courierId?: string) => {
  const of = (kind: Movement['kind']) =>
    movements
      .filter((it) => it.kind === kind && (courierId === undefined || it.courierId === courierId))
      .reduce((sum, { amount }) => sum + amount, 0)
  return { due: of('due'), collected: of('collected'), missing: of('missing') }
}
function live(...told: OnItsWay[]) {
  let order: CourierOrder | null = null
  const movements: Movement[] = []
  for (const it of told) {
    const next = follow(order, it, at)
    if (next) order = next.order
    movements.push(...(next?.movements ?? []))
  }
  return { order: order as CourierOrder | null, movements }
}

test('what is due from a courier is collected at the door, once', (t) => {
  const delivered = way({ status: 'delivered', version: 6, collected: 1000 })
  const { order, movements } = live(way({}), way({}), delivered, delivered, way({ version: 4 }))
  t.like(order, { status: 'collected', due: 0, collected: 1000, missing: 0 })
  t.deepEqual(sums(movements), { due: 0, collected: 1000, missing: 0 })
})

test('what was not collected is missing, with its reason; what is more than it cost is less than nothing', (t) => {
  const less = live(way({}), way({ status: 'delivered', version: 6, collected: 900, reason: 'no change' }))
  t.like(less.order, { collected: 900, missing: 100, reason: 'no change' })
  t.like(live(way({}), way({ status: 'delivered', version: 6, collected: 1010 })).order, { missing: -10 })
  t.deepEqual(sums(live(way({}), way({ status: 'delivered', version: 6, collected: 0 })).movements), {
    ...{ due: 0, collected: 0, missing: 1000 },
  })
})

test('an order that comes back to the shop is taken off its courier, and goes with another', (t) => {
  const { order, movements } = live(
    way({}),
    way({ status: 'packed', version: 6, courierId: '' }),
    way({ version: 7, courierId: 'sana' }),
  )
  t.like(order, { courierId: 'sana', status: 'due', due: 1000 })
  t.deepEqual(sums(movements, 'bilal'), { due: 0, collected: 0, missing: 0 })
  t.is(sums(movements, 'sana').due, 1000)
  const returned = live(way({}), way({ status: 'returned', version: 6, total: 0 }))
  t.like(returned.order, { status: 'off', due: 0 })
  t.is(sums(returned.movements).due, 0)
})

test('without a courier it is with the counter; what was never on its way is nobody’s', (t) => {
  t.like(live(way({ courierId: '' })).order, { courierId: counter })
  t.like(live(way({ courierId: '', status: 'delivered' })).order, { courierId: counter, collected: 1000 })
  for (const status of ['packed', 'cancelled', 'returned']) t.is(live(way({ status })).order, null)
})

test('less is due where lines came back on the way, and more never', (t) => {
  const { movements } = live(way({}), way({ version: 6, total: 700 }))
  t.is(sums(movements).due, 700)
})

test('whatever is heard in whatever order, what was collected and what is missing is what it cost', (t) => {
  const event = fc.record({
    status: fc.constantFrom('packed', 'shipped', 'delivered', 'returned', 'cancelled'),
    version: fc.integer({ min: 1, max: 9 }),
    courierId: fc.constantFrom('', 'bilal', 'sana'),
    total: fc.integer({ min: 0, max: 2000 }),
    collected: fc.option(fc.integer({ min: 0, max: 2000 })),
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const { order, movements } = live(...events.map((it) => way(it)))
      const all = sums(movements)
      t.is(all.due, order?.due ?? 0)
      t.is(all.collected, order?.collected ?? 0)
      t.is(all.missing, order?.missing ?? 0)
      for (const courier of ['bilal', 'sana', counter]) t.true(sums(movements, courier).due >= 0)
      const paid = events.find(({ status, version }) => status === 'delivered' && version === order?.version)
      if (
        paid &&
        order?.status === 'collected' &&
        events.filter(({ version }) => version === paid.version).length === 1
      )
        if (movements.some(({ kind }) => kind !== 'due')) t.true(all.collected + all.missing >= 0)
    }),
  )
})
