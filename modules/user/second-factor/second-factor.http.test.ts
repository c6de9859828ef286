import test, { type ExecutionContext } from 'ava'
import jwt from 'jsonwebtoken'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import {
  codeSubjects,
  deviceSubjects,
  loginSubjects,
  ownCodeSubjects,
  type Subject,
} from '../guessing/guess-limits.ts'
import { firstAdmin, newEmail, refresh, type Someone, someone, userMart } from '../test-user.ts'
import { userRepository } from '../user-repository.ts'
import { codeOf, wrongCode } from './test-authenticator.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart({ http: { trustedProxies: 1 } })
})
test.after.always(() => mart.stop())

const place = '/v1/users/me/mfa'

interface Enrolment {
  secret: string
  uri: string
  recoveryCodes: string[]
}

const enrol = async (mart: TestMart, token: string) =>
  (await mart.request('POST', place, { token })).body as Enrolment

const confirm = (mart: TestMart, token: string, code: string) =>
  mart.request('POST', `${place}/confirm`, { token, body: { code } })

const takeOff = (mart: TestMart, token: string, code: string) =>
  mart.request('DELETE', place, { token, body: { code } })

interface SignIn {
  otp?: string
  password?: string
  from?: string
  deviceToken?: string
}

const signIn = (
  mart: TestMart,
  someone: { email: string; password: string },
  { otp, password = someone.password, from = '203.0.113.7', deviceToken }: SignIn = {},
) =>
  mart.request('POST', '/v1/auth/login', {
    body: { email: someone.email, password, ...(otp && { otp }), ...(deviceToken && { deviceToken }) },
    headers: { 'x-forwarded-for': from },
  })

/** Someone whose second factor is on, all of whose codes are unused. */
async function protectedSomeone(t: ExecutionContext, mart: TestMart, owner?: Someone) {
  const who = owner ?? (await someone(mart))
  const enrolment = await enrol(mart, who.accessToken)
  t.is((await confirm(mart, who.accessToken, codeOf(enrolment.secret))).status, 204)
  await letTimePass(mart, who.id)
  return { ...who, ...enrolment }
}

/** As if the codes that were used were of a while ago. */
const letTimePass = (mart: TestMart, id: string) =>
  mart.db('user').query(sql('test.steps', 'update second_factors set last_step = 0 where user_id = $1'), [id])

const isOtpRequired = (t: ExecutionContext, answer: { status: number; body: { type: string } }) =>
  t.like({ ...answer.body, status: answer.status }, { status: 401, type: '/problems/otp-required' })

test('once it is confirmed, a login wants a code; each is good once, and so is a recovery code', async (t) => {
  const owner = await someone(mart)
  const answer = await mart.request('POST', place, { token: owner.accessToken })
  t.is(answer.status, 201)
  t.is(answer.headers.get('cache-control'), 'no-store')
  const { secret, uri, recoveryCodes } = answer.body as Enrolment
  t.regex(uri, /^otpauth:\/\/totp\//)
  t.is((await signIn(mart, owner)).status, 200)
  t.is((await confirm(mart, owner.accessToken, wrongCode(secret))).status, 422)
  const first = codeOf(secret)
  t.is((await confirm(mart, owner.accessToken, `${first.slice(0, 3)} ${first.slice(3)}`)).status, 204)

  isOtpRequired(t, await signIn(mart, owner))
  // The code that confirmed was used.
  isOtpRequired(t, await signIn(mart, owner, { otp: first }))
  const next = codeOf(secret, 1)
  const signedIn = await signIn(mart, owner, { otp: next })
  t.is(signedIn.status, 200)
  t.is((jwt.decode(signedIn.body.accessToken) as jwt.JwtPayload).acr, 'mfa')
  isOtpRequired(t, await signIn(mart, owner, { otp: next }))

  const [recovery = '', other = ''] = recoveryCodes
  const written = recovery.toLowerCase().replaceAll('-', ' ')
  t.is((await signIn(mart, owner, { otp: written })).status, 200)
  isOtpRequired(t, await signIn(mart, owner, { otp: recovery }))
  t.is((await signIn(mart, owner, { otp: other })).status, 200)
})

test('only who shows the right password hears that there is a second factor', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const answers = [
    await signIn(mart, owner, { password: 'wrong guess' }),
    await signIn(mart, owner, { password: 'wrong guess', otp: codeOf(owner.secret) }),
    await signIn(mart, { ...owner, email: newEmail() }, { otp: '123456' }),
  ]
  for (const { status, body } of answers) {
    t.is(status, 401)
    t.deepEqual({ ...body, instance: '' }, { ...answers[0]?.body, instance: '' })
    t.is(body.type, 'about:blank')
  }
  // The code was not spent by who hadn't the password.
  t.is((await signIn(mart, owner, { otp: codeOf(owner.secret, 1) })).status, 200)
})

test('of two at once with one code, from two networks, one is let in', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const otp = codeOf(owner.secret, 1)
  const answers = await Promise.all(
    ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4'].map((from) =>
      signIn(mart, owner, { otp, from }),
    ),
  )
  t.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401, 401])
})

/** As if somebody had guessed wrong nine times, without the time that it takes. */
const guessNineTimes = (...[{ key }]: [Subject, ...Subject[]]) => mart.db('user').query(nine, [key])
const nine = sql('test.nine', `insert into guesses values ($1, 9, now() + interval '15 minutes')`)

test('a wrong code counts as a wrong password does; a missing one counts as none, and forgets none', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const from = '198.51.100.1'
  const otp = codeOf(owner.secret, 1)
  await guessNineTimes(...loginSubjects(owner.email, from))
  for (let n = 0; n < 2; n++) isOtpRequired(t, await signIn(mart, owner, { from }))
  isOtpRequired(t, await signIn(mart, owner, { from, otp: wrongCode(owner.secret) }))
  t.is((await signIn(mart, owner, { from, otp })).status, 429)
  // Its owner is let in elsewhere, and by a device that has signed in before.
  const { deviceToken } = owner
  t.is((await signIn(mart, owner, { from, otp, deviceToken })).status, 200)
  await letTimePass(mart, owner.id)
  t.is((await signIn(mart, owner, { from: '198.51.100.2', otp })).status, 200)
  await letTimePass(mart, owner.id)
  await guessNineTimes(...deviceSubjects(deviceToken.split('.')[0] as string))
  isOtpRequired(t, await signIn(mart, owner, { otp: wrongCode(owner.secret), deviceToken }))
  t.is((await signIn(mart, owner, { otp, deviceToken })).status, 429)
})

test('who knows the password guesses no more codes from many networks at once than from one after the other', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const [otp, wrong] = [codeOf(owner.secret, 1), wrongCode(owner.secret)]
  const before = sql('test.before', `insert into guesses values ($1, 48, now() + interval '15 minutes')`)
  for (const { key } of [...loginSubjects(owner.email, '').slice(1, 2), ...codeSubjects(owner.id)])
    await mart.db('user').query(before, [key])
  const networks = Array.from({ length: 40 }, (_, n) => `192.0.2.${n}`)
  const answers = await Promise.all(networks.map((from) => signIn(mart, owner, { from, otp: wrong })))
  t.is(answers.filter(({ status }) => status === 401).length, 2)
  t.is(answers.filter(({ status }) => status === 429).length, 38)
  t.is((await signIn(mart, owner, { from: '192.0.2.99', otp })).status, 429)
  // A device that has signed in before is not shut out by them.
  t.is((await signIn(mart, owner, { otp, deviceToken: owner.deviceToken })).status, 200)
})

test('an enrolment that was not confirmed in time, or was asked for anew, is worth nothing', async (t) => {
  const { id, accessToken, ...owner } = await someone(mart)
  t.is((await confirm(mart, accessToken, '123456')).status, 409)
  const before = await enrol(mart, accessToken)
  const { secret } = await enrol(mart, accessToken)
  t.is((await confirm(mart, accessToken, codeOf(before.secret, 1))).status, 422)
  const age = sql('test.age_enrolment', 'update second_factors set enrolled_at = enrolled_at - $2::interval')
  await mart.db('user').query(sql('test.age_one', `${age.text} where user_id = $1`), [id, '15 minutes'])
  t.is((await confirm(mart, accessToken, codeOf(secret))).status, 409)
  t.is((await signIn(mart, owner)).status, 200)
  // Its recovery codes were of no use either.
  const { secret: third } = await enrol(mart, accessToken)
  t.is((await confirm(mart, accessToken, codeOf(third))).status, 204)
  await letTimePass(mart, id)
  for (const code of before.recoveryCodes.slice(0, 2))
    isOtpRequired(t, await signIn(mart, owner, { otp: code }))
  t.is((await mart.request('POST', place, { token: accessToken })).status, 409)
  t.is((await confirm(mart, accessToken, codeOf(third, 1))).status, 409)
})

test('codes are not guessed at with a token either', async (t) => {
  const { id, accessToken } = await someone(mart)
  const { secret } = await enrol(mart, accessToken)
  await guessNineTimes(...ownCodeSubjects(id))
  t.is((await confirm(mart, accessToken, wrongCode(secret))).status, 422)
  t.is((await confirm(mart, accessToken, codeOf(secret))).status, 429)

  const owner = await protectedSomeone(t, mart)
  await guessNineTimes(...ownCodeSubjects(owner.id))
  t.is((await takeOff(mart, owner.accessToken, wrongCode(owner.secret))).status, 422)
  t.is((await takeOff(mart, owner.accessToken, codeOf(owner.secret, 1))).status, 429)
})

test('it is taken off with a code, and its owner is told of both', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const told = async () => {
    await mart.idle()
    const all = mart.allSaid('mart.user.v1.SecondFactorChanged')
    return all.filter(({ userId }) => userId === owner.id).map(({ on, email }) => [on, email])
  }
  t.deepEqual(await told(), [[true, owner.email]])
  t.is((await takeOff(mart, owner.accessToken, wrongCode(owner.secret))).status, 422)
  t.is((await takeOff(mart, owner.accessToken, owner.recoveryCodes[3] ?? '')).status, 204)
  t.deepEqual(await told(), [
    [true, owner.email],
    [false, owner.email],
  ])
  t.is((await takeOff(mart, owner.accessToken, codeOf(owner.secret, 1))).status, 409)
  t.is((await signIn(mart, owner)).status, 200)
  // Its session goes on, and he may have another.
  t.is((await refresh(mart, owner.refreshToken)).status, 200)
  t.is((await mart.request('POST', place, { token: owner.accessToken })).status, 201)
})

const waiting = sql(
  'test.waiting',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

test('a code that a login takes at the same moment takes nothing off', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const [code, db] = [codeOf(owner.secret, 1), mart.db('user')]
  const { answer } = await db.transaction(async (tx) => {
    await userRepository({ db }).lock(owner.id, tx)
    const answer = takeOff(mart, owner.accessToken, code)
    // It has been found right by now, and waits.
    await until(async () => (await db.query(waiting)).length > 0)
    await tx.query(sql('test.spend', 'update second_factors set last_step = 1e9 where user_id = $1'), [
      owner.id,
    ])
    return { answer }
  })
  t.is((await answer).status, 422)
  isOtpRequired(t, await signIn(mart, owner))
})

test('what is kept of it opens nothing, and goes with the account', async (t) => {
  const owner = await protectedSomeone(t, mart)
  const kept = sql<{ secret: Buffer; hashes: Buffer[] }>(
    'test.kept_factor',
    `select secret, (select array_agg(code_hash) from recovery_codes r where r.user_id = f.user_id) as hashes
     from second_factors f where user_id = $1`,
  )
  const [row] = await mart.db('user').query(kept, [owner.id])
  t.is(row?.hashes.length, 10)
  const bytes = Buffer.concat([row?.secret ?? Buffer.alloc(0), ...(row?.hashes ?? [])]).toString('latin1')
  for (const secret of [owner.secret, ...owner.recoveryCodes, ...owner.recoveryCodes.map(plain)])
    t.false(bytes.includes(secret))
  const { accessToken: token, password } = owner
  t.is((await mart.request('DELETE', '/v1/users/me', { token, body: { password } })).status, 204)
  t.deepEqual(await mart.db('user').query(kept, [owner.id]), [])
})

const plain = (code: string) => code.replaceAll('-', '')

test('where staff must have one, they are no staff until their session has shown it', async (t) => {
  const strict = await userMart({ user: { staffMfa: 'required' } })
  t.teardown(() => strict.stop())
  const customer = await someone(strict)
  const admin = await firstAdmin(strict)
  const find = (token: string) => strict.request('GET', '/v1/users', { token })
  const refused = async (token: string) => {
    const { status, body } = await find(token)
    t.like({ status, type: body.type }, { status: 403, type: '/problems/mfa-required' })
  }
  await refused(admin.accessToken)
  t.like((await find(customer.accessToken)).body, { status: 403, type: 'about:blank' })
  // In no module: each goes by the role that the token says.
  t.like(jwt.decode(admin.accessToken) as object, { role: 'customer', lacks: 'mfa', acr: 'pwd' })
  const page = await strict.request('GET', '/problems/mfa-required')
  t.regex(String(page.body), /second factor/)

  const other = await signIn(strict, admin)
  const { secret, recoveryCodes } = await protectedSomeone(t, strict, admin)
  await refused(admin.accessToken)
  const first = await refresh(strict, admin.refreshToken)
  t.is((await find(first.body.accessToken)).status, 200)
  t.like(jwt.decode(first.body.accessToken) as object, { role: 'admin', acr: 'mfa' })
  // Another session of his has shown none.
  await refused((await refresh(strict, other.body.refreshToken)).body.accessToken)
  const signedIn = await signIn(strict, admin, { otp: codeOf(secret, 1) })
  t.is((await find(signedIn.body.accessToken)).status, 200)

  t.is((await takeOff(strict, signedIn.body.accessToken, recoveryCodes[0] ?? '')).status, 204)
  t.is((await find(signedIn.body.accessToken)).status, 401)
  t.is((await find(first.body.accessToken)).status, 401)
  await refused((await refresh(strict, signedIn.body.refreshToken)).body.accessToken)
})
