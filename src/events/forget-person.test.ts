import { randomUUID } from 'node:crypto'
import test from 'ava'
import { v7 } from 'uuid'
import { encodeEvent } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { blankAnswers, forgetPerson } from './forget-person.ts'
import { setAside } from './set-aside.ts'

const nothing = { name: 'forget', migrations: new URL('./', import.meta.url) }

const keys = sql<{ caller: string; body: string }>(
  'test.keys',
  'select caller, body from idempotency_keys order by caller, key',
)
const answer = sql(
  'test.answer',
  `insert into idempotency_keys (caller, key, fingerprint, status, headers, body) values ($1, $2, '', 201, '[]', $3)`,
)
const parked = sql<{ key: string; value: Buffer; error: string | null }>(
  'test.parked',
  'select key, value, error from parked_events order by id',
)

const refused = sql(
  'test.refused',
  `insert into refused_events (id, topic, key, value, headers, created_at, state, error)
   values ($1, 'mart.user-mail.v1', $2, $3, '{}', now(), 'refused', 'why')`,
)
const allRefused = sql<{ value: Buffer; error: string | null }>(
  'test.all_refused',
  'select value, error from refused_events order by id',
)

/** A mail that names its reader, as the bus carries it. */
const mail = (userId: string) =>
  encodeEvent('mart.user.v1.PasswordResetRequested', {
    userId,
    email: 'a@example.com',
    name: 'Zarmina',
    token: 'secret',
    sealedToken: 'sealed',
    expiresAt: { seconds: 1, nanos: 0 },
  })

test('stored answers and events that are set aside forget a person, and nobody else', async (t) => {
  const { db, close } = await testDatabase(nothing)
  t.teardown(close)
  const [gone, other] = [v7(), v7()]
  const broken = Buffer.concat([Buffer.from([255, 255]), Buffer.from(gone)])
  const aside = (key: string, value: Uint8Array | null) =>
    db.query(setAside, [
      randomUUID(),
      ...[
        'mart.user-mail.v1',
        key,
        'mart.user.v1.PasswordResetRequested',
        value,
        '{}',
        'parked',
        3,
        0,
        'why',
      ],
    ])
  // More than are read at once, an unreadable one among them.
  for (let n = 0; n < 205; n++) await aside(`gone ${n}`, n === 7 ? broken : mail(gone))
  await aside('other', mail(other))
  await aside('tombstone', null)
  for (const caller of [gone, other]) await db.query(answer, [caller, 'k', '{"id":"1"}'])

  await db.transaction((tx) => forgetPerson(gone, tx))

  t.deepEqual(await db.query(keys), [{ caller: other, body: '{"id":"1"}' }])
  const left = await db.query(parked)
  t.is(left.length, 206)
  const touched = left.filter(({ key }) => key.startsWith('gone'))
  t.is(touched.length, 204)
  for (const { value, error } of touched) {
    t.false(/Zarmina|example|secret/.test(value.toString('latin1')))
    t.true(value.includes(gone))
    t.not(error, 'why')
  }
  const whole = left.find(({ key }) => key === 'other')
  t.regex(whole?.value.toString('latin1') ?? '', /Zarmina/)
  t.is(whole?.error, 'why')
})

test('a field of stored answers is emptied where they show what is named, whoever asked', async (t) => {
  const { db, close } = await testDatabase(nothing)
  t.teardown(close)
  const [one, two] = [v7(), v7()]
  const body = (id: string) =>
    JSON.stringify({ id, reason: 'for Zarmina', amount: { amount: 1, currency: 'PKR' } })
  await db.query(answer, ['staff', 'a', body(one)])
  await db.query(answer, ['staff', 'b', body(two)])
  await db.query(answer, ['staff', 'c', ''])
  await db.transaction(async (tx) => blankAnswers([one], 'reason', tx))
  const [a, b, c] = await db.query(keys)
  t.deepEqual(JSON.parse(a?.body ?? ''), { id: one, reason: '', amount: { amount: 1, currency: 'PKR' } })
  t.is(b?.body, body(two))
  t.is(c?.body, '')
})

test('events that the bus refuses forget a person too', async (t) => {
  const { db, close } = await testDatabase(nothing)
  t.teardown(close)
  const [gone, other] = [v7(), v7()]
  for (const [id, user] of [gone, other].entries()) await db.query(refused, [id + 1, user, mail(user)])

  await db.transaction((tx) => forgetPerson(gone, tx))

  const left = await db.query(allRefused)
  t.deepEqual(
    left.map(({ value, error }) => [value.includes('Zarmina'), error === 'why']),
    [
      [false, false],
      [true, true],
    ],
  )
})
