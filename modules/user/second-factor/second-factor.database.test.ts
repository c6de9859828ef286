import test from 'ava'
import { createDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import user from '../index.ts'
import type { User } from '../user.ts'
import { userRepository } from '../user-repository.ts'
import { secondFactorRepository } from './second-factor-repository.ts'

const now = new Date('2026-03-01T10:00:00.000Z')
const ayesha = {
  id: '01890000-0000-7000-8000-000000000001',
  email: 'ayesha@example.com',
  name: 'Ayesha',
  phone: null,
  role: 'customer',
  emailVerified: false,
  disabled: false,
  version: 1,
  createdAt: now,
} as unknown as User
const [secret, code] = [Buffer.from('sealed'), Buffer.from('a hash')]

test('of two processes that are shown one code at once, one takes it; so with a recovery code', async (t) => {
  const { db, url, close } = await testDatabase(user)
  const elsewhere = createDatabase({ url, name: 'user', poolSize: 2 })
  t.teardown(async () => {
    await elsewhere.close()
    await close()
  })
  const [here, there] = [secondFactorRepository({ db }), secondFactorRepository({ db: elsewhere })]
  await db.transaction(async (tx) => {
    await userRepository({ db }).insert(ayesha, 'hash', tx)
    await here.enrol(ayesha.id, secret, [code], now, tx)
    t.false(await here.spendStep(ayesha.id, 6, tx))
    await here.confirm(ayesha.id, secret, now, 5, tx)
  })
  for (const spend of [
    (tx: Parameters<typeof here.spendStep>[2]) => here.spendStep(ayesha.id, 7, tx),
    (tx: Parameters<typeof here.spendStep>[2]) => here.spendCode(ayesha.id, code, tx),
  ]) {
    const { promise: held, resolve: commit } = Promise.withResolvers<void>()
    const { promise: taken, resolve: isTaken } = Promise.withResolvers<void>()
    const first = db.transaction(async (tx) => {
      t.true(await spend(tx))
      isTaken()
      await held
    })
    await taken
    const second = elsewhere.transaction((tx) => spend(tx))
    const blocked = sql(
      'test.blocked_factor',
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    while ((await db.query(blocked)).length === 0);
    commit()
    await first
    t.false(await second)
  }
  await db.transaction(async (tx) => {
    // A code of before is none either, and what is on is not enrolled over, nor confirmed again.
    t.false(await there.spendStep(ayesha.id, 6, tx))
    t.false(await here.enrol(ayesha.id, secret, [code], now, tx))
    t.false(await here.confirm(ayesha.id, secret, now, 9, tx))
  })
})

test('what was never confirmed is forgotten, with its recovery codes; what was stays', async (t) => {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const factors = secondFactorRepository({ db })
  const bilal = { ...ayesha, id: '01890000-0000-7000-8000-000000000002', email: 'bilal@example.com' }
  await db.transaction(async (tx) => {
    for (const someone of [ayesha, bilal]) {
      await userRepository({ db }).insert(someone, 'hash', tx)
      await factors.enrol(someone.id, secret, [code], now, tx)
    }
    // One that was enrolled anew while a code of it was looked at.
    t.false(await factors.confirm(bilal.id, Buffer.from('another'), now, 1, tx))
    await factors.confirm(bilal.id, secret, now, 1, tx)
  })
  await factors.forgetUnconfirmed(new Date(now.getTime() - 1))
  t.truthy(await factors.find(ayesha.id))
  await factors.forgetUnconfirmed(now)
  t.is(await factors.find(ayesha.id), null)
  t.false(await factors.hasCode(ayesha.id, code))
  t.truthy(await factors.find(bilal.id))
  t.true(await factors.hasCode(bilal.id, code))
})
