import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { type Events, type EventType, type ProductState, toTimestamp } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { createFollowers } from '#src/http/followers.ts'
import type { Permission } from '#src/http/permissions.ts'
import { type TestDatabase, testDatabase } from '#src/testing/postgres.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { messageRepository } from '../message-repository.ts'
import { contactRepository } from '../telling/contact-repository.ts'
import { tellUsers } from '../telling/tell-user.ts'
import { languagesAt } from '../test-languages.ts'
import { anOrder, aUser } from '../test-states.ts'
import { alertRepository } from './alert-repository.ts'
import { hearNews } from './hear-news.ts'
import { productRepository } from './product-repository.ts'
import { staff } from './room.ts'
import { tellStaff } from './tell-staff.ts'

const minutes = 60_000
const gathers = 5 * minutes

interface Letter {
  user: string
  template: string
  title: string
  body: string
  mailed: boolean
}

const lettersOf = sql<Letter>(
  'test.letters',
  `select m.user_id as user, template, title, body,
     exists (select from deliveries d where d.message_id = m.id and channel = 'email') as mailed
   from messages m order by m.id`,
)
const noMail = sql('test.no_mail', 'insert into preferences (user_id, email, sms) values ($1, false, false)')
const erase = sql('test.erase', 'update contacts set erased = true where user_id = $1')
const fromBefore = sql('test.from_before', 'update contacts set permissions = null where user_id = $1')
const alertCount = sql<{ count: number }>('test.alerts', 'select count(*) from staff_alerts')

/** The room on a clock that the test moves, with all that it hears. */
function roomOn({ db, close }: TestDatabase) {
  const clock = { now: new Date('2026-11-26T12:00:00.000Z') }
  const now = () => clock.now
  const woken: string[] = []
  const wake = (job: string) => void woken.push(job)
  const config = { notification: { smtpUrl: 'smtp://mail.test', staffNewsAfter: gathers } } as Config
  const [alerts, contacts] = [alertRepository({ db }), contactRepository()]
  const messages = messageRepository({ db })
  const followers = createFollowers()
  const tell = tellUsers({ messages, followers, languages: languagesAt(), config, now, wake })
  const deps = { alerts, now, products: productRepository(), hearNews: hearNews({ alerts, now, wake }) }
  const pass = tellStaff({ alerts, contacts, tellUsers: tell, db, config, now })
  return {
    db,
    close,
    woken,
    alerts,
    now,
    later: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    /** As the consumer gives a room what came in a row. */
    hear: <T extends EventType>(type: T, ...data: Events[T][]) =>
      db.transaction(async (tx) => {
        const heard = data.map((data) => ({ data, tx }))
        for (const subscription of staff.subscriptions ?? [])
          if (subscription.type === type) await subscription.run(deps as never, heard as never, tx)
      }),
    works: async (permissions: Permission[], given: Parameters<typeof aUser>[0] = {}) => {
      const user = aUser({ role: 'staff', permissions, ...given })
      await db.transaction(async (tx) => contacts.keep(user, tx))
      return user.id
    },
    pass: () => pass(new AbortController().signal),
    letters: () => db.query(lettersOf),
  }
}

const test = anyTest as TestFn<ReturnType<typeof roomOn>>
test.beforeEach(async (t) => {
  const database = await testDatabase({
    name: 'notification',
    migrations: new URL('../migrations/', import.meta.url),
  })
  t.context = roomOn(database)
})
test.afterEach.always((t) => t.context.close())

const aProduct = (name: string, given: Partial<ProductState> = {}): ProductState => ({
  ...{ id: v7(), sku: name, slug: name, name, brand: '', categoryId: v7() },
  price: { amountMinor: 36_000, currency: 'PKR' },
  ...{ soldBy: 'piece', status: 'active', version: 1, openingStock: 0, maxPerOrder: 0, ...unsaid.product },
  ...given,
})

/** What is left of a product whose reorder point is 5. */
const stockOf = ({ id }: { id: string }, available: number, version: number, reorderPoint = 5) => ({
  productId: id,
  inStock: available > 0,
  low: available <= reorderPoint,
  available,
  reorderPoint,
  version,
  empty: available === 0,
  ...unsaid.level,
})
const stock = 'mart.inventory.v1.StockLevelChanged'

const rupees = (amount: number) => ({ amountMinor: amount * 100, currency: 'PKR' })
const aPayment = () => ({
  ...{ id: v7(), orderId: v7(), customerId: v7(), method: 'card', provider: 'stripe', status: 'captured' },
  ...{ amount: rupees(900), refunded: rupees(0), ...unsaid.payment },
})
const refundOf = (payment: ReturnType<typeof aPayment>, amount: number) => ({
  ...{ payment, refundId: v7(), amount: rupees(amount), reason: 'declined by the bank', settles: false },
})

test('low stock is told to who may mind it, once until there is more, and anew when it runs low again', async (t) => {
  const { hear, works, pass, letters, later, woken } = t.context
  const milk = aProduct('Fresh milk 1 l')
  const mangoes = aProduct('Mangoes', { soldBy: 'weight' })
  const [keeper, owner] = [await works(['orders', 'stock']), await works([], { role: 'admin' })]
  await works(['refunds'])
  await works(['stock'], { role: 'customer' })
  await works(['stock'], { disabled: true })
  await t.context.db.query(erase, [await works(['stock'])])
  const before = await works([])
  await t.context.db.query(fromBefore, [before])
  await hear('mart.product.v1.ProductCreated', { product: milk }, { product: mangoes })

  await hear(stock, stockOf(milk, 9, 1), stockOf(mangoes, 750, 1, 1000))
  t.deepEqual(woken, ['tell-staff'])
  await hear(stock, stockOf(milk, 5, 2))
  later(gathers - 1)
  await pass()
  t.deepEqual(await letters(), [], 'it gathers')
  later(1)
  await Promise.all([pass(), pass()])
  await pass()
  const told = await letters()
  t.deepEqual(told.map(({ user }) => user).sort(), [keeper, owner, before].sort())
  t.like(told[0], { template: 'low_stock', title: '2 products run low', mailed: true })
  t.regex(told[0]?.body ?? '', /Fresh milk 1 l\S*: \S*5\S* left to sell/)
  t.regex(told[0]?.body ?? '', /Mangoes\S*: \S*750 g\S* left/)

  await hear(stock, stockOf(milk, 3, 3), stockOf(milk, 5, 2))
  later(gathers)
  await pass()
  t.is((await letters()).length, 3, 'it stands')
  await hear(stock, stockOf(milk, 40, 4), stockOf(milk, 3, 3))
  await hear(stock, stockOf(milk, 2, 5))
  await hear(stock, stockOf(milk, 40, 4))
  later(gathers)
  await pass()
  const anew = (await letters()).slice(3)
  t.is(anew.length, 3)
  t.like(anew[0], { title: '1 product runs low' })
  await hear(stock, stockOf(milk, 40, 6))
  await hear(stock, stockOf(milk, 4, 7))
  await hear(stock, stockOf(milk, 40, 8))
  later(gathers)
  await pass()
  t.is((await letters()).length, 6, 'what is dealt with in the meantime is not told')
})

test('a storm is one letter each, which names twenty and counts the others', async (t) => {
  const { hear, works, pass, letters, later } = t.context
  await works(['stock'])
  const products = Array.from({ length: 1_000 }, (_, at) => aProduct(`Rice ${String(at).padStart(3, '0')}`))
  await hear('mart.product.v1.ProductCreated', ...products.map((product) => ({ product })))
  for (let from = 0; from < 1_000; from += 250) {
    await hear(stock, ...products.slice(from, from + 250).map((product) => stockOf(product, 2, 1)))
    later(minutes)
    await pass()
  }
  later(minutes)
  for (let time = 0; time < 3; time += 1) await pass()
  const [letter, ...more] = await letters()
  t.deepEqual(more, [])
  t.is(letter?.title, '1,000 products run low')
  t.regex(letter?.body ?? '', /Rice 000[\s\S]*Rice 019[\s\S]*And 980 more\.$/)
  t.notRegex(letter?.body ?? '', /Rice 020/)
})

test('news wait for somebody who may be told; archived products and full shelves are no news', async (t) => {
  const { hear, works, pass, letters, later, db } = t.context
  const [milk, old, full] = [aProduct('Milk'), aProduct('Old'), aProduct('Full')]
  await hear('mart.product.v1.ProductCreated', { product: milk }, { product: old })
  const archived = { ...old, status: 'archived', version: 2 }
  await hear('mart.product.v1.ProductArchived', { product: archived })
  await hear('mart.product.v1.ProductChanged', { product: old })
  await hear(stock, stockOf(milk, 1, 1), stockOf(old, 1, 1), stockOf(full, 9, 1, 0))
  t.deepEqual(await db.query(alertCount), [{ count: 2 }], 'nothing is kept of what has no reorder point')
  await works(['refunds'])
  await db.query(erase, [await works(['stock'])])
  later(gathers)
  await pass()
  t.deepEqual(await letters(), [])
  const keeper = await works(['stock'])
  await db.query(noMail, [keeper])
  await pass()
  const told = await letters()
  t.deepEqual(
    told.map(({ user, title, mailed }) => ({ user, title, mailed })),
    [{ user: keeper, title: '1 product runs low', mailed: false }],
  )
  await hear('mart.product.v1.ProductChanged', { product: { ...old, version: 3 } })
  await pass()
  t.is((await letters()).length, 2)
})

test('a refund that failed is told until another of as much is made, and one that fails again is told anew', async (t) => {
  const { hear, works, pass, letters, later } = t.context
  const clerk = await works(['refunds'])
  await works(['stock'])
  const [payment, other] = [aPayment(), aPayment()]
  const first = refundOf(payment, 300)
  await hear('mart.payment.v1.RefundFailed', first, first)
  await hear('mart.payment.v1.RefundFailed', first)
  later(gathers)
  await pass()
  const [letter, ...more] = await letters()
  t.deepEqual(more, [])
  t.like(letter, { user: clerk, template: 'refund_failed', title: '1 refund has failed', mailed: true })
  t.true(letter?.body.includes(payment.orderId))
  t.regex(letter?.body ?? '', /300\.00/)
  t.notRegex(letter?.body ?? '', /declined/)

  const again = refundOf(payment, 300)
  await hear('mart.payment.v1.RefundFailed', again)
  later(gathers)
  await pass()
  t.is((await letters()).length, 2, 'it was tried again')

  // Before it is told: of less, of another payment, of one that was made before; then of as much.
  const third = refundOf(payment, 300)
  await hear('mart.payment.v1.RefundFailed', third)
  const ofLess = refundOf(payment, 299)
  await hear('mart.payment.v1.PaymentRefunded', ofLess, refundOf(other, 900), {
    ...again,
    amount: rupees(900),
  })
  later(gathers)
  await pass()
  t.is((await letters()).length, 3)
  const fourth = refundOf(payment, 300)
  await hear('mart.payment.v1.RefundFailed', fourth)
  await hear('mart.payment.v1.PaymentRefunded', refundOf(payment, 300))
  await hear('mart.payment.v1.RefundFailed', fourth)
  later(gathers)
  await pass()
  t.is((await letters()).length, 3)
})

test('a dispute is told with its last day, and not once it is closed, whatever comes late', async (t) => {
  const { hear, works, pass, letters, later, alerts, now } = t.context
  await works(['refunds'])
  const open = (disputeId = v7()) => ({
    ...{ payment: aPayment(), disputeId, amount: rupees(450), reason: 'fraudulent' },
    respondBy: toTimestamp(new Date('2026-12-03T12:00:00Z')),
  })
  const [kept, won] = [open(), open()]
  const { respondBy: _, ...undated } = open()
  await hear('mart.payment.v1.DisputeOpened', kept, kept, won)
  await hear('mart.payment.v1.DisputeOpened', undated)
  await hear('mart.payment.v1.DisputeClosed', {
    payment: won.payment,
    disputeId: won.disputeId,
    status: 'won',
  })
  await hear('mart.payment.v1.DisputeOpened', won, kept)
  const late = open()
  await hear('mart.payment.v1.DisputeClosed', { ...late, status: 'lost' })
  await hear('mart.payment.v1.DisputeOpened', late)
  later(gathers)
  await pass()
  await pass()
  const [letter, ...more] = await letters()
  t.deepEqual(more, [])
  t.like(letter, { template: 'dispute_opened', title: '2 payments are disputed' })
  t.regex(letter?.body ?? '', /450\.00[\s\S]*3 December 2026/)
  for (const { payment } of [kept, undated]) t.true(letter?.body.includes(payment.orderId))

  const milk = aProduct('Milk')
  await hear(stock, stockOf(milk, 1, 1))
  t.is(await alerts.forget(new Date(now().getTime() + 1), 3), 3)
  t.is(await alerts.forget(new Date(now().getTime() + 1), 100), 1)
  t.deepEqual(
    await t.context.db.query(alertCount),
    [{ count: 1 }],
    'stock that is still low would be told anew',
  )
})

test('a card that can be charged no longer is told to who packs, and one that could not be to who refunds', async (t) => {
  const { hear, works, pass, letters, later } = t.context
  const [packer, cashier] = [await works(['orders']), await works(['refunds'])]
  const [ending, charged, refused] = [aPayment(), aPayment(), aPayment()]
  const endsAt = toTimestamp(new Date('2026-12-03T12:00:00Z'))
  const soon = 'mart.payment.v1.AuthorizationEnding'
  await hear(soon, { payment: ending, endsAt }, { payment: ending, endsAt }, { payment: charged, endsAt })
  await hear('mart.payment.v1.CaptureFailed', { payment: refused, reason: 'expired' })
  await hear('mart.payment.v1.PaymentCaptured', { payment: charged })
  await hear(soon, { payment: charged, endsAt })
  later(gathers)
  for (let time = 0; time < 2; time += 1) await pass()
  const told = await letters()
  t.deepEqual(
    told.map(({ user, template }) => [user, template]).sort(),
    [
      [packer, 'authorization_ending'],
      [cashier, 'capture_failed'],
    ].sort(),
  )
  const [warning] = told.filter(({ template }) => template === 'authorization_ending')
  t.regex(warning?.body ?? '', new RegExp(ending.orderId))
  t.notRegex(warning?.body ?? '', new RegExp(charged.orderId))
})

const hour = 60 * minutes

/** An order as of a version, in a slot of two hours that begins in `hours`; none where that is null. */
const inSlot = (now: Date, hours: number | null, given: Parameters<typeof anOrder>[0]) => {
  const start = now.getTime() + (hours ?? 0) * hour
  const [from, until] = [start, start + 2 * hour].map((ms) => toTimestamp(new Date(ms)))
  const slots = hours === null ? [] : [{ id: v7(), start: from, end: until }]
  return { order: anOrder({ ...given, slots: slots as ReturnType<typeof anOrder>['slots'] }) }
}

test('an order that nobody picks an hour before its slot is told to pickers once, until somebody does', async (t) => {
  const { hear, works, pass, letters, later, now } = t.context
  const [picker, owner] = [await works(['picking']), await works([], { role: 'admin' })]
  await works(['stock', 'orders'])
  const begin = now()
  const of = (number: string, hours: number | null, given: Parameters<typeof anOrder>[0] = {}) =>
    inSlot(begin, hours, { id: v7(), number, ...given })
  const late = of('LATE', 3)
  const packed = of('PACKED', 3)
  const dropped = of('CANCELLED', 3)
  const evening = of('EVENING', 8)
  await hear(
    'mart.order.v1.OrderConfirmed',
    ...[late, packed, dropped, evening, of('ANY-TIME', null), of('SOON', 1.5)],
  )
  await hear('mart.order.v1.OrderPacked', { order: { ...packed.order, status: 'packed', version: 4 } })
  const cancelled = { ...dropped.order, status: 'cancelled', version: 4 }
  await hear('mart.order.v1.OrderCancelled', { order: cancelled, cause: 'customer', reason: '' })
  later(hour / 2 + gathers)
  await pass()
  const told = async () => (await letters()).map(({ title }) => title)
  t.deepEqual(await told(), Array(2).fill('Nobody picks an order that is due'), 'an hour before, not sooner')
  later(1.5 * hour - 1)
  await pass()
  t.is((await told()).length, 2, 'news gather from then on')
  later(1)
  await Promise.all([pass(), pass()])
  await hear('mart.order.v1.OrderConfirmed', late)
  await pass()
  const [, , first, second, ...more] = await letters()
  t.deepEqual(more, [])
  t.deepEqual([first?.user, second?.user].sort(), [picker, owner].sort())
  t.like(first, { template: 'unpicked', mailed: true })
  t.regex(first?.body ?? '', /LATE\S*: \S*26 November 2026, 8:00 pm to 10:00 pm/)
  t.notRegex(first?.body ?? '', /PACKED|CANCELLED|EVENING|ANY-TIME/)

  const begun = { ...evening.order, status: 'picking', version: 4 }
  await hear('mart.order.v1.OrderPickingStarted', { order: begun })
  await hear('mart.order.v1.OrderPickingStarted', { order: { ...late.order, status: 'picking', version: 4 } })
  later(9 * hour)
  await pass()
  t.is((await told()).length, 4)
})

test('an order that its picker gave back is told to pickers again, until somebody takes it', async (t) => {
  const { hear, works, pass, letters, later, now } = t.context
  await works(['picking'])
  const begin = now()
  const of = (number: string) => inSlot(begin, 3, { id: v7(), number })
  const [back, taken] = [of('BACK'), of('TAKEN')]
  const as = ({ order }: typeof back, version: number) => ({
    order: { ...order, status: 'picking', version },
  })
  await hear('mart.order.v1.OrderConfirmed', back, taken)
  await hear('mart.order.v1.OrderPickingStarted', as(back, 4), as(taken, 4))
  await hear('mart.order.v1.OrderPickingGivenBack', as(back, 5), as(taken, 5))
  await hear('mart.order.v1.OrderPickingStarted', as(taken, 6))
  later(2 * hour - 1)
  await pass()
  t.is((await letters()).length, 0, 'an hour before its slot, not sooner')
  later(gathers + 1)
  await pass()
  const [first, ...more] = await letters()
  t.deepEqual(more, [])
  t.regex(first?.body ?? '', /BACK/)
  t.notRegex(first?.body ?? '', /TAKEN/)
})

test('an order that moves to another slot, or to none, is due by that', async (t) => {
  const { hear, works, pass, letters, later, now } = t.context
  await works(['picking'])
  const begin = now()
  const [put, sooner, off] = [
    { id: v7(), number: 'PUT-OFF' },
    { id: v7(), number: 'SOONER' },
    { id: v7(), number: 'NO-SLOT' },
  ]
  const at = (hours: number | null, whose: object, version = 3) => inSlot(begin, hours, { ...whose, version })
  await hear('mart.order.v1.OrderConfirmed', at(2, put), at(30, sooner), at(2, off))
  await hear('mart.order.v1.OrderChanged', at(6, put, 4), at(3, sooner, 4), at(null, off, 4))
  // What was said before it comes late.
  await hear('mart.order.v1.OrderConfirmed', at(2, put))
  later(2 * hour + gathers)
  await pass()
  const [first, ...more] = await letters()
  t.deepEqual(more, [])
  t.regex(first?.body ?? '', /SOONER/)
  t.notRegex(first?.body ?? '', /PUT-OFF|NO-SLOT/)
  later(3 * hour)
  await pass()
  t.regex((await letters())[1]?.body ?? '', /PUT-OFF/)
})

test('of orders that nobody has to pick any more, nor had before, nothing is kept', async (t) => {
  const { hear, now } = t.context
  await hear('mart.order.v1.OrderConfirmed', inSlot(now(), null, {}))
  await hear('mart.order.v1.OrderPacked', inSlot(now(), 3, { status: 'packed' }))
  t.deepEqual(await t.context.db.query(alertCount), [{ count: 0 }])
})
