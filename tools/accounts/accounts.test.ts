import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import test from 'ava'
import { decodeEvent } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import user from '../../modules/user/index.ts'
import { secondFactorRepository } from '../../modules/user/second-factor/second-factor-repository.ts'
import type { User } from '../../modules/user/user.ts'
import { userRepository } from '../../modules/user/user-repository.ts'
import { environmentFor } from '../mart/environment.ts'

test('an operator takes a second factor off who has lost it, and its owner is told', async (t) => {
  const { db, url, close } = await testDatabase(user)
  t.teardown(close)
  const now = new Date()
  const clerk = {
    ...{ id: '01890000-0000-7000-8000-000000000001', email: 'clerk@example.com', name: 'Clerk', phone: null },
    ...{ role: 'staff', emailVerified: true, disabled: false, version: 1, createdAt: now },
  } as unknown as User
  const factors = secondFactorRepository({ db })
  await db.transaction(async (tx) => {
    await userRepository({ db }).insert(clerk, 'hash', tx)
    await factors.enrol(clerk.id, Buffer.from('sealed'), [], now, tx)
    await factors.confirm(clerk.id, Buffer.from('sealed'), now, 1, tx)
  })
  const accounts = async (...args: string[]) => {
    const env = { ...environmentFor({}), USER_DATABASE_URL: url }
    const command = ['tools/accounts/accounts.ts', ...args]
    const ran = await promisify(execFile)(process.execPath, command, { env }).catch((error) => error)
    return `${ran.code ?? 0} ${ran.stdout}${ran.stderr}`
  }
  t.regex(await accounts('remove-second-factor', 'nobody@example.com'), /^1 nobody has the address/)
  t.regex(await accounts('remove-second-factor'), /^2 npm run accounts/)
  t.regex(await accounts('remove-second-factor', 'Clerk@Example.com'), /^0 .*password alone/)
  t.is(await factors.find(clerk.id), null)
  const outbox = sql<{ topic: string; key: string; value: Buffer }>(
    'test.outbox',
    'select topic, key, value from outbox order by id',
  )
  const said = (await db.query(outbox)).map(({ topic, key, value }) => decodeEvent(topic, value, key))
  t.deepEqual(
    said.map((event) => event?.type),
    ['mart.user.v1.UserChanged', 'mart.user.v1.SecondFactorChanged'],
  )
  t.like(said[0]?.data, { user: { revocation: { epoch: 1, keptSession: '' } } })
  t.like(said[1]?.data, { email: 'clerk@example.com', on: false })
  t.regex(await accounts('remove-second-factor', 'clerk@example.com'), /^1 .*no second factor/)
})
