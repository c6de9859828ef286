import test from 'ava'
import { type CatalogueEntry, price } from './pricing.ts'
import { summedTaxes, taxOfLine } from './taxes.ts'
import { milk, rupees } from './test-order.ts'

/** Three bottles of the class, of which 118 rupees are printed on each, for 100. */
function bottles(onRetailPrice: boolean) {
  const cola: CatalogueEntry = { ...milk, price: rupees(100), taxClass: 'drinks', retailPrice: 11_800 }
  const free = { taxClass: '', rate: 0 }
  const deal = {
    offers: { of: () => [], byCode: () => undefined, ratesAt: () => new Map() },
    revision: 1,
    occasion: {
      ...{ at: new Date(), day: 5, minute: 0, firstOrder: false, paymentMethod: 'card' },
      ...{ coupons: [], spent: new Map() },
    },
    rates: new Map([['drinks', { rate: 1_800, onRetailPrice }]]),
    ...{ feeTax: free, tipTax: free, tip: 0 },
  }
  const terms = { currency: 'PKR', deliveryFee: 0, freeDeliveryFrom: 0, deal }
  const [line] = price([{ product: cola, quantity: 3 }], terms).items
  if (!line) throw new Error('there is no line')
  return line
}

test('the printed price is taxed where its class says so, and else what is paid, though one is printed', (t) => {
  t.is(taxOfLine(bottles(true)).amount, 3 * 1_800)
  t.is(taxOfLine(bottles(false)).amount, 4_576, '300 rupees with 18 %: half up, once')
})

test('of the printed price what is kept is taxed: what was picked, less what came back, and not what was replaced', (t) => {
  const line = bottles(true)
  t.is(taxOfLine({ ...line, state: 'short', picked: 2 }).amount, 2 * 1_800)
  t.is(taxOfLine({ ...line, state: 'picked', picked: 3, returned: 1 }).amount, 2 * 1_800)
  t.is(taxOfLine({ ...line, state: 'substituted', picked: 0 }).amount, 0)
})

test('taxes are summed by class and rate, and what comes to nothing is none', (t) => {
  const part = (taxClass: string, rate: number, gross: number, amount: number) => ({
    ...{ taxing: { taxClass, rate }, gross, amount },
  })
  t.deepEqual(
    summedTaxes([
      part('standard', 1_800, 118, 18),
      part('standard', 1_000, 110, 10),
      part('exempt', 0, 0, 0),
      part('standard', 1_800, 236, 36),
      part('drinks', 1_800, 118, 18),
    ]),
    [
      { taxClass: 'drinks', rate: 1_800, gross: 118, amount: 18 },
      { taxClass: 'standard', rate: 1_000, gross: 110, amount: 10 },
      { taxClass: 'standard', rate: 1_800, gross: 354, amount: 54 },
    ],
  )
})
