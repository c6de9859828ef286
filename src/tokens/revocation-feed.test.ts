import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { toTimestamp } from '#proto/events.ts'
import { sql } from '../database/statement.ts'
import type { Subscriber } from '../events/bus.ts'
import { event } from '../events/event.ts'
import { toRecord } from '../events/outbox.ts'
import { testDatabase } from '../testing/postgres.ts'
import { until } from '../testing/until.ts'
import { createRevocationFeed } from './revocation-feed.ts'
import { createRevocations } from './revocations.ts'

const none = { name: 'fake', migrations: new URL('../http/', import.meta.url) }
const noted = sql<{ id: string }>('test.noted', 'select user_id as id from revocations order by 1')
const age = sql('test.age', "update revocations set noted_at = noted_at - interval '1 hour'")
const noteLate = sql(
  'test.note_late',
  `insert into revocations (user_id, version, epoch, ended_sessions, until, noted_at)
   values ($1, 2, 1, '{}', now() + interval '1 hour', now() - interval '10 seconds')`,
)
const hour = 3_600_000

/** What starts replicas of a process on one database. */
async function replicas(t: ExecutionContext) {
  const { db, close } = await testDatabase(none)
  t.teardown(close)
  const start = async (now = () => new Date()) => {
    const revocations = createRevocations(now)
    const log = pino({ level: 'silent' })
    const feed = createRevocationFeed({
      module: 'order',
      database: db,
      revocations,
      accessTtl: 900_000,
      log,
      now,
    })
    let subscriber: Subscriber | undefined
    await feed.open((one) => {
      subscriber = one
    })
    feed.run()
    t.teardown(feed.stop)
    return { revocations, tell: (...records: ReturnType<typeof toRecord>[]) => subscriber?.handle(records) }
  }
  return { db, start }
}

const recordOf = (said: ReturnType<typeof event>) => toRecord(said, '/mart/user', { correlationId: v7() })

/** A user's state that revokes tokens below the epoch, and those of the sessions, for `ms` milliseconds from now. */
const revoked = (id: string, version: number, { epoch = 0, endedSessions = [] as string[], ms = hour }) =>
  recordOf(
    event('mart.user.v1.UserChanged', id, {
      user: {
        id,
        email: '',
        name: '',
        phone: '',
        role: 'customer',
        permissions: [],
        emailVerified: false,
        phoneVerified: false,
        disabled: false,
        version,
        createdAt: toTimestamp(new Date()),
        revocation: { epoch, keptSession: '', endedSessions, until: toTimestamp(new Date(Date.now() + ms)) },
      },
    }),
  )

test('what one replica is told, the others find, and one that starts later; it ages out', async (t) => {
  const { start } = await replicas(t)
  const [one, two] = [await start(), await start()]
  const erased = recordOf(event('mart.user.v1.UserErased', 'u', { userId: 'u' }))
  const bad = { ...erased, key: 'v', value: Buffer.from([255]) }
  const token = { userId: 'u', sessionId: 's', epoch: 0 }
  await one.tell(erased, bad, erased)
  t.true(one.revocations.isRevoked(token))
  await until(() => two.revocations.isRevoked(token))
  t.true((await start()).revocations.isRevoked(token))
  const tomorrow = await start(() => new Date(Date.now() + 86_400_000))
  t.false(tomorrow.revocations.isRevoked(token))
})

test('a key that has ended revokes its tokens for as long as it says, and once', async (t) => {
  const { start } = await replicas(t)
  const one = await start()
  const ended = (id: string, ms: number) =>
    recordOf(
      event('mart.user.v1.ApiKeyEnded', id, { keyId: id, until: toTimestamp(new Date(Date.now() + ms)) }),
    )
  await one.tell(ended('till', hour), ended('till', hour), ended('old', -1))
  const later = await start()
  const token = { sessionId: 'till', epoch: 0 }
  t.true(later.revocations.isRevoked({ ...token, userId: 'till' }))
  t.false(later.revocations.isRevoked({ ...token, userId: 'old' }))
  const soon = await start(() => new Date(Date.now() + hour + 1000))
  t.false(soon.revocations.isRevoked({ ...token, userId: 'till' }))
})

test('an older state that another replica hears late takes nothing back', async (t) => {
  const { start } = await replicas(t)
  const [one, two] = [await start(), await start()]
  await one.tell(revoked('u', 3, { epoch: 2 }))
  await two.tell(revoked('u', 2, { epoch: 1 }))
  const later = await start()
  t.true(later.revocations.isRevoked({ userId: 'u', sessionId: 's', epoch: 1 }))
})

test('what is told of a user again is found by the others too, and what was noted late', async (t) => {
  const { db, start } = await replicas(t)
  const [one, two] = [await start(), await start()]
  const of = (userId: string, sessionId: string) => ({ userId, sessionId, epoch: 1 })
  await one.tell(revoked('u', 2, { endedSessions: ['a'] }))
  await until(() => two.revocations.isRevoked(of('u', 'a')))
  await db.query(age)
  await one.tell(revoked('u', 3, { endedSessions: ['a', 'b'] }))
  await until(() => two.revocations.isRevoked(of('u', 'b')))
  // Written before what is known by now, and there after it: its transaction took so long.
  await db.query(noteLate, ['late'])
  await until(() => two.revocations.isRevoked({ ...of('late', 's'), epoch: 0 }))
  t.pass()
})

test('what is over is not noted: a topic that is read from its start tells of years', async (t) => {
  const { db, start } = await replicas(t)
  const one = await start()
  await one.tell(revoked('over', 2, { epoch: 1, ms: -1 }), revoked('under way', 2, { epoch: 1 }))
  t.deepEqual(await db.query(noted), [{ id: 'under way' }])
})
