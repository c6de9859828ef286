import test from 'ava'
import { v7 } from 'uuid'
import { orderMart } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'

// Of the two ends of the world one has another day than UTC, and isn't near midnight.
const isLate = new Date().getUTCHours() >= 11
const [timeZone, hoursAhead] = isLate ? ['Pacific/Kiritimati', 14] : ['Etc/GMT+12', -12]
const mart = await orderMart({ timeZone, order: { codOpenOrders: 0, unpaidOrders: 0 } })
test.after.always(() => mart.stop())

test('days and hours of offers are those of the shop’s clock, wherever the shop is', async (t) => {
  const there = new Date(Date.now() + hoursAhead * 60 * 60_000)
  const [day, dayOfUtc] = [there, new Date()].map((at) => at.getUTCDay() || 7)
  const minute = there.getUTCHours() * 60 + there.getUTCMinutes()
  const offered = async (more: object) => {
    const rice = { ...milk, productId: v7(), sku: `SKU-${v7()}`, price: rupees(200) }
    await mart.sell(rice)
    await mart.offer(v7(), { gives: 'percent', percent: 10 }, { products: [rice.productId], ...more })
    const { body } = await mart.shopper().order({ items: [{ productId: rice.productId, quantity: 1 }] })
    return body.discount.amount === 2_000
  }
  t.true(await offered({ days: [day] }))
  t.false(await offered({ days: [dayOfUtc] }))
  t.true(await offered({ fromMinute: minute - 10, untilMinute: minute + 10 }))
  t.false(await offered({ fromMinute: minute + 10, untilMinute: minute - 10 }))
})
