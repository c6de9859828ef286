import test from 'ava'
import fc from 'fast-check'
import type { Status } from '../../modules/order/order.ts'
import {
  type Evidence,
  furthest,
  type KnownOrder,
  type KnownPayment,
  type KnownReservation,
  planOrder,
} from './plan-order.ts'

/** What all have seen of an order after a step of its life. */
interface Moment {
  status: Status
  reservation: KnownReservation['status'] | null
  payment: Omit<KnownPayment, 'method'> | null
  told: string[]
}

const paid = { status: 'captured', refunded: 0, calledOff: false }
const back = { status: 'refunded', refunded: 100, calledOff: true }
const gone = { status: 'failed', refunded: 0, calledOff: false, flagged: true }
const moment = (
  status: Status,
  reservation: Moment['reservation'],
  payment: Moment['payment'],
  ...told: string[]
): Moment => ({ status, reservation, payment, told })

const placed = moment('pending', null, null)
const rejected = moment('rejected', 'rejected', null, 'order_rejected')
const promised = { status: 'authorized', refunded: 0, calledOff: false }
const off = { status: 'cancelled', refunded: 0, calledOff: true }

/** Every way that an order can take, by how it is paid. */
const lives: Record<KnownOrder['method'], Moment[][]> = {
  cash_on_delivery: (() => {
    const to = [
      placed,
      moment('confirmed', 'reserved', promised, 'order_confirmed'),
      moment('packed', 'reserved', promised),
      moment('shipped', 'shipped', promised, 'order_shipped'),
      moment('delivered', 'shipped', paid, 'order_delivered'),
    ]
    const cancelled = moment('cancelled', 'released', off, 'order_cancelled')
    const returned = (payment: Moment['payment'], restocked: boolean) =>
      moment('returned', restocked ? 'restocked' : 'shipped', payment, 'order_returned')
    return [
      to,
      [placed, rejected],
      [...to.slice(0, 2), cancelled],
      [...to.slice(0, 3), cancelled],
      [...to.slice(0, 2), moment('picking', 'reserved', promised), ...to.slice(2)],
      [...to.slice(0, 4), returned(off, true)],
      [...to, returned({ ...paid, calledOff: true }, false)],
    ]
  })(),
  card: (() => {
    const asked = moment(
      'awaiting_payment',
      'reserved',
      { ...paid, status: 'requires_action' },
      'payment_needed',
    )
    const to = [
      placed,
      asked,
      moment('confirmed', 'reserved', paid, 'order_confirmed'),
      moment('packed', 'reserved', paid),
      moment('shipped', 'shipped', paid, 'order_shipped'),
      moment('delivered', 'shipped', paid, 'order_delivered'),
    ]
    // Held, and taken once it is packed.
    const held = moment('confirmed', 'reserved', promised, 'order_confirmed')
    const picking = moment('picking', 'reserved', promised)
    const cancelled = (payment: Moment['payment']) =>
      moment('cancelled', 'released', payment, 'order_cancelled')
    return [
      to,
      [placed, rejected],
      [placed, asked, cancelled(off)],
      [placed, asked, cancelled({ ...off, status: 'failed', calledOff: false })],
      [...to.slice(0, 3), cancelled(back)],
      [...to.slice(0, 4), cancelled(back)],
      [...to.slice(0, 5), moment('returned', 'shipped', back, 'order_returned')],
      [...to, moment('returned', 'restocked', back, 'order_returned')],
      [placed, asked, held, picking, ...to.slice(3)],
      [placed, asked, held, picking, cancelled(off)],
      // The bank let go of it: its staff know.
      [placed, asked, held, moment('confirmed', 'reserved', gone)],
      [
        placed,
        asked,
        held,
        picking,
        moment('packed', 'reserved', gone),
        moment('shipped', 'shipped', gone, 'order_shipped'),
      ],
    ]
  })(),
}

/** A life, and for each module up to which of its moments it has seen it; -1: nothing. */
const seen = fc
  .constantFrom<KnownOrder['method']>('card', 'cash_on_delivery')
  .chain((method) => fc.record({ method: fc.constant(method), life: fc.constantFrom(...lives[method]) }))
  .chain(({ method, life }) => {
    const at = fc.integer({ min: -1, max: life.length - 1 })
    return fc.record({
      method: fc.constant(method),
      life: fc.constant(life),
      at: fc.record({ order: at, inventory: at, payment: at, notification: at }),
    })
  })

type Seen = {
  method: KnownOrder['method']
  life: Moment[]
  at: Record<'order' | 'inventory' | 'payment' | 'notification', number>
}

function evidenceOf({ method, life, at }: Seen): Evidence {
  const [order, reservation, payment] = [life[at.order], life[at.inventory], life[at.payment]]
  return {
    id: '0190a5b4-0000-7000-8000-000000000001',
    order: order
      ? { status: order.status, method, total: 100, refunded: order.payment?.refunded ?? 0 }
      : null,
    reservation: reservation?.reservation ? { status: reservation.reservation } : null,
    payment: payment?.payment ? { method, ...payment.payment } : null,
    told: new Set(life.slice(0, at.notification + 1).flatMap(({ told }) => told)),
    said: null,
    untold: true,
  }
}

/** Payment alone knows that an order is off, and three of the four were restored to before it left: it may have come back. */
function onlyCalledOff({ method, life, at }: Seen): boolean {
  const shipped = life.findIndex(({ status }) => status === 'shipped')
  const others = Math.max(at.order, at.inventory, at.notification)
  const last = life.at(-1)
  const silent = method === 'card' || last?.payment?.status === 'cancelled'
  return silent && last?.status === 'returned' && at.payment === life.length - 1 && others < shipped
}

test('whatever of an order each module has seen, it is brought no further than it came, and never back', (t) => {
  fc.assert(
    fc.property(seen, (it) => {
      const evidence = evidenceOf(it)
      const reached = Math.max(...Object.values(it.at))
      const ways = it.life.slice(0, reached + 1).map(({ status }) => status)
      const to = furthest(evidence)
      if (onlyCalledOff(it)) return
      if (reached >= 0) t.true(ways.includes(to), `${to} of ${ways}`)
      const was = evidence.order?.status
      if (was) t.true(ways.indexOf(to) >= ways.indexOf(was), `${was} became ${to}`)
    }),
    { numRuns: 2_000 },
  )
})

test('what was decided for good stays decided: nobody who was given it back is charged, nothing sent is called off', (t) => {
  fc.assert(
    fc.property(seen, (it) => {
      const last = it.life.at(-1) as Moment
      const end = it.life.length - 1
      // Who has heard of the end: of goods that don't go back on the shelf inventory hears nothing.
      const tells = ['released', 'restocked', 'rejected'].includes(last.reservation ?? '')
      const heard = [
        it.at.order,
        it.at.notification,
        tells && it.at.inventory,
        last.payment !== null && it.at.payment,
      ]
      if (!heard.includes(end)) return
      if (!['cancelled', 'returned', 'rejected'].includes(last.status) || onlyCalledOff(it)) return
      const evidence = evidenceOf(it)
      t.is(furthest(evidence), last.status)
    }),
    { numRuns: 2_000 },
  )
})

test('where all have seen the same there is nothing to do', (t) => {
  for (const method of ['card', 'cash_on_delivery'] as const)
    for (const life of lives[method])
      for (const [at, { status }] of life.entries()) {
        const all = { order: at, inventory: at, payment: at, notification: at }
        t.deepEqual(planOrder(evidenceOf({ method, life, at: all })), [], `${method}: ${status}`)
      }
})

test('an order that order has lost is called off before it is shipped, and written down after', (t) => {
  const recovered = (method: KnownOrder['method'], at: number) => {
    const life = lives[method][0] as Moment[]
    const [step] = planOrder(
      evidenceOf({ method, life, at: { order: -1, inventory: at, payment: at, notification: at } }),
    )
    return step?.do === 'order.recover' ? step.to : step?.do
  }
  t.deepEqual(
    [1, 2, 3, 4].map((at) => recovered('cash_on_delivery', at)),
    [...['cancelled', 'cancelled', 'shipped', 'delivered']],
  )
  t.deepEqual(
    [1, 2, 3, 4, 5].map((at) => recovered('card', at)),
    [...['cancelled', 'cancelled', 'cancelled', 'shipped', 'shipped'].slice(0, 4), 'delivered'],
  )
  const whole = { status: 'confirmed' as const }
  const life = lives.card[0] as Moment[]
  const evidence = evidenceOf({
    method: 'card',
    life,
    at: { order: -1, inventory: 2, payment: 2, notification: 2 },
  })
  t.like(planOrder({ ...evidence, said: whole })[0], { do: 'order.recover', to: 'confirmed' })
})

test('inventory restored: an order that is over takes nothing from its shelves, one that left is reserved and shipped again', (t) => {
  const life = lives.card[0] as Moment[]
  const lost = (at: number, from = life) =>
    planOrder(
      evidenceOf({
        method: 'card',
        life: from,
        at: { order: at, inventory: -1, payment: at, notification: at },
      }),
    ).map((step) => (step.do === 'order.say' ? step.facts.join(' ') : step.do))
  t.deepEqual(lost(2), ['OrderPlaced'])
  t.deepEqual(lost(5), ['OrderPlaced OrderPacked OrderShipped'])
  t.deepEqual(lost(3, lives.card[4]), ['stock.reject'])
})

const stands = (status: Status, payment: Moment['payment'], reservation: KnownReservation['status']) => ({
  ...evidenceOf({
    method: 'card',
    life: [moment(status, reservation, payment)],
    at: { order: 0, inventory: 0, payment: 0, notification: 0 },
  }),
  untold: false,
})

test('what was brought in vain is in the shop, until it is written of as shipped again', (t) => {
  const inVain = {
    ...stands('packed', paid, 'reserved'),
    told: new Set(['order_confirmed', 'delivery_failed']),
  }
  t.deepEqual(planOrder(inVain), [])
  const again = { ...inVain, told: new Set(['order_confirmed', 'order_shipped']) }
  t.like(planOrder(again)[0], { do: 'order.advance', to: 'shipped' })
  // Inventory has yet to hear of it.
  t.deepEqual(
    planOrder({ ...inVain, reservation: { status: 'shipped' } }).map((step) => step.do),
    ['look'],
  )
})

test('what is held for a packed order is taken, where nobody said so', (t) => {
  const [step] = planOrder(stands('packed', promised, 'reserved'))
  t.like(step, { do: 'order.say', facts: ['OrderPacked'] })
  t.deepEqual(planOrder(stands('packed', { ...promised, flagged: true }, 'reserved')), [])
})

test('what a provider let go calls off what nobody has packed yet, and is looked at where it is', (t) => {
  const unknown = { status: 'cancelled', refunded: 0, calledOff: false }
  t.like(planOrder(stands('confirmed', unknown, 'reserved'))[0], { do: 'order.advance', to: 'cancelled' })
  for (const status of ['picking', 'packed'] as const)
    t.like(planOrder(stands(status, unknown, 'reserved'))[0], { do: 'look' }, status)
  const free = stands('packed', unknown, 'reserved')
  t.deepEqual(planOrder({ ...free, order: { ...(free.order as KnownOrder), total: 0 } }), [])
})

test('an order waits whose card was declined and may be tried again; called off, its payment is told', (t) => {
  const declined = { method: 'card' as const, status: 'failed', refunded: 0, calledOff: false }
  const evidence = (status: Status, payment: KnownPayment): Evidence => ({
    ...{ id: 'o', reservation: { status: 'reserved' }, said: null, untold: false, told: new Set<string>() },
    ...{ order: { status, method: 'card', total: 100, refunded: 0 }, payment },
  })
  t.is(furthest(evidence('awaiting_payment', { ...declined, waits: true })), 'awaiting_payment')
  t.is(furthest(evidence('awaiting_payment', declined)), 'cancelled')
  const saying = (payment: KnownPayment) =>
    planOrder(evidence('cancelled', payment)).flatMap((step) => (step.do === 'order.say' ? step.facts : []))
  t.true(saying({ ...declined, waits: true }).includes('OrderCancelled'))
})
