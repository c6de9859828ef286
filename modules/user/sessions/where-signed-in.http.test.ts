import { randomUUID } from 'node:crypto'
import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { refresh, registerSomeone, someone, userMart } from '../test-user.ts'
import { mostSessions } from './sessions.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart({ http: { trustedProxies: 1 } })
})
test.after.always(() => mart.stop())

const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

interface SignIn {
  deviceToken?: string
  userAgent?: string
  from?: string
}

const signIn = async (
  { email, password }: { email: string; password: string },
  { deviceToken, userAgent = phone, from = '203.0.113.7' }: SignIn = {},
) => {
  const headers = { 'user-agent': userAgent, 'x-forwarded-for': from }
  const body = { email, password, ...(deviceToken && { deviceToken }) }
  const answer = await mart.request('POST', '/v1/auth/login', { body, headers })
  return answer.body as { accessToken: string; refreshToken: string; deviceToken: string }
}

const listOf = async (token: string, query = '') =>
  (await mart.request('GET', `/v1/users/me/sessions${query}`, { token })).body

const end = async (token: string, id: string) =>
  (await mart.request('DELETE', `/v1/users/me/sessions/${id}`, { token })).status

test('one sees where one is signed in, newest first, and which of it asks', async (t) => {
  const owner = await registerSomeone(mart)
  const { accessToken, refreshToken } = await signIn(owner)
  await signIn(owner, { userAgent: 'MartApp/3 (visit http://evil.example)', from: 'nonsense' })
  const { items, nextCursor } = await listOf(accessToken)
  t.is(nextCursor, null)
  t.like(items[0], { device: 'MartApp', ip: null, current: false })
  t.like(items[1], { device: 'Chrome on Android', ip: '203.0.113.7', current: true })
  t.true(items[1].lastSeenAt === items[1].createdAt)
  const first = await listOf(accessToken, '?limit=1')
  t.deepEqual(first.items, [items[0]])
  const second = await listOf(accessToken, `?limit=1&cursor=${first.nextCursor}`)
  t.deepEqual([second.items, second.nextCursor], [[items[1]], null])

  await mart.request('POST', '/v1/auth/refresh', {
    body: { refreshToken },
    headers: { 'user-agent': 'okhttp/4.12.0', 'x-forwarded-for': '198.51.100.2' },
  })
  const later = (await listOf(accessToken)).items[1]
  t.like(later, { device: 'okhttp', ip: '198.51.100.2', createdAt: items[1].createdAt })
  t.true(later.lastSeenAt > items[1].lastSeenAt)
})

test('a session that is ended is over at once; another’s is none', async (t) => {
  const [owner, other] = [await registerSomeone(mart), await someone(mart)]
  const [lost, kept] = [await signIn(owner), await signIn(owner)]
  const [, id] = (await listOf(kept.accessToken)).items.map(({ id }: { id: string }) => id)
  t.is(await end(other.accessToken, id), 404)
  t.is(await end(kept.accessToken, randomUUID()), 404)
  t.is((await refresh(mart, lost.refreshToken)).status, 200)
  t.is(await end(kept.accessToken, id), 204)
  t.is(await end(kept.accessToken, id), 404)
  t.is((await refresh(mart, lost.refreshToken)).status, 401)
  const asLost = await mart.request('GET', '/v1/users/me', { token: lost.accessToken })
  t.is(asLost.status, 401)
  t.is((await listOf(kept.accessToken)).items.length, 1)
  // The others hear it by the state of the user.
  const heard = await mart.said('mart.user.v1.UserChanged', ({ user }) =>
    (user.revocation?.endedSessions ?? []).includes(id),
  )
  t.is(heard.user.id, owner.id)
})

test('a session that ran out is not shown', async (t) => {
  const owner = await registerSomeone(mart)
  const { accessToken } = await signIn(owner)
  await signIn(owner)
  const [newest] = (await listOf(accessToken)).items

  const expire = sql('test.expire_one', 'update sessions set expires_at = now() where id = $1')
  await mart.db('user').query(expire, [newest.id])
  t.is((await listOf(accessToken)).items.length, 1)
})

test('of more than fifty sessions those end that were not seen for longest, their tokens too', async (t) => {
  const owner = await registerSomeone(mart)
  const [stale, first] = [await signIn(owner), await signIn(owner)]
  // Refreshed later than all that follow: it stays.
  for (let n = 2; n < mostSessions; n++) await signIn(owner)
  t.is((await refresh(mart, first.refreshToken)).status, 200)
  const newest = await signIn(owner)
  const { items, nextCursor } = await listOf(newest.accessToken, '?limit=100')
  t.is(nextCursor, null)
  t.is(items.length, mostSessions)
  t.is((await mart.request('GET', '/v1/users/me', { token: stale.accessToken })).status, 401)
  t.is((await mart.request('GET', '/v1/users/me', { token: first.accessToken })).status, 200)
})

test('a device that is new is told to the owner, and no other', async (t) => {
  const owner = await registerSomeone(mart)
  const told = async () => {
    await mart.idle()
    const all = mart.allSaid('mart.user.v1.SignedInFromNewDevice')
    return all.filter(({ userId }) => userId === owner.id)
  }
  const { deviceToken } = await signIn(owner)
  t.deepEqual(await told(), [])
  await signIn(owner, { deviceToken })
  t.deepEqual(await told(), [])
  await signIn({ ...owner, password: 'wrong guess' }, { from: '198.51.100.9' })
  t.deepEqual(await told(), [])
  await signIn(owner, { from: '198.51.100.9' })
  const [said, ...more] = await told()
  t.deepEqual(more, [])
  t.like(said, { email: owner.email, device: 'Chrome on Android', ip: '198.51.100.9' })
})

test('who signs in anew without end is told some times, not without end', async (t) => {
  const owner = await someone(mart)
  for (let n = 0; n < 12; n++) await signIn(owner)
  await mart.idle()
  const all = mart.allSaid('mart.user.v1.SignedInFromNewDevice')
  t.is(all.filter(({ userId }) => userId === owner.id).length, 10)
})
