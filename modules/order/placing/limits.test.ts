import test from 'ava'
import fc from 'fast-check'
import { limits, mango, milk } from '../test-order.ts'
import { mostOf, whyTooDear, whyTooMany, whyTooMuch } from './limits.ts'

const amount = fc.integer({ min: 0, max: 1_000_000 })

test('property: nobody owes more cash than COD_LIMIT, and who is new no more than COD_LIMIT_NEW', (t) => {
  fc.assert(
    fc.property(
      fc.record({ codLimit: amount, codLimitNew: amount, total: amount }),
      fc.record({ verified: fc.boolean(), served: fc.boolean() }),
      ({ total, ...set }, standing) => {
        const refused = whyTooDear({ amount: total, currency: 'PKR' }, standing, set) !== null
        const isNew = !standing.verified && !standing.served
        const over = (most: number) => most > 0 && total > most
        t.is(refused, over(set.codLimit) || (isNew && over(set.codLimitNew)))
      },
    ),
  )
})

test('the refusal says what is wanted, what is the most, and how a new customer gets more', (t) => {
  const standing = { verified: false, served: false }
  const set = { codLimit: 500_000, codLimitNew: 100_000 }
  const why = (total: number, known = {}) =>
    whyTooDear({ amount: total, currency: 'PKR' }, { ...standing, ...known }, set)
  t.is(
    why(100_001),
    'the order comes to 1000.01 PKR, and cash on delivery is for 1000.00 PKR at most until the e-mail address is verified or a first order was delivered',
  )
  t.is(
    why(500_001, { served: true }),
    'the order comes to 5000.01 PKR, and cash on delivery is for 5000.00 PKR at most',
  )
})

test("a product's own limit goes before the mart's, which goes by its unit", (t) => {
  const set = { ...limits, mostPieces: 100, mostGrams: 20_000 }
  t.is(mostOf(milk, limits), 1_000_000)
  t.is(mostOf(milk, set), 100)
  t.is(mostOf(mango, set), 20_000)
  t.is(mostOf({ ...milk, maxPerOrder: 200 }, set), 200)
  t.is(mostOf({ ...milk, maxPerOrder: 2_000_000 }, set), 1_000_000)
  t.is(whyTooMuch({ ...mango, maxPerOrder: 1500 }, 1500, set), null)
  t.is(
    whyTooMuch({ ...mango, maxPerOrder: 1500 }, 1501, set),
    'Mango Chaunsa: an order has 1.5 kg at most, not 1.501 kg',
  )
})

test('orders are counted by how they are paid; 0 is no limit', (t) => {
  const standing = { openCash: 3, unpaid: 5 }
  const set = { codOpenOrders: 3, unpaidOrders: 6 }
  t.regex(whyTooMany('cash_on_delivery', standing, set) ?? '', /3 orders by cash .* 3 at most/)
  t.is(whyTooMany('cash_on_delivery', standing, { ...set, codOpenOrders: 4 }), null)
  t.is(whyTooMany('cash_on_delivery', standing, { ...set, codOpenOrders: 0 }), null)
  t.is(whyTooMany('card', standing, set), null)
  t.regex(whyTooMany('card', standing, { ...set, unpaidOrders: 5 }) ?? '', /5 orders that are not paid/)
})
