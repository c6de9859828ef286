import test from 'ava'
import { newEmail, someone, userMart } from '../test-user.ts'

const register = (mart: Awaited<ReturnType<typeof userMart>>, body: object) =>
  mart.request('POST', '/v1/auth/register', {
    body: { email: newEmail(), password: 'mango season', name: 'Ayesha Khan', ...body },
  })

test('a weak password is refused, and so is what is one’s own', async (t) => {
  const mart = await userMart()
  t.teardown(() => mart.stop())
  const email = 'ayesha.guarded@example.com'
  for (const password of [
    'aaaaaaaa',
    '        ',
    'Password1!',
    email,
    'imtiazmart',
    'Ayesha Khan',
    'AyeshaKhan',
    'ab1@'.repeat(32),
  ]) {
    const { status, body } = await register(mart, { email, password })
    t.is(status, 422, password)
    t.is(body.errors[0].path, 'password')
  }
  t.is((await register(mart, { email })).status, 201)
})

test('who registers from one network too often is told when to come back', async (t) => {
  const mart = await userMart({ user: { registrationLimit: 3 } })
  t.teardown(() => mart.stop())
  const answers = await Promise.all(Array.from({ length: 5 }, () => register(mart, {})))
  t.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 201, 429, 429])
  for (const { status, headers } of answers) if (status === 429) t.truthy(headers.get('retry-after'))
})

test('an address in another case is no change of mailbox: no mail, and verified stays', async (t) => {
  const mart = await userMart()
  t.teardown(() => mart.stop())
  const { email, id, password, accessToken: token } = await someone(mart)
  const asked = () =>
    mart.allSaid('mart.user.v1.EmailVerificationRequested').filter(({ userId }) => userId === id)
  const body = { email: email.toUpperCase(), currentPassword: password }
  t.like(await mart.request('PATCH', '/v1/users/me', { token, body }), { status: 200 })
  await mart.idle()
  t.is(asked().length, 1)
})

test('an account moves to five addresses in a while and no more, whichever they are', async (t) => {
  const mart = await userMart()
  t.teardown(() => mart.stop())
  const { password, accessToken: token } = await someone(mart)
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) {
    const body = { email: newEmail(), currentPassword: password }
    statuses.push((await mart.request('PATCH', '/v1/users/me', { token, body })).status)
  }
  t.deepEqual(statuses, [200, 200, 200, 200, 200, 429])
})
