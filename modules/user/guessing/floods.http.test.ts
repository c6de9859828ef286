import test from 'ava'
import type { TestMart } from '#src/testing/mart.ts'
import { newEmail, registerSomeone, someone, userMart } from '../test-user.ts'

/** Hashes half as dear as in production: a flood at once is more than is hashed before the last of it has come. */
const dear = { user: { bcryptCost: 9, registrationLimit: 1000 }, http: { trustedProxies: 1 } }

/** So many requests at once, each from an address of its own; `stop` has their clients go away. */
function flood(mart: TestMart, times: number, path: string, bodyOf: () => object) {
  const clients = new AbortController()
  const refused: { retryAfter: string | null }[] = []
  const others: number[] = []
  const first = Promise.withResolvers<void>()
  const all = Array.from({ length: times }, async (_, i) => {
    const address = `10.${(i >> 8) % 256}.${i % 256}.1`
    const response = await fetch(mart.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify(bodyOf()),
      signal: clients.signal,
    })
    await response.text()
    if (response.status !== 503) return others.push(response.status)
    refused.push({ retryAfter: response.headers.get('retry-after') })
    first.resolve()
  })
  const ended = Promise.allSettled(all)
  return {
    /** Resolves when the queue is full. */
    full: first.promise,
    refused,
    others,
    async stop() {
      clients.abort()
      await ended
    },
  }
}

const registration = () => ({ email: newEmail(), password: 'mango season', name: 'Flood' })
const wrongLogin = () => ({ email: newEmail(), password: 'wrong guess' })

const post = (mart: TestMart, path: string, body: object, from: string) =>
  mart.request('POST', path, { body, headers: { 'x-forwarded-for': from } })

test.serial('600 who register at once stop no login', async (t) => {
  t.timeout(300_000)
  const mart = await userMart(dear)
  t.teardown(() => mart.stop())
  const people = []
  for (let i = 0; i < 20; i++) people.push(await registerSomeone(mart))
  const registering = flood(mart, 600, '/v1/auth/register', registration)
  await registering.full
  const logins = await Promise.all(
    people.map(({ email, password }, i) => post(mart, '/v1/auth/login', { email, password }, `192.0.2.${i}`)),
  )
  t.deepEqual(
    logins.map(({ status }) => status),
    Array(20).fill(200),
  )
  await registering.stop()
  for (const { retryAfter } of registering.refused) t.is(retryAfter, '10')
  t.true(registering.others.every((status) => status === 201))
  // Their places in the queue are free again.
  t.is((await post(mart, '/v1/auth/register', registration(), '198.51.100.1')).status, 201)
})

test.serial(
  '600 who guess at once stop nobody who registers, is known, or shows their own password',
  async (t) => {
    t.timeout(300_000)
    const mart = await userMart(dear)
    t.teardown(() => mart.stop())
    const people = []
    for (let i = 0; i < 4; i++) people.push(await someone(mart))
    const [returning, changing] = [people.slice(0, 2), people.slice(2)]
    const guessing = flood(mart, 600, '/v1/auth/login', wrongLogin)
    await guessing.full
    const registered = post(mart, '/v1/auth/register', registration(), '198.51.100.1')
    const logins = returning.map(({ email, password, deviceToken }, i) =>
      post(mart, '/v1/auth/login', { email, password, deviceToken }, `192.0.2.${i}`),
    )
    const changes = changing.map(({ accessToken: token, password }) =>
      mart.request('POST', '/v1/users/me/password', {
        token,
        body: { currentPassword: password, newPassword: 'winter coat' },
      }),
    )
    t.is((await registered).status, 201)
    const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status)
    t.deepEqual(statuses(await Promise.all(logins)), Array(2).fill(200))
    t.deepEqual(statuses(await Promise.all(changes)), Array(2).fill(204))
    await guessing.stop()
  },
)
