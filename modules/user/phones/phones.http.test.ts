import test, { type ExecutionContext } from 'ava'
import { sql } from '#src/database/statement.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { contextOf, unseal } from '#src/keys/sealing.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart({ http: { trustedProxies: 1 } })
})
test.after.always(() => mart.stop())

const age = sql(
  'test.age',
  `update phone_codes set expires_at = now() - interval '1 second' where user_id = $1`,
)
const rows = sql<{ text: string }>(
  'test.rows',
  'select phone_codes::text as text from phone_codes where user_id = $1',
)
const asked = 'mart.user.v1.PhoneVerificationRequested'

let phones = 0
/** Somebody with a phone of their own, in a range of its own, and a network of their own. */
async function caller(given?: string) {
  phones += 1
  const phone = given ?? `+9230${String(phones).padStart(4, '0')}0000`
  const user = await someone(mart)
  const token = user.accessToken
  await mart.request('PATCH', '/v1/users/me', { token, body: { phone } })
  const headers = { 'x-forwarded-for': `198.51.100.${phones}` }
  const verify = (body: { code?: string } = {}, from = headers) =>
    mart.request('POST', '/v1/users/me/phone/verify', { token, body, headers: from })
  return {
    ...user,
    token,
    phone,
    verify,
    profile: async () => (await mart.request('GET', '/v1/users/me', { token })).body,
  }
}

/** The newest code that was sent to a user, opened as who sends texts opens it. */
async function codeOf(userId: string, count = 1) {
  const sent = () => mart.allSaid(asked).filter((data) => data.userId === userId)
  await mart.said(asked, () => sent().length >= count)
  const key = await loadOpeningKey(mart.config)
  return unseal(key, sent().at(-1)?.sealedToken ?? '', contextOf(asked, userId))
}

const isWorthless = (
  t: ExecutionContext,
  answer: { status: number; body: { errors: { path: string }[] } },
) => {
  t.is(answer.status, 422)
  t.is(answer.body.errors[0]?.path, 'code')
}
const other = (code: string) => (code === '000000' ? '000001' : '000000')

test('a phone is proved by the code that was sent to it, and that is told', async (t) => {
  const { id, phone, verify, profile } = await caller()
  t.like(await profile(), { phone, phoneVerified: false })
  t.is((await verify()).status, 202)
  const code = await codeOf(id)
  t.regex(code, /^\d{6}$/)
  t.like(await mart.said(asked, ({ userId }) => userId === id), { phone })
  const [kept] = await mart.db('user').query(rows, [id])
  t.false(kept?.text.includes(code))
  t.false(JSON.stringify(mart.records).includes(code))
  isWorthless(t, await verify({ code: other(code) }))
  t.is((await verify({ code })).status, 204)
  t.like(await profile(), { phoneVerified: true })
  await mart.said('mart.user.v1.UserChanged', ({ user }) => user.id === id && user.phoneVerified)
  t.is((await verify()).status, 409)
  isWorthless(t, await verify({ code }))
})

test('another phone is unproved, and a code for the one before proves nothing', async (t) => {
  const { id, token, verify, profile } = await caller()
  await verify()
  const code = await codeOf(id)
  const change = (phone: string | null) => mart.request('PATCH', '/v1/users/me', { token, body: { phone } })
  await change('+923119990001')
  isWorthless(t, await verify({ code }))
  await verify()
  t.is((await verify({ code: await codeOf(id, 2) })).status, 204)
  t.like((await change('+923119990001')).body, { phoneVerified: true })
  t.like((await change('+923119990002')).body, { phoneVerified: false })
  await mart.said(
    'mart.user.v1.UserChanged',
    ({ user }) => user.id === id && user.phone === '+923119990002' && !user.phoneVerified,
  )
  t.like((await change(null)).body, { phoneVerified: false })
  t.is((await verify()).status, 409)
  t.like(await profile(), { phone: null })
})

test('a code is good for five tries, at once or in turn, for ten minutes, and until the next', async (t) => {
  const guesser = await caller()
  await guesser.verify()
  const code = await codeOf(guesser.id)
  const wrong = await Promise.all(Array.from({ length: 5 }, () => guesser.verify({ code: other(code) })))
  for (const answer of wrong) isWorthless(t, answer)
  isWorthless(t, await guesser.verify({ code }))

  await guesser.verify()
  const second = await codeOf(guesser.id, 2)
  await mart.db('user').query(age, [guesser.id])
  isWorthless(t, await guesser.verify({ code: second }))

  const twice = await caller()
  await twice.verify()
  const first = await codeOf(twice.id)
  await twice.verify()
  const next = await codeOf(twice.id, 2)
  if (first !== next) isWorthless(t, await twice.verify({ code: first }))
  const answers = await Promise.all([twice.verify({ code: next }), twice.verify({ code: next })])
  t.deepEqual(answers.map(({ status }) => status).sort(), [204, 422])
})

test('codes are few: to an account, a phone, and a range of numbers, whoever asks', async (t) => {
  const { verify } = await caller()
  for (let time = 0; time < 3; time += 1) t.is((await verify()).status, 202)
  const refused = await verify()
  t.is(refused.status, 429)
  t.is(refused.headers.get('retry-after'), '900')

  const shared = '+923337770001'
  const [one, another] = [await caller(shared), await caller(shared)]
  for (let time = 0; time < 2; time += 1) t.is((await one.verify()).status, 202)
  t.is((await another.verify()).status, 202)
  t.is((await another.verify()).status, 429)

  const pumps = await Promise.all(
    Array.from({ length: 31 }, (_, n) => caller(`+92344888${String(n).padStart(4, '0')}`)),
  )
  const statuses = await Promise.all(pumps.map(async ({ verify }) => (await verify()).status))
  t.deepEqual(statuses.sort(), [...Array(30).fill(202), 429])
})

test('codes are few from one network', async (t) => {
  const crowd = await Promise.all(
    Array.from({ length: 61 }, (_, n) => caller(`+92355${String(n).padStart(3, '0')}0000`)),
  )
  const from = { 'x-forwarded-for': '203.0.113.9' }
  const statuses = await Promise.all(crowd.map(async ({ verify }) => (await verify({}, from)).status))
  t.deepEqual(statuses.sort(), [...Array(60).fill(202), 429])
})

test('no code is sent where the shop sends no texts, nor to an extension', async (t) => {
  for (const phone of ['+442079460000', '+9221111468429;ext=12']) {
    const { id, verify } = await caller(phone)
    const { status, body } = await verify()
    t.is(status, 422)
    t.is(body.errors[0].path, 'phone')
    t.is(mart.allSaid(asked).filter(({ userId }) => userId === id).length, 0)
  }
})

test('what is no code is told so', async (t) => {
  const { verify } = await caller()
  for (const code of ['12345', '1234567', 'abcdef', '']) isWorthless(t, await verify({ code }))
  isWorthless(t, await verify({ code: '۱۲۳۴۵۶' }))
})

test('who is erased leaves no code', async (t) => {
  const { id, token, password, verify } = await caller()
  await verify()
  t.is((await mart.request('DELETE', '/v1/users/me', { token, body: { password } })).status, 204)
  t.deepEqual(await mart.db('user').query(rows, [id]), [])
})
