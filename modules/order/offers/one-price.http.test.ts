import test from 'ava'
import fc from 'fast-check'
import { v7 } from 'uuid'
import type { OfferState } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { weekdays } from '../slots/timetable.ts'
import { orderMart } from '../test-mart.ts'
import { address, milk } from '../test-order.ts'
import type { Offer, OfferedLine } from './offer.ts'
import { someLines, someOffers } from './test-offers.ts'

/**
 * Quote, basket and order come to the same to the paisa, of whatever is bought on whatever offers: asked over HTTP of one mart, in
 * turn: what holds for all baskets is in force for one test alone.
 */
const mart = await orderMart({
  order: {
    ...{ codLimit: 0, codLimitNew: 0, codOpenOrders: 0, unpaidOrders: 0, slotHorizon: 3 },
    ...{ feeTaxClass: 'standard', tipTaxClass: 'reduced' },
  },
})
const pkr = (amount: number) => ({ amount, currency: 'PKR' })
await mart.tax('standard', 1_800)
await mart.tax('reduced', 1_000)
await mart.tax('third_schedule', 1_800, true)

/** Where a basket's own terms hold, and where all of them are others. */
const near = { shippingAddress: address }
const far = await farAway()

test.after.always(() => mart.stop())

async function farAway() {
  const { deliveryFee, freeDeliveryFrom } = mart.config.order
  const terms = [
    { name: 'Near', cities: [address.city], fee: pkr(deliveryFee), freeFrom: pkr(freeDeliveryFrom) },
    {
      ...{ name: 'Far', cities: ['Thatta'], fee: pkr(9_900), freeFrom: pkr(200_000) },
      ...{ minimum: pkr(40_000), smallOrderFee: pkr(5_000) },
    },
  ]
  const [, zone] = await Promise.all(terms.map((body) => mart.asStaff('POST', '/v1/zones', body)))
  const window = { start: '18:00', end: '20:00', capacity: 10_000, cutoffMinutes: 0, fee: pkr(12_345) }
  const days = weekdays.map((day) => ({ day, ...window }))
  await mart.asStaff('PUT', `/v1/zones/${zone?.body.id}/timetable`, { days })
  const { body } = await mart.request('GET', '/v1/slots?city=Thatta')
  return { shippingAddress: { ...address, city: 'Thatta' }, slotId: body.items.at(-1).id as string }
}

/** What beside what it gives an offer may ask for; no hours, as the clock goes on between a quote and its order. */
const condition = fc.record({
  minSubtotal: fc.oneof(fc.constant(0), fc.nat(200_000)),
  firstOrder: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  isCoded: fc.boolean(),
})
const method = fc.constantFrom('card', 'cash_on_delivery')
const shopping = fc.record({
  lines: someLines(),
  offers: someOffers(),
  conditions: fc.array(condition, { minLength: 5, maxLength: 5 }),
  taxed: fc.array(fc.constantFrom('standard', 'reduced', 'third_schedule', ''), {
    minLength: 5,
    maxLength: 5,
  }),
  // Of few orders: baskets know nothing of how they will be paid.
  onlyBy: fc.option(method, { freq: 4, nil: '' }),
  paymentMethod: method,
  tip: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000 })),
  isFar: fc.boolean(),
  isKnown: fc.boolean(),
})
type Shopping = typeof shopping extends fc.Arbitrary<infer One> ? One : never

/** An offer as it is said. */
function stateOf({ gives: { kind, ...much }, priority, combinable }: Offer): Partial<OfferState> {
  return { gives: kind, ...much, priority, combinable }
}

/** The products and offers of one shopping, which are of no other. */
async function openShop({ lines, offers, conditions, taxed, onlyBy }: Shopping) {
  const own = new Map<string, string>()
  const ownOf = (name: string) => own.get(name) ?? own.set(name, v7()).get(name) ?? ''
  const brandOf = (name: string) => name && `${name} ${ownOf(name)}`
  const products = lines.map(({ productId, unitPrice, soldBy, categoryIds, brand }: OfferedLine, at) => ({
    ...{ ...milk, productId: ownOf(productId), sku: ownOf(productId), name: productId, soldBy },
    ...{ price: pkr(unitPrice), brand: brandOf(brand), categoryIds: categoryIds.map(ownOf) },
    ...{ taxClass: taxed[at] ?? '', retailPrice: Math.ceil(unitPrice * 1.1) },
  }))
  const said = offers.map((offer, at): [string, Partial<OfferState>, Partial<OfferState>] => {
    const { minSubtotal = 0, firstOrder = false, isCoded } = conditions[at] ?? {}
    const { products, categories, brands } = offer.when
    const more = {
      ...{ name: offer.name, minSubtotal, firstOrder, products: products.map(ownOf) },
      ...{ categories: categories.map(ownOf), brands: brands.map(brandOf) },
      ...(isCoded && { couponCode: `CODE-${at}`, couponPerCustomer: 2, couponTotal: 100 }),
      ...(at === 0 && { paymentMethod: onlyBy }),
    }
    return [v7(), stateOf(offer), more]
  })
  await mart.publish(
    ...products.map((product) => mart.sold(product)),
    ...said.map((offer) => mart.offered(...offer)),
  )
  const codes = said.flatMap(([, , { couponCode }]) => couponCode ?? [])
  const items = lines.map(({ productId, quantity }) => ({ productId: ownOf(productId), quantity }))
  const close = () =>
    mart.publish(...said.map(([id]) => event('mart.product.v1.OfferDeleted', id, { offerId: id })))
  return { items, codes, said, products, close }
}

type Answer = Awaited<ReturnType<typeof mart.request>>['body']

/** What is said of lines by baskets, quotes and orders, in whatever order. */
const linesOf = ({ items }: Answer, more: string[] = []) =>
  items
    .map((item: Record<string, unknown>) =>
      Object.fromEntries(
        ['productId', 'quantity', 'unitPrice', 'discounts', 'lineTotal', ...more].map((name) => [
          name,
          item[name],
        ]),
      ),
    )
    .sort((a: { productId: string }, b: { productId: string }) => (a.productId < b.productId ? -1 : 1))

const sums = ['subtotal', 'discount', 'deliveryFee', 'fees', 'tip', 'coupons', 'taxes', 'taxTotal', 'total']
const pricedOf = (answer: Answer) => ({
  lines: linesOf(answer, ['tax', 'taxClass']),
  ...Object.fromEntries(sums.map((name) => [name, answer[name]])),
})

/** A customer with what they want and its quote, without the codes that would give them nothing. */
async function quoted(said: Shopping, shop: Awaited<ReturnType<typeof openShop>>) {
  const shopper = mart.shopper()
  if (said.isKnown) await shopper.order(near)
  const { paymentMethod, tip, isFar } = said
  const wishes = { ...(isFar ? far : near), paymentMethod, ...(tip > 0 && { tip: pkr(tip) }) }
  const quote = async (coupons: string[]): Promise<Answer> =>
    (await shopper.request('POST', '/v1/orders/quote', { ...wishes, items: shop.items, coupons })).body
  let coupons = shop.codes
  let answer = await quote(coupons)
  // That one is left out may make another worth it, and never one more useless twice.
  while (answer.problems.length > 0 && coupons.length > 0) {
    const useless = answer.problems.map(({ path }: { path: string }) => path)
    const left = coupons.filter((_, at) => !useless.includes(`coupons[${at}]`))
    if (left.length === coupons.length) break
    coupons = left
    answer = await quote(coupons)
  }
  return { shopper, wishes: { ...wishes, coupons }, quote: () => quote(coupons), answer }
}

test.serial(
  'quote, basket and order come to the same to the paisa, whatever is bought on whatever offers',
  async (t) => {
    const seen = { discounts: 0, coupons: 0, fees: 0, baskets: 0 }
    await fc.assert(
      fc.asyncProperty(shopping, fc.boolean(), async (said, fromBasket) => {
        const shop = await openShop(said)
        try {
          const { shopper, wishes, answer } = await quoted(said, shop)
          t.deepEqual(answer.problems, [])
          const { coupons, ...rest } = wishes
          const asked = { ...wishes, items: shop.items, expectedTotal: answer.total }
          const isBasket = said.onlyBy === ''
          if (isBasket) {
            for (const { productId, quantity } of shop.items)
              await shopper.request('PUT', `/v1/cart/items/${productId}`, { quantity })
            for (const code of coupons) await shopper.request('PUT', `/v1/cart/coupons/${code}`)
            const basket = (await shopper.request('GET', '/v1/cart')).body
            t.deepEqual(linesOf(basket), linesOf(answer))
            t.deepEqual([basket.subtotal, basket.discount], [answer.subtotal, answer.discount])
            t.deepEqual(basket.coupons.toSorted(), coupons.toSorted())
            if (!said.isFar) {
              t.deepEqual(basket.deliveryFee, answer.deliveryFee)
              t.is(basket.total.amount + said.tip, answer.total.amount)
            }
            seen.baskets++
          }
          const { status, body } =
            isBasket && fromBasket
              ? await shopper.checkout({ ...rest, expectedTotal: answer.total })
              : await shopper.order(asked)
          t.is(status, 201, JSON.stringify(body))
          t.deepEqual(pricedOf(body), pricedOf(answer))
          const read = (await shopper.request('GET', `/v1/orders/${body.id}`)).body
          t.deepEqual(pricedOf(read), pricedOf(answer))
          if (answer.discount.amount > 0) seen.discounts++
          if (coupons.length > 0) seen.coupons++
          if (answer.fees.length > 0) seen.fees++
        } finally {
          await shop.close()
        }
      }),
      { numRuns: 80 },
    )
    t.true(
      Object.values(seen).every((count) => count > 0),
      JSON.stringify(seen),
    )
  },
)

test.serial(
  'what ends between quote and order is a conflict that says what it comes to, line by line, and so is a new price',
  async (t) => {
    const seen = { ended: 0, dearer: 0, same: 0 }
    const ending = fc.record({ ended: fc.nat(4), isDearer: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(shopping, ending, async (said, { ended, isDearer }) => {
        const shop = await openShop({
          ...said,
          conditions: said.conditions.map((one) => ({ ...one, isCoded: false })),
        })
        try {
          const { shopper, wishes, quote, answer } = await quoted(said, shop)
          const over = shop.said[ended % Math.max(1, shop.said.length)]
          const [dear] = shop.products
          if (isDearer && dear) await mart.sell({ ...dear, price: pkr(dear.price.amount + 100) }, 2)
          else if (over) {
            const [id, gives, more] = over
            await mart.offer(id, gives, { ...more, version: 2, until: { seconds: 1, nanos: 0 } })
          }
          const now = await quote()
          const asked = { ...wishes, items: shop.items }
          const first = await shopper.order({ ...asked, expectedTotal: answer.total })
          if (now.total.amount === answer.total.amount) {
            t.is(first.status, 201, JSON.stringify(first.body))
            t.deepEqual(pricedOf(first.body), pricedOf(now))
            seen.same++
            return
          }
          t.is(first.status, 409, JSON.stringify(first.body))
          t.is(first.body.type, '/problems/price-changed')
          t.deepEqual(pricedOf(first.body.now), pricedOf(now))
          const again = await shopper.order({ ...asked, expectedTotal: first.body.now.total })
          t.is(again.status, 201, JSON.stringify(again.body))
          t.deepEqual(pricedOf(again.body), pricedOf(now))
          seen[isDearer ? 'dearer' : 'ended']++
        } finally {
          await shop.close()
        }
      }),
      { numRuns: 60 },
    )
    t.true(
      Object.values(seen).every((count) => count > 0),
      JSON.stringify(seen),
    )
  },
)
