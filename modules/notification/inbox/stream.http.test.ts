import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { type OrderState, toTimestamp } from '#proto/events.ts'
import type { Queryable } from '#src/database/statement.ts'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { followStream } from '#src/testing/event-stream.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import notification from '../index.ts'
import type { Deps } from '../provides.ts'
import { anOrder, aUser } from '../test-states.ts'

const test = anyTest as TestFn<{ mart: TestMart }>

test.before(async (t) => {
  t.context.mart = await testMart([notification])
})
test.after.always(async (t) => {
  await t.context.mart.stop()
})

// As another replica would, which wakes nobody here; by a clock of its own.
const write = sql(
  'test.write',
  `insert into messages (id, user_id, dedup, template, title, body, data, in_app, created_at)
   select id, $2, id::text, 'welcome', '', '', '{}', true, now() from unnest($1::uuid[]) as id`,
)

const minute = 60_000

/** A customer who follows their inbox, and what happens to them. */
function person(mart: TestMart) {
  const id = v7()
  const token = mart.token({ id, role: 'customer' })
  const follow = (lastEventId?: string) =>
    followStream(`${mart.url}/v1/notifications/stream`, token, lastEventId)
  return {
    id,
    token,
    follow,
    write: async (ids: string[], db: Queryable = mart.db('notification')) =>
      void (await db.query(write, [ids, id])),
    happens: (what: 'OrderConfirmed' | 'OrderDelivered', order: OrderState) =>
      mart.publish(event(`mart.order.v1.${what}`, order.id, { order })),
    order: () => anOrder({ customerId: id }),
    request: (method: string, path: string) => mart.request(method, path, { token }),
  }
}

const depsOf = ({ mart }: TestMart) =>
  mart.modules.find(({ module }) => module === notification)?.deps as Deps

/** Resolves when what a user was told last is settled: what is not, a new stream takes for new. */
const settled = ({ id }: { id: string }, mart: TestMart) =>
  until(async () => (await depsOf(mart).messages.newest([id])).length > 0)

type Stream = Awaited<ReturnType<ReturnType<typeof person>['follow']>>

async function take(stream: Stream, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) ids.push((await stream.next())?.id ?? 'the end')
  return ids
}

test('each new message comes as it is told, and to its own user alone', async (t) => {
  const { mart } = t.context
  const [sana, omar] = [person(mart), person(mart)]
  const [order, other] = [sana.order(), omar.order()]
  await sana.happens('OrderConfirmed', sana.order())
  await settled(sana, mart)
  const [hers, his] = [await sana.follow(), await omar.follow()]
  t.is(hers.status, 200)
  t.regex(hers.headers.get('content-type') ?? '', /^text\/event-stream/)
  await sana.happens('OrderConfirmed', order)
  t.like(await hers.next(), { data: { template: 'order_confirmed', orderId: order.id, read: false } })
  await sana.happens('OrderDelivered', order)
  const delivered = await hers.next()
  const { items } = (await sana.request('GET', '/v1/notifications')).body
  t.deepEqual(delivered, { id: items[0].id, data: items[0] })
  await omar.happens('OrderConfirmed', other)
  t.like(await his.next(), { data: { template: 'order_confirmed', orderId: other.id } })
  hers.leave()
  his.leave()
  const { isFollowed } = depsOf(mart).followers
  await until(() => !isFollowed(sana.id) && !isFollowed(omar.id))
})

// By itself: what others are told meanwhile would wake this stream too.
test.serial('who comes back gets all that was missed, each once, however much it is', async (t) => {
  const { mart } = t.context
  const sana = person(mart)
  const ids = Array.from({ length: 230 }, () => v7())
  await sana.write(ids.slice(0, 130))
  await sana.write(ids.slice(130))
  const stream = await sana.follow(ids[9])
  t.deepEqual(await take(stream, 220), ids.slice(10))
  const next = v7()
  await sana.write([next])
  t.deepEqual(await take(stream, 1), [next])
  stream.leave()
})

test('one that was told first and committed last is neither missed nor overtaken', async (t) => {
  const { mart } = t.context
  const sana = person(mart)
  const [first, second] = [v7(), v7()]
  const stream = await sana.follow()
  await mart.db('notification').transaction(async (tx) => {
    await sana.write([first], tx)
    await sana.write([second])
    const { messages } = depsOf(mart)
    const begin = { toldBy: 0, id: first }
    t.deepEqual(await messages.after(sana.id, begin, 9), [])
    t.false((await messages.newest([sana.id])).length > 0)
  })
  t.deepEqual(await take(stream, 2), [first, second])
  const again = await sana.follow(first)
  t.deepEqual(await take(again, 1), [second])
  for (const one of [stream, again]) one.leave()
})

test('one by a replica whose clock is late, or one minute ahead, comes in its turn', async (t) => {
  const { mart } = t.context
  const sana = person(mart)
  const ahead = v7({ msecs: Date.now() + minute })
  const late = v7({ msecs: Date.now() - minute })
  const stream = await sana.follow()
  await sana.write([ahead])
  t.deepEqual(await take(stream, 1), [ahead])
  await sana.write([late])
  t.deepEqual(await take(stream, 1), [late])
  const next = v7()
  await sana.write([next])
  const again = [await sana.follow(ahead), await sana.follow(late)]
  for (const [n, missed] of [[late, next], [next]].entries())
    t.deepEqual(await take(again[n] as Stream, missed.length), missed)
  for (const one of [stream, ...again]) one.leave()
})

test('a database that was restored from another cluster tells what is new there', async (t) => {
  const { mart } = t.context
  const sana = person(mart)
  const [old, next] = [v7(), v7()]
  await sana.write([old])
  const elsewhere = sql('test.elsewhere', 'update messages set told_by = 9e15 where id = $1')
  await mart.db('notification').query(elsewhere, [old])
  const streams = [await sana.follow(), await sana.follow(old)]
  await sana.write([next])
  for (const stream of streams) {
    t.deepEqual(await take(stream, 1), [next])
    stream.leave()
  }
})

test("an id that is another's, or nothing, begins with what comes next", async (t) => {
  const { mart } = t.context
  const [sana, omar] = [person(mart), person(mart)]
  const [his, hers, next] = [v7(), v7(), v7()]
  await omar.write([his])
  await sana.write([hers])
  await settled(sana, mart)
  const streams = await Promise.all([his, v7(), 'nonsense', '7'].map((last) => sana.follow(last)))
  await sana.write([next])
  for (const stream of streams) {
    t.deepEqual(await take(stream, 1), [next])
    stream.leave()
  }
})

test('a stream ends with its session', async (t) => {
  const { mart } = t.context
  const sana = person(mart)
  const stream = await sana.follow()
  const revocation = {
    ...{ epoch: 1, keptSession: '', endedSessions: [] },
    until: toTimestamp(new Date(Date.now() + 60 * minute)),
  }
  const user = aUser({ id: sana.id, version: 2, revocation })
  await mart.publish(event('mart.user.v1.UserChanged', sana.id, { user }))
  t.is(await stream.next(), null)
  t.false(depsOf(mart).followers.isFollowed(sana.id))
  t.is((await sana.follow()).status, 401)
})

test('ten streams at most, and one who leaves, or only looked, makes room', async (t) => {
  const { mart } = t.context
  const sana = person(mart)
  for (let n = 0; n < 11; n++) t.is((await sana.request('HEAD', '/v1/notifications/stream')).status, 200)
  const asked = await Promise.all(Array.from({ length: 12 }, () => sana.follow()))
  const refused = asked.filter(({ status }) => status === 429)
  t.is(refused.length, 2)
  t.truthy(refused[0]?.headers.get('retry-after'))
  for (const stream of asked) stream.leave()
  await until(() => !depsOf(mart).followers.isFollowed(sana.id))
  const again = await sana.follow()
  t.is(again.status, 200)
  again.leave()
})

test('nobody follows without a token', async (t) => {
  t.is((await t.context.mart.request('GET', '/v1/notifications/stream')).status, 401)
})
