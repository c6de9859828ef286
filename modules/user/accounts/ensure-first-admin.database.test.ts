import test from 'ava'
import pino from 'pino'
import type { Config } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import user from '../index.ts'
import { passwords } from '../passwords/passwords.ts'
import { userRepository } from '../user-repository.ts'
import { ensureFirstAdmin } from './ensure-first-admin.ts'

const everyone = sql<{ email: string; role: string }>('test.everyone', 'select email, role from users')
const outbox = sql('test.outbox', 'select 1 from outbox')

async function replicas(adminEmail = 'boss@example.com', adminPassword = 'mango season') {
  const { db, close } = await testDatabase(user)
  const warnings: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line).msg) })
  const now = () => new Date()
  const ensure = (email = adminEmail) => {
    const config = { user: { adminEmail: email, adminPassword, bcryptCost: 4 } } as Config
    const made = { users: userRepository({ db }), passwords: passwords({ config }) }
    return ensureFirstAdmin({ db, config, log, now, ...made })()
  }
  return { db, close, ensure, warnings, users: userRepository({ db }) }
}

test('of replicas that start at once one makes the admin, and says so once', async (t) => {
  const { db, close, ensure } = await replicas()
  t.teardown(close)
  await Promise.all(['a@example.com', 'b@example.com', 'a@example.com', 'b@example.com'].map(ensure))
  await ensure()
  const made = await db.query(everyone)
  t.deepEqual(
    made.map(({ role }) => role),
    ['admin'],
  )
  t.is((await db.query(outbox)).length, 1)
})

test('a customer who has the address is not promoted, and the operator is told', async (t) => {
  const { db, close, ensure, warnings, users } = await replicas('Boss@example.com')
  t.teardown(close)
  const customer = {
    id: '01890000-0000-7000-8000-000000000001',
    email: 'boss@example.com',
    name: 'B',
    phone: null,
    role: 'customer' as const,
    permissions: [],
    emailVerified: false,
    phoneVerified: false,
    disabled: false,
    version: 1,
    createdAt: new Date(),
  }
  await db.transaction((tx) => users.insert(customer, 'x', tx))
  await ensure()
  t.deepEqual(await db.query(everyone), [{ email: 'boss@example.com', role: 'customer' }])
  t.regex(warnings.join(), /belongs to a user/)
})

test("the admin's address is read as it is at every door", async (t) => {
  const { db, close, ensure } = await replicas(' \u202aboss@example.com\u00a0\n')
  t.teardown(close)
  await ensure()
  t.deepEqual(await db.query(everyone), [{ email: 'boss@example.com', role: 'admin' }])
})

test('no admin is configured: the operator is told; a weak password is taken with a warning', async (t) => {
  const none = await replicas('')
  t.teardown(none.close)
  await none.ensure()
  t.deepEqual(await none.db.query(everyone), [])
  t.regex(none.warnings.join(), /there is no admin/)

  const weak = await replicas('boss@example.com', 'password')
  t.teardown(weak.close)
  await weak.ensure()
  t.is((await weak.db.query(everyone)).length, 1)
  t.regex(weak.warnings.join(), /easily guessed/)
})
