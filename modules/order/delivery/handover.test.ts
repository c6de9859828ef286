import test from 'ava'
import fc from 'fast-check'
import type { Order } from '../order.ts'
import { anOrder } from '../test-order.ts'
import { handOver, isHandedOver, limitedLines } from './handover.ts'

const at = new Date('2026-01-01T10:05:00Z')

const orders = fc
  .record({
    paymentMethod: fc.constantFrom('card' as const, 'cash_on_delivery' as const),
    limits: fc.array(fc.constantFrom(null, 18), { minLength: 2, maxLength: 2 }),
    pin: fc.constantFrom(undefined, '1234'),
  })
  .map(({ paymentMethod, limits, pin }): Order => {
    const order = anOrder({ status: 'shipped', paymentMethod })
    return {
      ...order,
      items: order.items.map((item, n) => ({ ...item, picked: item.quantity, ageLimit: limits[n] ?? null })),
      door: { attempts: 0, ...(pin && { pin }) },
    }
  })

const sayings = fc.record(
  {
    pin: fc.constantFrom('1234', '9999'),
    ageChecked: fc.boolean(),
    collected: fc
      .constantFrom(0, 58_000, 67_500, 110_500, 125_500)
      .map((amount) => ({ amount, currency: 'PKR' })),
    reason: fc.constant('no change'),
  },
  { requiredKeys: [] },
)

test('whatever is said at the door: nobody has what they may not, cash is counted, and what is wrong changes nothing', (t) => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(orders, sayings, (order, said) => {
      const outcome = handOver(order, said, 'ali', at)
      if (!isHandedOver(outcome)) {
        t.true(outcome.length > 0)
        ends.add(`refused for ${outcome[0]?.path}`)
        return
      }
      const last = outcome.at(-1)?.order as Order
      ends.add(last.status)
      t.is(order.door.pin, said.pin)
      t.true(['delivered', 'returned'].includes(last.status))
      if (limitedLines(last).length > 0) t.is(last.door.ageCheckedBy, 'ali', 'somebody looked')
      if (said.ageChecked === false) t.is(limitedLines(last).length, 0)
      if (last.status !== 'delivered') return
      t.false('pin' in last.door)
      const differs = last.paymentMethod === 'cash_on_delivery' && last.door.collected !== last.total.amount
      if (last.paymentMethod === 'cash_on_delivery') t.is(last.door.collected, said.collected?.amount)
      else t.is(last.door.collected, undefined)
      t.is(last.flags.includes('cash_difference'), differs)
      t.is(last.door.differenceReason !== undefined, differs)
    }),
    { numRuns: 3_000, seed: 1 },
  )
  t.deepEqual([...ends].sort(), [
    'delivered',
    'refused for ageChecked',
    'refused for collected',
    'refused for pin',
    'refused for reason',
    'returned',
  ])
})

test('what is wrong at the door is said of what it is', (t) => {
  const cash = anOrder({ status: 'shipped', paymentMethod: 'cash_on_delivery' })
  const limited = { ...cash, items: cash.items.map((item) => ({ ...item, ageLimit: 18 })) }
  const rupee = { amount: 1, currency: 'PKR' }
  const told = (order: Order, said: Parameters<typeof handOver>[1]) => {
    const outcome = handOver(order, said, 'ali', at)
    return isHandedOver(outcome) ? 'done' : `${outcome[0]?.path} ${outcome[0]?.message}`
  }
  t.regex(told(cash, { pin: '1234', collected: cash.total }), /^pin goes with an order that has one/)
  t.regex(told(cash, { collected: { ...cash.total, currency: 'USD' } }), /^collected must be in PKR/)
  t.regex(told(limited, { ageChecked: false, collected: rupee }), /^collected must be nothing/)
  t.is(told(limited, { ageChecked: false, collected: { ...rupee, amount: 0 } }), 'done')
  const [delivered] = handOver(cash, { ageChecked: true, collected: cash.total }, 'ali', at)
  t.like(delivered, { order: { status: 'delivered' } })
  t.false('ageCheckedBy' in (delivered as { order: Order }).order.door, 'nothing in it wanted one')
})
