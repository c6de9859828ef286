import { randomUUID } from 'node:crypto'
import test from 'ava'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { sharedBroker } from '#src/testing/shared-broker.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'

const password = 'mangoes in july'
const only = (...names: string[]) => modules.filter(({ name }) => names.includes(name))

/** People of a mart, and what may end their tokens. */
function people(users: TestMart) {
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const answer = await users.request(method, path, { token, body })
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const logIn = (email: string) => call('POST', '/v1/auth/login', { email, password })
  const admin = async () => {
    const { adminEmail: email, adminPassword: password } = users.config.user
    return (await call('POST', '/v1/auth/login', { email, password })).accessToken as string
  }
  const someone = async (role?: 'staff') => {
    const email = `${randomUUID()}@example.com`
    const { id } = await call('POST', '/v1/auth/register', { email, password, name: 'Ayesha' })
    if (role) await call('PATCH', `/v1/users/${id}`, { role }, await admin())
    return { id: id as string, email, ...(await logIn(email)) }
  }
  type Someone = Awaited<ReturnType<typeof someone>>
  const ways: Record<string, (who: Someone) => Promise<unknown>> = {
    disabled: async ({ id }) => call('PATCH', `/v1/users/${id}`, { disabled: true }, await admin()),
    'given another role': async ({ id }) =>
      call('PATCH', `/v1/users/${id}`, { role: 'staff' }, await admin()),
    'logged out': ({ refreshToken }) => call('POST', '/v1/auth/logout', { refreshToken }),
    erased: ({ accessToken }) => call('DELETE', '/v1/users/me', { password }, accessToken),
    'one of whom another session changed the password': async ({ email }) =>
      call(
        'POST',
        '/v1/users/me/password',
        { currentPassword: password, newPassword: 'mangoes in august' },
        (await logIn(email)).accessToken,
      ),
    'one of whom another session changed the address': async ({ email }) =>
      call(
        'PATCH',
        '/v1/users/me',
        { email: `${randomUUID()}@example.com`, currentPassword: password },
        (await logIn(email)).accessToken,
      ),
  }
  return { call, logIn, someone, ways }
}

test('in one process a token is worth nothing in any module once its session or user ended', async (t) => {
  t.timeout(120_000)
  const mart = await testMart(modules, { seed: 'none', user: { bcryptCost: 4 } })
  t.teardown(mart.stop)
  const { someone, logIn, ways } = people(mart)
  const asked = ['/v1/users/me', '/v1/orders', '/v1/payments', '/v1/notifications', '/v1/products']
  for (const [how, end] of Object.entries(ways)) {
    const who = await someone()
    for (const path of asked)
      t.is((await mart.request('GET', path, { token: who.accessToken })).status, 200, how)
    await end(who)
    for (const path of asked)
      t.is((await mart.request('GET', path, { token: who.accessToken })).status, 401, how)
    if (how !== 'given another role') continue
    // Of the same second.
    const { accessToken: token } = await logIn(who.email)
    t.is((await mart.request('GET', '/v1/inventory', { token })).status, 200)
  }
})

test('in processes of their own too, over Kafka, and while the users’ is away', async (t) => {
  t.timeout(180_000)
  const brokers = await sharedBroker()
  const users = await testMart(only('user'), { seed: 'none', user: { bcryptCost: 4 } }, { brokers })
  const { dataDir, kafka } = users.config
  const shared = { dataDir, seed: 'none', kafka: { topicPrefix: kafka.topicPrefix } } as const
  const orders = await testMart(only('order'), shared, { brokers })
  t.teardown(orders.stop)
  let away = false
  t.teardown(() => (away ? undefined : users.stop()))
  const { someone, ways } = people(users)
  const status = async (token: string) => (await orders.request('GET', '/v1/orders', { token })).status
  const ended: string[] = []
  for (const [how, end] of Object.entries(ways)) {
    const who = await someone()
    t.is(await status(who.accessToken), 200, how)
    await end(who)
    await until(async () => (await status(who.accessToken)) === 401, 20_000)
    ended.push(who.accessToken)
  }
  away = true
  await users.stop()
  for (const token of ended) t.is(await status(token), 401)
})
