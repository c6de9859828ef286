import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'

const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0 } })
test.after.always(() => mart.stop())

async function product(taxClass = '') {
  const made = { ...milk, productId: v7(), sku: `SKU-${v7()}`, price: rupees(118), taxClass }
  await mart.sell(made)
  return made
}
const one = ({ productId }: { productId: string }) => ({ items: [{ productId, quantity: 1 }] })

test.serial('a rate counts from when it is heard of, though nothing else is new', async (t) => {
  const soap = await product('soaps')
  const rate = async () => (await mart.shopper().order(one(soap))).body.items[0].tax.rate
  t.is(await rate(), 0)
  await mart.tax('soaps', 1_800)
  t.is(await rate(), 1_800)
})

const left = sql<{ left: number }>(
  'test.coupons_left',
  `select (select count(*) from coupon_uses where offer_id = $1)
     + (select count(*) from coupon_counts where offer_id = $1) as left`,
)

test.serial(
  'of an offer that is gone nothing is counted any more; orders keep what it gave them',
  async (t) => {
    const rice = await product()
    const offer = v7()
    const more = { products: [rice.productId], couponCode: 'GONE-SOON', couponTotal: 5 }
    await mart.offer(offer, { gives: 'percent', percent: 50 }, more)
    const sana = mart.shopper()
    const { body } = await sana.order({ ...one(rice), coupons: ['GONE-SOON'] })
    const count = async () => Number((await mart.db('order').query(left, [offer]))[0]?.left)
    t.is(await count(), 2)
    await mart.dropOffer(offer)
    t.is(await count(), 0)
    t.is((await sana.request('GET', `/v1/orders/${body.id}`)).body.discount.amount, 5_900)
    t.is((await sana.request('POST', `/v1/orders/${body.id}/cancel`, {})).status, 200)
  },
)
