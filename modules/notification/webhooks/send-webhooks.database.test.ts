import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import pino from 'pino'
import { Webhook } from 'standardwebhooks'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { type Events, toTimestamp } from '#proto/events.ts'
import type { WebhookEventName } from '#proto/webhooks.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { createFollowers } from '#src/http/followers.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { type TestDatabase, testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'
import { messageRepository } from '../message-repository.ts'
import { contactRepository } from '../telling/contact-repository.ts'
import { tellUsers } from '../telling/tell-user.ts'
import { anOrder, aUser } from '../test-states.ts'
import { languages as createLanguages } from '../wording/languages.ts'
import { checkUrl } from './addresses.ts'
import { endpointRepository } from './endpoint-repository.ts'
import { addEndpoint } from './endpoints.ts'
import { postWebhook } from './post.ts'
import { queueWebhooks } from './queue-webhooks.ts'
import { type Behaviour, behaviours, type ReceiverDouble, receiverDouble } from './receiver-double.ts'
import { secrets } from './secrets.ts'
import { sendWebhooks } from './send-webhooks.ts'
import { tellAdmins } from './tell-admins.ts'
import { mostAttempts } from './webhook.ts'
import { webhookRepository } from './webhook-repository.ts'

const hours = 60 * 60_000
const forever = new AbortController().signal
const names: WebhookEventName[] = ['order.placed', 'order.confirmed', 'order.packed']

let database: TestDatabase
let dataDir: string

test.before(async () => {
  database = await testDatabase({
    name: 'notification',
    migrations: new URL('../migrations/', import.meta.url),
  })
  dataDir = await scratchFolder('webhooks')
})

test.after.always(() => database.close())

const emptied = sql(
  'test.emptied',
  'truncate webhook_endpoints, webhook_events, webhook_deliveries, webhook_lanes, webhook_attempts',
)
const standing = sql<{ status: string; count: number }>(
  'test.standing',
  'select status, count(*) from webhook_deliveries group by status order by status',
)
const lanes = sql<{ count: number }>('test.lanes', 'select count(*) from webhook_lanes')
const endpointRows = sql<{ active: boolean; offReason: string | null }>(
  'test.endpoints',
  'select active, off_reason as "offReason" from webhook_endpoints order by id',
)
const toldOff = sql<{ count: number }>(
  'test.told_off',
  `select count(*) from messages where template = 'webhook_off' and user_id = $1`,
)

const sealed = sql<{ before: string }>(
  'test.sealed',
  `update webhook_endpoints w set secret = $2 from (select id, secret from webhook_endpoints) old
   where w.id = $1 and old.id = w.id returning old.secret as before`,
)

/** The room's parts on a clock that the test moves. */
function room(timeout = 500) {
  const { db } = database
  const clock = { now: new Date('2026-11-26T00:00:00.000Z') }
  const now = () => clock.now
  const config = {
    ...{ dataDir, timeZone: 'Asia/Karachi', mail: { privateKey: '', publicKey: '' } },
    notification: { webhookTimeout: timeout, webhookAllowPrivate: true, smtpUrl: '', language: 'en' },
  } as unknown as Config
  const check = checkUrl({ config, resolveHost: async () => [] })
  const webhooks = webhookRepository({ db })
  const webhookSecrets = secrets({ config })
  const contacts = contactRepository()
  const languages = createLanguages({ config })
  const tell = tellUsers({
    messages: messageRepository({ db }),
    followers: createFollowers(),
    languages,
    config,
    now,
    wake: () => {},
  })
  const queue = queueWebhooks({ webhooks, now, wake: () => {} })
  const add = addEndpoint({ endpoints: endpointRepository({ db }), webhookSecrets, checkUrl: check, now })
  const replica = () => {
    const send = sendWebhooks({
      ...{ webhooks, webhookSecrets, config, db, meter: noMeter, now, log: pino({ level: 'silent' }) },
      postWebhook: postWebhook({ checkUrl: check, config }),
      tellAdmins: tellAdmins({ contacts, tellUsers: tell }),
    })
    return (signal = forever) => send(signal)
  }
  return {
    db,
    clock,
    webhooks,
    contacts,
    replica,
    later: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    enter: async ({ url }: ReceiverDouble) => {
      const { endpoint, secret } = await db.transaction((tx) =>
        add({ url, events: names, description: '' }, tx),
      )
      return { id: endpoint.id, secret: secret as string }
    },
    /** Events of orders, by their numbers, as one batch; the version of an order is its place among them. */
    say: (orders: string[]) =>
      db.transaction(async (tx) => {
        for (const [version, id] of orders.entries()) {
          const order = anOrder({ id, version, createdAt: toTimestamp(clock.now) })
          const cause = { correlationId: v7(), causationId: v7(), saidAt: clock.now }
          const heard = { data: { order } as Events['mart.order.v1.OrderPlaced'], tx: { ...tx, cause } as Tx }
          await queue(names[version % names.length] as 'order.placed', [heard], tx)
        }
      }),
    standing: () => db.query(standing),
  }
}

/** By Standard Webhooks' own library, at the time that the test's clock shows. */
function verified(secret: string, { body, headers }: ReceiverDouble['received'][number], at: Date): void {
  const real = Date.now
  Date.now = () => at.getTime()
  try {
    new Webhook(secret).verify(body, headers)
  } finally {
    Date.now = real
  }
}

const versionOf = (body: string) => Number(JSON.parse(body).data.order.version)

/** Plays a receiver's script, with a well-behaved receiver beside it, and compares what both were told with what was said. */
async function play(t: ExecutionContext, script: Behaviour[], said: number[], dies: boolean): Promise<void> {
  await database.db.query(emptied)
  const at = room()
  const [bad, good] = [await receiverDouble(script), await receiverDouble()]
  try {
    const endpoints = [
      { receiver: bad, ...(await at.enter(bad)), checked: 0 },
      { receiver: good, ...(await at.enter(good)), checked: 0 },
    ]
    const orders = [v7(), v7(), v7()]
    await at.say(said.map((number) => orders[number] as string))
    // A process that dies with what it has claimed.
    if (dies)
      await at.webhooks.claim(
        endpoints[0]?.id ?? '',
        at.clock.now,
        new Date(at.clock.now.getTime() + hours),
        2,
      )
    const [one, other] = [at.replica(), at.replica()]
    const isOver = async () => (await at.db.query(lanes))[0]?.count === 0
    for (let pass = 0; !(await isOver()); pass++) {
      if (pass > mostAttempts) return t.fail('it does not come to an end')
      await Promise.all([one(), other()])
      for (const endpoint of endpoints)
        for (; endpoint.checked < endpoint.receiver.received.length; endpoint.checked++)
          verified(endpoint.secret, endpoint.receiver.received[endpoint.checked] as never, at.clock.now)
      if (pass === 0) t.is(good.received.length, said.length, 'the other is told at once')
      at.later(17 * hours)
    }
    for (const { received, mostAtOnce } of [bad, good]) {
      const ids = new Map(received.map(({ headers, body }) => [headers['webhook-id'], body]))
      t.is(ids.size, said.length, 'each event, by one id')
      t.is(new Set(ids.values()).size, said.length)
      t.true(mostAtOnce <= 1, 'one of a subject at a time')
      for (const order of orders) {
        const versions = received
          .filter(({ subject }) => subject === order)
          .map(({ body }) => versionOf(body))
        t.deepEqual(
          versions,
          versions.toSorted((a, b) => a - b),
          'in order',
        )
      }
    }
    t.is(good.received.length, said.length, 'once where nothing went wrong')
    t.deepEqual(await at.standing(), [{ status: 'delivered', count: 2 * said.length }])
  } finally {
    await Promise.all([bad.close(), good.close()])
  }
}

const all = Object.keys(behaviours) as Behaviour[]

test.serial(
  'whatever a receiver does, it is told of each event, by one id, in order; another is told at once',
  async (t) => {
    t.timeout(180_000)
    await play(t, all.toReversed(), [0, 0, 0, 1, 1, 2, 0], true)
    await fc.assert(
      fc.asyncProperty(
        // Fewer than a delivery has tries, should all be the same one's.
        fc.array(fc.constantFrom(...all), { maxLength: mostAttempts - 2 }),
        fc.array(fc.nat(2), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (script, said, dies) => play(t, script, said, dies),
      ),
      { numRuns: 8 },
    )
  },
)

test.serial('one that hangs keeps its own messages waiting, and nobody else’s', async (t) => {
  await database.db.query(emptied)
  const at = room(60_000)
  const [silent, good] = [await receiverDouble(Array(20).fill('hangs')), await receiverDouble()]
  t.teardown(() => Promise.all([silent.close(), good.close()]))
  await at.enter(silent)
  await at.enter(good)
  const orders = Array.from({ length: 12 }, () => v7())
  await at.say(orders)
  const stopping = new AbortController()
  const pass = at.replica()(stopping.signal)
  await until(() => good.received.length === 12)
  // As many as may be under way to one endpoint.
  await until(() => silent.received.length === 4)
  // Said while all of the silent one's places are taken.
  await at.say(orders)
  await until(() => good.received.length === 24)
  t.is(silent.received.length, 4)
  stopping.abort()
  await pass
  // What was cut short is due again, and counts as no try.
  silent.script.length = 0
  await at.replica()()
  t.deepEqual(await at.standing(), [{ status: 'delivered', count: 48 }])
})

test.serial('a second replica leaves alone what the first is sending, until its lease ends', async (t) => {
  await database.db.query(emptied)
  const at = room()
  const hook = await receiverDouble()
  t.teardown(hook.close)
  const { id } = await at.enter(hook)
  const order = v7()
  await at.say([order, order])
  const lease = new Date(at.clock.now.getTime() + 60_000)
  const [first] = await at.webhooks.claim(id, at.clock.now, lease, 4)
  t.deepEqual(await at.webhooks.claim(id, at.clock.now, lease, 4), [])
  at.later(60_000)
  const [second] = await at.webhooks.claim(id, at.clock.now, new Date(at.clock.now.getTime() + 60_000), 4)
  t.is(second?.id, first?.id)
  // Who comes back late records nothing.
  const tried = (claimed: typeof first) =>
    at.db.transaction((tx) => at.webhooks.tried(claimed as never, at.clock.now, tx))
  t.is(await tried(first), null)
  t.like(await tried(second), { attempts: 0 })
  at.later(60_000)
  await at.replica()()
  t.is(hook.received.length, 2)
})

test.serial('two days in which nothing works switch off, and the admins are told once', async (t) => {
  await database.db.query(emptied)
  const at = room()
  const boss = aUser({ role: 'admin' })
  await at.db.transaction(async (tx) => at.contacts.keep(boss, tx))
  const hook = await receiverDouble(Array(100).fill('refuses'))
  t.teardown(hook.close)
  await at.enter(hook)
  await at.say([v7(), v7()])
  for (let tries = 0; tries < mostAttempts; tries++) {
    t.deepEqual(await at.db.query(endpointRows), [{ active: true, offReason: null }])
    await at.replica()()
    at.later(17 * hours)
  }
  t.deepEqual(await at.db.query(endpointRows), [{ active: false, offReason: 'failing' }])
  t.deepEqual(await at.db.query(toldOff, [boss.id]), [{ count: 1 }])
  t.deepEqual(await at.standing(), [{ status: 'pending', count: 2 }])
  const before = hook.received.length
  await at.replica()()
  t.is(hook.received.length, before, 'nobody calls it any more')
})

test.serial(
  'where others are taken, one is given up after two days, and the next of its subject is sent',
  async (t) => {
    await database.db.query(emptied)
    const at = room()
    const hook = await receiverDouble()
    t.teardown(hook.close)
    await at.enter(hook)
    const order = v7()
    await at.say([order, order])
    for (let tries = 0; tries < mostAttempts; tries++) {
      t.is(hook.received.filter(({ subject }) => subject === order).length, tries)
      hook.script.push('refuses')
      await at.replica()()
      at.later(1)
      await at.say([v7()])
      await at.replica()()
      at.later(17 * hours)
    }
    t.deepEqual(await at.standing(), [
      { status: 'delivered', count: 1 + mostAttempts },
      { status: 'failed', count: 1 },
    ])
    t.like(await at.db.query(endpointRows), [{ active: true }])
  },
)

test.serial(
  'a secret that another key sealed is told in the log, and tried again once it was rotated',
  async (t) => {
    await database.db.query(emptied)
    const at = room()
    const hook = await receiverDouble()
    t.teardown(hook.close)
    const { id } = await at.enter(hook)
    await at.say([v7()])
    const real = await at.db.query(sealed, [id, 'sealed for somebody else'])
    await at.replica()()
    t.is(hook.received.length, 0)
    t.like(await at.webhooks.list(id, { before: null, limit: 1 }), [
      { status: 'pending', answer: 'its secret is sealed for another MAIL_PRIVATE_KEY: rotate it' },
    ])
    await at.db.query(sealed, [id, real[0]?.before])
    at.later(hours)
    await at.replica()()
    t.is(hook.received.length, 1)
  },
)
