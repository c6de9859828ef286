import test from 'ava'
import type { Config } from '#config/config.ts'
import { createDatabase, type Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import { addressRepository } from '../addresses/address-repository.ts'
import { eraseUser } from '../erase-user.ts'
import { forgetExpired } from '../forget-expired.ts'
import { loginSubjects } from '../guessing/guess-limits.ts'
import { guessRepository } from '../guessing/guess-repository.ts'
import user from '../index.ts'
import { apiKeyRepository } from '../machines/api-key-repository.ts'
import { mailSecret } from '../mail-tokens/mail-secret.ts'
import { mailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import { personalExportRepository } from '../personal-export/personal-export-repository.ts'
import { phoneCodeRepository } from '../phones/phone-code-repository.ts'
import type { Deps } from '../provides.ts'
import { secondFactorRepository } from '../second-factor/second-factor-repository.ts'
import type { User } from '../user.ts'
import { userRepository } from '../user-repository.ts'
import { refreshSecret, successorOf } from './refresh-secret.ts'
import { endSession, revokeErased, saveWithoutSessions } from './revoke.ts'
import { sessionRepository } from './session-repository.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const expires = new Date('2026-03-31T10:00:00.000Z')
const place = { device: 'Chrome on Android', ip: '203.0.113.1' }
const signedIn = { place, secondFactor: false }
const ayesha: User = {
  id: '01890000-0000-7000-8000-000000000001',
  email: 'ayesha@example.com',
  name: 'Ayesha',
  phone: null,
  role: 'customer',
  permissions: [],
  emailVerified: false,
  phoneVerified: false,
  disabled: false,
  version: 1,
  createdAt: now,
}

async function withAyesha() {
  const { db, url, close } = await testDatabase(user)
  const repositories = {
    users: userRepository({ db }),
    sessions: sessionRepository({ db }),
    secondFactors: secondFactorRepository({ db }),
    mailTokens: mailTokenRepository({ db }),
    guesses: guessRepository({ db }),
    personalExports: personalExportRepository({ db }),
    phoneCodes: phoneCodeRepository({ db }),
    apiKeys: apiKeyRepository({ db }),
  }
  await db.transaction((tx) => repositories.users.insert(ayesha, 'hash', tx))
  return { db, url, close, ...repositories }
}

test('no session starts with a password that was changed while it was being compared', async (t) => {
  const { db, close, users, sessions } = await withAyesha()
  t.teardown(close)
  const start = (passwordHash: string) =>
    db.transaction((tx) =>
      sessions.start(refreshSecret(), { id: ayesha.id, passwordHash }, signedIn, { now, expires }, tx),
    )
  t.like(await start('hash'), { userId: ayesha.id, role: 'customer' })

  // The change is not committed yet when the login looks: the login waits for it.
  const { promise: held, resolve: commit } = Promise.withResolvers<void>()
  const { promise: changed, resolve: isChanged } = Promise.withResolvers<void>()
  const change = db.transaction(async (tx) => {
    await users.setPassword(ayesha.id, 'new hash', now, tx)
    sessions.endAll(ayesha.id, null, tx)
    isChanged()
    await held
  })
  await changed
  const late = start('hash')
  await waiting(db, late)
  commit()
  await change
  t.is(await late, null)
  t.deepEqual(await db.query(sql('test.sessions', 'select * from sessions')), [])
})

for (const how of ['disabled', 'erased'] as const)
  test(`no session starts or goes on for who was ${how}, though he had a password and a session`, async (t) => {
    const { db, close, sessions } = await withAyesha()
    t.teardown(close)
    const start = (secret: ReturnType<typeof refreshSecret>) =>
      db.transaction((tx) =>
        sessions.start(secret, { id: ayesha.id, passwordHash: 'hash' }, signedIn, { now, expires }, tx),
      )
    const shown = refreshSecret()
    t.like(await start(shown), { userId: ayesha.id })
    await db.query(endings[how], [ayesha.id])
    t.is(await start(refreshSecret()), null)
    const next = refreshSecret(shown.sessionId)
    const times = { now, expires, sessionTtl: 365 * 86_400_000, retry: 30_000 }
    t.is(await sessions.rotate(shown, next, place, times), null)
  })

test('two processes that are asked with one token at once, and before either has answered, give the same next one', async (t) => {
  const { db, url, close, sessions } = await withAyesha()
  const elsewhere = createDatabase({ url, name: 'user', poolSize: 2 })
  t.teardown(async () => {
    await elsewhere.close()
    await close()
  })
  const key = Buffer.alloc(32, 7)
  const times = { now, expires, sessionTtl: 365 * 86_400_000, retry: 30_000 }
  const first = refreshSecret()
  const by = { id: ayesha.id, passwordHash: 'hash' }
  await db.transaction((tx) => sessions.start(first, by, signedIn, { now, expires }, tx))
  const rotateAt = (here: Database, shown: typeof first, next: typeof first, later = 0) =>
    sessionRepository({ db: here }).rotate(shown, next, place, {
      ...times,
      now: new Date(now.getTime() + later),
    })

  // Both find the session held by a third: they wait, and go on one after the other.
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: taken, resolve: isTaken } = Promise.withResolvers<void>()
  const holder = db.transaction(async (tx) => {
    await tx.query(sql('test.hold', 'select from sessions where id = $1 for update'), [first.sessionId])
    isTaken()
    await held
  })
  await taken
  const second = successorOf(first, key)
  const both = Promise.all([rotateAt(db, first, second), rotateAt(elsewhere, first, second)])
  await waiting(db, both, 2)
  letGo()
  await holder
  for (const who of await both) t.like(who, { userId: ayesha.id })

  // Once the next one is used, the other process takes the first no more; nor after its time.
  const third = successorOf(second, key)
  t.like(await rotateAt(elsewhere, second, third, 1_000), { userId: ayesha.id })
  t.is(await rotateAt(db, first, second, 1_000), null)
  t.like(await rotateAt(db, second, third, 30_999), { userId: ayesha.id })
  t.is(await rotateAt(db, second, third, 31_000), null)
  t.like(await rotateAt(db, third, successorOf(third, key), 40_000), { userId: ayesha.id })
})

const endings = {
  disabled: sql('test.disable', 'update users set disabled = true where id = $1'),
  erased: sql(
    'test.erase',
    `update users set email = null, name = '', phone = null, password_hash = null, erased_at = now() where id = $1`,
  ),
}

test('whose tokens are revoked is known here once that is committed, before any event is heard', async (t) => {
  const { db, close, ...repositories } = await withAyesha()
  t.teardown(close)
  const revocations = createRevocations(() => now)
  const config = { jwt: { accessTtl: 900_000 } } as Config
  const needs = { ...repositories, revocations, config, now: () => now }
  const [out, other] = [refreshSecret(), refreshSecret()]
  await db.transaction(async (tx) => {
    for (const secret of [out, other])
      await needs.sessions.start(
        secret,
        { id: ayesha.id, passwordHash: 'hash' },
        signedIn,
        { now, expires },
        tx,
      )
  })
  const isRevoked = ({ sessionId }: { sessionId: string }, epoch = 0) =>
    revocations.isRevoked({ userId: ayesha.id, sessionId, epoch })
  await db.transaction(async (tx) => {
    await endSession(needs)(out.sessionId, null, tx)
    t.false(isRevoked(out))
  })
  t.true(isRevoked(out))
  t.false(isRevoked(other))
  await db.transaction(async (tx) => {
    const user = (await needs.users.lock(ayesha.id, tx)) as User
    await saveWithoutSessions(needs)(user, null, tx)
    t.false(isRevoked(other))
  })
  t.true(isRevoked(other))
  t.false(isRevoked(other, 1))
  const erase = eraseUser({
    ...needs,
    addresses: addressRepository({ db }),
    checkPassword: async () => ({ ...ayesha, passwordHash: 'hash' }),
    revokeErased: revokeErased(needs),
  })
  await db.transaction(async (tx) => {
    await erase(ayesha.id, '', new AbortController().signal, tx)
    t.false(isRevoked(other, 1))
  })
  t.true(isRevoked(other, 1))
})

/** Resolves when so many statements wait for another transaction, or `other` is done without waiting. */
async function waiting({ query }: Database, other: Promise<unknown>, many = 1) {
  let done = false
  other.finally(() => {
    done = true
  })
  const blocked = sql(
    'test.blocked',
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  while (!done && (await query(blocked)).length < many);
}

test('what has expired is forgotten, and nothing else', async (t) => {
  const { db, close, sessions, secondFactors, mailTokens, phoneCodes, guesses, personalExports, apiKeys } =
    await withAyesha()
  t.teardown(close)
  const later = new Date('2026-03-02T10:00:00.000Z')
  await db.transaction(async (tx) => {
    for (const end of [later, expires]) {
      const by = { id: ayesha.id, passwordHash: 'hash' }
      await sessions.start(refreshSecret(), by, signedIn, { now, expires: end }, tx)
      const { hash } = mailSecret()
      const { id: userId, email } = ayesha
      mailTokens.insert({ hash, userId, email, purpose: 'verify_email', expires: end }, tx)
    }
    phoneCodes.keep(ayesha.id, { phone: '+923001234567', salt: Buffer.of(1), hash: Buffer.of(2) }, later, tx)
  })
  await guesses.count(loginSubjects('a@example.com', '203.0.113.1'), now)
  const deps = {
    sessions,
    secondFactors,
    mailTokens,
    phoneCodes,
    guesses,
    personalExports,
    apiKeys,
    now: () => later,
  } as unknown as Deps
  await forgetExpired.run(deps, new AbortController().signal)
  const left = sql(
    'test.left',
    `select (select count(*) from sessions) as sessions, (select count(*) from mail_tokens) as tokens,
       (select count(*) from phone_codes) as codes, (select count(*) from guesses) as guesses`,
  )
  t.deepEqual(await db.query(left), [{ sessions: 1, tokens: 1, codes: 0, guesses: 0 }])
})

test('of more guesses than a table should hold the clean-up leaves 100,000', async (t) => {
  const { db, close, ...repositories } = await withAyesha()
  t.teardown(close)
  await db.query(
    sql('test.many', `insert into guesses select 'made up ' || n, 1, $1 from generate_series(1, 100_005) n`),
    [expires],
  )
  await forgetExpired.run(
    { ...repositories, now: () => now } as unknown as Deps,
    new AbortController().signal,
  )
  const left = sql('test.guesses_left', 'select count(*)::int as n from guesses')
  t.deepEqual(await db.query(left), [{ n: 100_000 }])
})

test('all are announced as they are now, who was erased as gone', async (t) => {
  const { db, close, users } = await withAyesha()
  t.teardown(close)
  const bilal = { ...ayesha, id: '01890000-0000-7000-8000-000000000002', email: 'bilal@example.com' }
  await db.transaction(async (tx) => {
    await users.insert(bilal, 'hash', tx)
    users.erase(ayesha.id, now, tx)
  })
  const [announcement] = user.announces
  const page = (after: string | null) =>
    db.transaction(async (tx) => (await announcement?.page({ users } as never, after, 1, tx)) ?? [])
  const first = await page(null)
  t.deepEqual(first, [{ type: 'mart.user.v1.UserErased', key: ayesha.id, data: { userId: ayesha.id } }])
  const second = await page(ayesha.id)
  t.like(second[0], { type: 'mart.user.v1.UserChanged', key: bilal.id, data: { user: { version: 1 } } })
  t.deepEqual(await page(bilal.id), [])
})
