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
    'staff who may less': async ({ id }) =>
      call('PATCH', `/v1/users/${id}`, { permissions: ['support'] }, await admin()),
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
  /** A machine with a key, and what deletes that. */
  const machine = async () => {
    const body = { name: 'Till', permissions: ['orders', 'stock'] }
    const { id, secret } = await call('POST', '/v1/users/api-keys', body, await admin())
    const { body: token } = await users.request('POST', '/v1/auth/token', {
      body: 'grant_type=client_credentials',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      },
    })
    const end = async () => call('DELETE', `/v1/users/api-keys/${id}`, undefined, await admin())
    return { accessToken: token.access_token as string, end }
  }
  return { call, logIn, someone, machine, ways }
}

test('in one process a token is worth nothing in any module once its session or user ended', async (t) => {
  t.timeout(120_000)
  const mart = await testMart(modules, { seed: 'none', user: { bcryptCost: 4 } })
  t.teardown(mart.stop)
  const { someone, logIn, machine, ways } = people(mart)
  const asked = ['/v1/users/me', '/v1/orders', '/v1/payments', '/v1/notifications', '/v1/products']
  for (const [how, end] of Object.entries(ways)) {
    const who = await someone(how.startsWith('staff') ? 'staff' : undefined)
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
  const till = await machine()
  for (const [path, status] of [
    ['/v1/orders', 200],
    ['/v1/inventory', 200],
    ['/v1/payments', 403],
    ['/v1/notifications', 403],
    ['/v1/products', 200],
  ] as const)
    t.is((await mart.request('GET', path, { token: till.accessToken })).status, status, path)
  await till.end()
  for (const path of asked)
    t.is((await mart.request('GET', path, { token: till.accessToken })).status, 401, path)
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
  const { someone, machine, ways } = people(users)
  const status = async (token: string) => (await orders.request('GET', '/v1/orders', { token })).status
  const ended: string[] = []
  for (const [how, end] of Object.entries(ways)) {
    const who = await someone(how.startsWith('staff') ? 'staff' : undefined)
    t.is(await status(who.accessToken), 200, how)
    await end(who)
    await until(async () => (await status(who.accessToken)) === 401, 20_000)
    ended.push(who.accessToken)
  }
  const till = await machine()
  t.is(await status(till.accessToken), 200)
  await till.end()
  await until(async () => (await status(till.accessToken)) === 401, 20_000)
  ended.push(till.accessToken)
  away = true
  await users.stop()
  for (const token of ended) t.is(await status(token), 401)
})
