import test from 'ava'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { milk } from '../test-order.ts'

const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0 } })
test.after.always(() => mart.stop())
const { offers, db } = mart.deps

const ids = Array.from({ length: 4 }, () => v7())
const someone = { customerId: v7(), paymentMethod: null, coupons: [] }
const codes = ids.map((_, n) => `CODE-${n}`)

/** What is offered at a revision, as an order of it is told; else now. */
async function offered(revision?: number) {
  const order = revision === undefined ? null : { id: v7(), placedAt: new Date(), offerRevision: revision }
  const deal = await offers.deal({ ...someone, ...(order && { order }) })
  const found = deal.offers.of([{ productId: milk.productId, categoryIds: [], brand: '' }], codes)
  return {
    revision: deal.revision,
    found: found.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    byCode: codes.map((code) => deal.offers.byCode(code)?.id),
  }
}

type Change = { what: 'keep' | 'forget' | 'rates'; at: number; version: number; coded: boolean }
const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('keep', 'keep', 'keep', 'forget', 'rates'),
  at: fc.nat(ids.length - 1),
  version: fc.integer({ min: 1, max: 6 }),
  coded: fc.boolean(),
})

const done = ({ what, at, version, coded }: Change) =>
  db.transaction(async (tx) => {
    const id = ids[at] as string
    if (what === 'forget') return offers.forget(id, tx)
    if (what === 'rates') return offers.keepRates('any', [], { version, onRetailPrice: false }, tx)
    const more = { version, priority: version, couponCode: coded ? (codes[at] as string) : '' }
    offers.keep(mart.offered(id, { gives: 'percent', percent: 10 + version }, more).data.offer, tx)
  })

/** There are no offers any more. */
const none = () => db.transaction(async (tx) => ids.forEach((id) => void offers.forget(id, tx)))

test.serial('whatever became of offers since, those of each revision are found as they were', async (t) => {
  const seen = { past: 0, same: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const history = [await offered()]
      for (const one of changes) {
        await done(one)
        history.push(await offered())
      }
      const last = history.at(-1)?.revision
      for (const { revision, ...was } of history) {
        const { revision: now, ...found } = await offered(revision)
        t.deepEqual(found, was)
        t.is(now, last as number)
        seen[revision === last ? 'same' : 'past']++
      }
      await none()
    }),
    { numRuns: 40 },
  )
  t.true(seen.past > 0 && seen.same > 0, JSON.stringify(seen))
})

test.serial('what is read while offers change is of one revision, and is found again', async (t) => {
  const history = new Map<number, Awaited<ReturnType<typeof offered>>>()
  let busy = true
  const reading = Promise.all(
    Array.from({ length: 3 }, async () => {
      while (busy) {
        const now = await offered()
        const before = history.get(now.revision)
        if (before) t.deepEqual(now, before)
        history.set(now.revision, now)
        // Also while more becomes of them.
        t.deepEqual((await offered(now.revision)).found, now.found)
      }
    }),
  )
  await Promise.all(
    ids.map(async (_, at) => {
      for (let version = 1; version <= 25; version++)
        await done({ what: version % 7 === 0 ? 'forget' : 'keep', at, version, coded: version % 2 === 0 })
    }),
  )
  busy = false
  await reading
  t.true(history.size > 10)
  for (const [revision, { found, byCode }] of history) {
    const again = await offered(revision)
    t.deepEqual([again.found, again.byCode], [found, byCode])
  }
  await none()
})

test.serial('of versions of one offer that come at once the highest holds, whichever is first', async (t) => {
  const at = 0
  for (const version of [3, 6, 9]) {
    const versions = [version - 1, version, version - 2]
    await Promise.all(versions.map((version) => done({ what: 'keep', at, version, coded: false })))
    t.deepEqual(
      (await offered()).found.map(({ priority }) => priority),
      [version],
    )
  }
  await none()
})

const one = { items: [{ productId: milk.productId, quantity: 2 }], paymentMethod: 'cash_on_delivery' }

test.serial('an order that is placed while its offer changes keeps what it was given', async (t) => {
  const id = v7()
  const products = [milk.productId]
  const gives = (percent: number, version: number) =>
    db.transaction(async (tx) =>
      offers.keep(mart.offered(id, { gives: 'percent', percent }, { products, version }).data.offer, tx),
    )
  await gives(10, 1)
  let version = 1
  let busy = true
  const editing = (async () => {
    while (busy) await gives(10 + (version % 50), ++version)
  })()
  const placed = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const orders = []
      for (let n = 0; n < 6; n++) {
        const shopper = mart.shopper()
        orders.push({ shopper, body: (await shopper.order(one)).body })
      }
      return orders
    }),
  )
  busy = false
  await editing
  const all = placed.flat()
  t.true(new Set(all.map(({ body }) => body.discount.amount)).size > 1, 'it changed meanwhile')
  for (const { shopper, body } of all) {
    await mart.reserve(body.id)
    const items = [{ productId: milk.productId, quantity: 1 }]
    const { status, body: changed } = await shopper.request('PATCH', `/v1/orders/${body.id}`, { items })
    t.is(status, 200)
    t.is(2 * changed.discount.amount, body.discount.amount)
  }
  await mart.dropOffer(id)
})

const pasts = sql<{ offerId: string }>('test.pasts', 'select distinct offer_id as "offerId" from past_offers')
const age = sql('test.age', 'update past_offers set replaced_at = now() - $2::interval where offer_id = $1')
const clear = sql('test.clear', 'delete from past_offers')

test.serial(
  'offers as they were are forgotten once no order may be changed by them, or far later',
  async (t) => {
    const orders = mart.db('order')
    await orders.query(sql('test.close', "update orders set status = 'delivered'"))
    await orders.query(clear)
    const kept = async () => {
      await mart.runJob('forget-past-offers')
      return (await orders.query(pasts)).map(({ offerId }) => offerId).toSorted()
    }
    const replaced = async () => {
      const id = v7()
      await mart.offer(id, { gives: 'percent', percent: 10 })
      await mart.dropOffer(id)
      return id
    }
    const before = await replaced()
    const offer = v7()
    await mart.offer(offer, { gives: 'percent', percent: 10 })
    const sana = mart.shopper()
    const { body: placed } = await sana.order(one)
    await mart.dropOffer(offer)
    t.deepEqual(await kept(), [before, offer].toSorted(), 'for a day, whoever may be placing an order by it')
    for (const id of [before, offer]) await orders.query(age, [id, '25 hours'])
    t.deepEqual(await kept(), [offer])
    await orders.query(age, [offer, '119 days'])
    await mart.reserve(placed.id)
    t.deepEqual(await kept(), [offer], 'as long as the order may be changed')
    t.is((await mart.asStaff('POST', `/v1/orders/${placed.id}/pick`, {})).status, 200)
    t.deepEqual(await kept(), [])
    const again = v7()
    await mart.offer(again, { gives: 'percent', percent: 10 })
    await sana.order(one)
    await mart.dropOffer(again)
    await orders.query(age, [again, '121 days'])
    t.deepEqual(await kept(), [], 'an order that nobody ever picks keeps it no longer')
  },
)

const ofBefore = sql(
  'test.of_before',
  `with o as (update orders set offer_revision = $3, items = (select jsonb_agg(i - 'offeredAs') from jsonb_array_elements(items) i)
     where id = $1)
   update offers set since = 0 where offer_id = $2`,
)

test.serial(
  'an order of before offers were kept has those of then, one that nobody knows it of those of now',
  async (t) => {
    for (const [revision, off] of [
      [0, 2_900],
      [null, 14_500],
    ] as const) {
      const [offer, jams] = [v7(), v7()]
      const jam = { ...milk, productId: v7(), sku: v7(), categoryIds: [jams] }
      await mart.sell(jam)
      const gives = (percent: number, version: number) =>
        mart.offer(offer, { gives: 'percent', percent }, { categories: [jams], version })
      await gives(10, 1)
      const sana = mart.shopper()
      const items = (quantity: number) => ({ items: [{ productId: jam.productId, quantity }] })
      const { body } = await sana.order({ ...one, ...items(2) })
      await mart.reserve(body.id)
      await mart.db('order').query(ofBefore, [body.id, offer, revision])
      await gives(50, 2)
      const { body: changed } = await sana.request('PATCH', `/v1/orders/${body.id}`, items(1))
      t.is(changed.discount.amount, off)
    }
  },
)
