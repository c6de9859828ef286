import test from 'ava'
import type { TestMart } from '#src/testing/mart.ts'
import { logIn, mailed, newEmail, refresh, registerSomeone, someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const me = (method: string, token: string, body?: object) =>
  mart.request(method, '/v1/users/me', { token, body })

test('my profile changes by what I give, and each change is told once', async (t) => {
  const { id, accessToken: token } = await someone(mart)
  const changed = await me('PATCH', token, { name: 'Ayesha Siddiqui', phone: null })
  t.is(changed.status, 200)
  t.like(changed.body, { name: 'Ayesha Siddiqui', phone: null })
  t.deepEqual((await me('GET', token)).body, changed.body)
  t.is((await me('PATCH', token, {})).status, 200)
  t.is((await me('PATCH', token, { name: 'Ayesha Siddiqui' })).status, 200)
  await mart.idle()
  const told = mart.allSaid('mart.user.v1.UserChanged').filter(({ user }) => user.id === id)
  t.is(told.length, 1)
  t.like(told[0]?.user, { name: 'Ayesha Siddiqui', phone: '', version: 2 })
})

test('a new e-mail address needs my password, must be free, and is to be verified', async (t) => {
  const { id, email, password, accessToken: token } = await someone(mart)
  const { token: first } = await mailed(mart, 'EmailVerificationRequested', id)
  const taken = await registerSomeone(mart)
  const next = newEmail()
  t.is((await me('PATCH', token, { email: next })).status, 422)
  t.is((await me('PATCH', token, { email: next, currentPassword: 'wrong guess' })).status, 422)
  const conflict = await me('PATCH', token, { email: taken.email.toUpperCase(), currentPassword: password })
  t.is(conflict.status, 409)

  const moved = await me('PATCH', token, { email: next, currentPassword: password })
  t.is(moved.status, 200)
  t.like(moved.body, { email: next, emailVerified: false })
  t.is((await logIn(mart, email, password)).status, 401)
  t.is((await logIn(mart, next, password)).status, 200)
  const verify = (token: string) => mart.request('POST', '/v1/auth/verify-email', { body: { token } })
  t.is((await verify(first)).status, 422)
  const mail = await mailed(mart, 'EmailVerificationRequested', id)
  t.is(mail.email, next)
  t.is((await verify(mail.token)).status, 204)
})

test('who asks for their erasure is forgotten, and their address is free', async (t) => {
  const { id, email, password, accessToken: token, refreshToken } = await someone(mart)
  await mart.request('POST', '/v1/users/me/addresses', { token, body: home })
  t.is((await me('DELETE', token)).status, 422)
  const wrong = await me('DELETE', token, { password: 'monsoon rain' })
  t.is(wrong.status, 422)
  t.is(wrong.body.errors[0].path, 'password')
  t.is((await me('DELETE', token, { password })).status, 204)
  t.is((await me('GET', token)).status, 401)
  t.is((await me('DELETE', token, { password })).status, 401)
  t.is((await me('PATCH', token, { name: 'Ghost' })).status, 401)
  t.is((await mart.request('POST', '/v1/users/me/addresses', { token, body: home })).status, 401)
  t.is((await refresh(mart, refreshToken)).status, 401)
  t.is((await logIn(mart, email, password)).status, 401)
  await mart.said('mart.user.v1.UserErased', ({ userId }) => userId === id)
  const tombstone = mart.records.find(({ key, value }) => key === id && value === null)
  t.is(tombstone?.topic, 'mart.user.v1')

  const again = await registerSomeone(mart, email)
  t.not(again.id, id)
  t.is((await mart.request('GET', '/v1/users/me/addresses', { token })).status, 401)
})

const home = {
  label: 'Home',
  recipient: 'Ayesha Khan',
  phone: '+923001234567',
  line1: '12 Mall Road',
  city: 'Lahore',
}

test('my address book is mine', async (t) => {
  const book = '/v1/users/me/addresses'
  const { accessToken: token } = await someone(mart)
  const added = await mart.request('POST', book, {
    token,
    body: { ...home, line2: 'Flat 3', notes: 'Ring twice' },
  })
  t.is(added.status, 201)
  const { id } = added.body
  t.is(added.headers.get('location'), `${book}/${id}`)
  t.deepEqual(added.body, { ...home, id, line2: 'Flat 3', notes: 'Ring twice', isDefault: false })

  const replaced = await mart.request('PUT', `${book}/${id}`, { token, body: { ...home, city: 'Karachi' } })
  t.is(replaced.status, 200)
  t.deepEqual(replaced.body, { ...home, id, city: 'Karachi', isDefault: false })
  t.deepEqual((await mart.request('GET', book, { token })).body, {
    items: [replaced.body],
    nextCursor: null,
  })

  const { accessToken: stranger } = await someone(mart)
  t.deepEqual((await mart.request('GET', book, { token: stranger })).body.items, [])
  t.is((await mart.request('PUT', `${book}/${id}`, { token: stranger, body: home })).status, 404)
  t.is((await mart.request('DELETE', `${book}/${id}`, { token: stranger })).status, 404)
  t.is((await mart.request('DELETE', `${book}/${id}`, { token })).status, 204)
  t.is((await mart.request('DELETE', `${book}/${id}`, { token })).status, 404)
})

test('one address is the default, however many ask for it at once; pages come in order', async (t) => {
  const book = '/v1/users/me/addresses'
  const { accessToken: token } = await someone(mart)
  const add = (label: string) =>
    mart.request('POST', book, { token, body: { ...home, label, isDefault: true } })
  const answers = await Promise.all(['A', 'B', 'C', 'D', 'E'].map(add))
  t.true(answers.every(({ status }) => status === 201))
  const list = async () => (await mart.request('GET', book, { token })).body.items
  const items = await list()
  t.is(items.filter(({ isDefault }: { isDefault: boolean }) => isDefault).length, 1)

  const first = items.find(({ isDefault }: { isDefault: boolean }) => !isDefault)
  await mart.request('PUT', `${book}/${first.id}`, { token, body: { ...home, isDefault: true } })
  const defaults = (await list()).filter(({ isDefault }: { isDefault: boolean }) => isDefault)
  t.deepEqual(
    defaults.map(({ id }: { id: string }) => id),
    [first.id],
  )

  const ids: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await mart.request('GET', `${book}?limit=2${cursor}`, { token })
    ids.push(...body.items.map(({ id }: { id: string }) => id))
    if (!body.nextCursor) break
    cursor = `&cursor=${body.nextCursor}`
  }
  t.deepEqual(
    ids,
    items.map(({ id }: { id: string }) => id),
  )
  t.is((await mart.request('GET', `${book}?cursor=nonsense`, { token })).status, 422)
})

test('a replaced address that is not mine leaves my default alone', async (t) => {
  const book = '/v1/users/me/addresses'
  const [mine, other] = [await someone(mart), await someone(mart)]
  const added = await mart.request('POST', book, {
    token: mine.accessToken,
    body: { ...home, isDefault: true },
  })
  const theirs = await mart.request('POST', book, { token: other.accessToken, body: home })
  const { status } = await mart.request('PUT', `${book}/${theirs.body.id}`, {
    token: mine.accessToken,
    body: { ...home, isDefault: true },
  })
  t.is(status, 404)
  const { items } = (await mart.request('GET', book, { token: mine.accessToken })).body
  t.deepEqual(items, [added.body])
})
