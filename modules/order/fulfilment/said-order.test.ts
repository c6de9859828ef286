import test from 'ava'
import fc from 'fast-check'
import type { OrderState } from '#proto/events.ts'
import { fromMoneyMessage, money } from '#src/money.ts'
import { costed } from '../life/lines.ts'
import { toEvent } from '../order-events.ts'
import { price } from '../pricing.ts'
import { taxesOf, taxOfLine } from '../taxes.ts'
import { anOrder, mango, milk, tariff } from '../test-order.ts'
import { taxingsIn, toItem } from './said-order.ts'

const taxing = fc.record({
  taxClass: fc.constantFrom('', 'standard', 'reduced', 'service'),
  rate: fc.constantFrom(0, 500, 1000, 1800),
})
const line = fc.record({
  product: fc.constantFrom(milk, mango),
  quantity: fc.integer({ min: 1, max: 5_000 }),
  each: fc.integer({ min: 1, max: 100_000 }),
  taxing,
  /** Printed on it, in percent of what it costs; null: nothing is. */
  printed: fc.option(fc.integer({ min: 100, max: 160 })),
})
const order = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    fees: fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 2 }),
    deliveryFee: fc.nat(20_000),
    tip: fc.nat(10_000),
    feeTax: taxing,
    tipTax: taxing,
  })
  .map(({ lines, fees, deliveryFee, tip, feeTax, tipTax }) => {
    const priced = price(
      lines.map(({ product, quantity, each }) => ({
        product: { ...product, price: money(each, 'PKR') },
        quantity,
      })),
      tariff,
    )
    const items = priced.items.map((item, at) => {
      const { taxing, printed, each } = lines[at] as (typeof lines)[number]
      const retailPrice = printed === null ? null : Math.ceil((each * printed) / 100)
      return costed({ ...item, taxClass: taxing.taxClass, taxRate: taxing.rate, retailPrice })
    })
    return anOrder({
      ...{ items, feeTax, tipTax, subtotal: priced.subtotal },
      deliveryFee: money(deliveryFee, 'PKR'),
      fees: fees.map((fee, at) => ({ name: `fee ${at}`, amount: money(fee, 'PKR') })),
      tip: money(tip, 'PKR'),
    })
  })

/** As it is read back from what was said of it. */
const readBack = (said: OrderState, printed: (at: number) => number | null) => ({
  items: said.items.map((item, at) => toItem(item, at, printed(at))),
  deliveryFee: fromMoneyMessage(said.deliveryFee),
  fees: said.fees.map(({ amount }) => ({ amount: fromMoneyMessage(amount) })),
  tip: money(said.tip, 'PKR'),
  ...taxingsIn(said),
})
const stateOf = (order: Parameters<typeof toEvent>[0]['order']) =>
  (toEvent({ order, fact: { type: 'OrderPlaced' } }).data as { order: OrderState }).order

test('whatever an order is taxed by, it is so again when it is read back from what was said of it', (t) => {
  fc.assert(
    fc.property(order, fc.boolean(), (it, isKnown) => {
      const back = readBack(stateOf(it), (at) => (isKnown ? (it.items[at]?.retailPrice ?? null) : null))
      t.deepEqual(
        back.items.map((item) => taxOfLine(item)),
        it.items.map((item) => taxOfLine(item)),
      )
      t.deepEqual(taxesOf(back), taxesOf(it))
    }),
  )
})

test('fees and a tip are taxed each by their own', (t) => {
  const [feeTax, tipTax] = [
    { taxClass: 'standard', rate: 1800 },
    { taxClass: 'service', rate: 500 },
  ]
  const items = anOrder().items.map((item) => ({ ...item, taxClass: 'standard', taxRate: 1800 }))
  const its = (over: object) => taxingsIn(stateOf(anOrder({ items, feeTax, tipTax, ...over })))
  t.deepEqual(its({ tip: money(500, 'PKR') }), { feeTax, tipTax })
  t.deepEqual(its({ tip: money(500, 'PKR'), tipTax: feeTax }), { feeTax, tipTax: feeTax })
  t.like(its({}), { feeTax })
  t.like(its({ deliveryFee: money(0, 'PKR'), tip: money(500, 'PKR') }), { tipTax })
})

test('what was said before anything was taxed is not', (t) => {
  const said = stateOf(anOrder())
  const untold = { ...said, taxes: [], items: said.items.map((item) => ({ ...item, tax: 0 })) }
  t.deepEqual(taxingsIn(untold), { feeTax: { taxClass: '', rate: 0 }, tipTax: { taxClass: '', rate: 0 } })
  t.is(toItem(untold.items[0] as (typeof said.items)[number], 0, 29_000).retailPrice, null)
})
