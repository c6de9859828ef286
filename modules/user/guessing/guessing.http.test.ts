import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { logIn, mailed, newEmail, registerSomeone, someone, userMart } from '../test-user.ts'
import { loginSubjects } from './guess-limits.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const guessMany = (email: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => logIn(mart, email, 'wrong guess')))

const windowPasses = (email: string) =>
  mart
    .db('user')
    .query(sql('test.pass', `update guesses set window_ends = now() where subject = any($1)`), [
      loginSubjects(email, '127.0.0.1').map(({ key }) => key),
    ])

test('ten wrong guesses and no more, whether or not there is such an account', async (t) => {
  const { email, password } = await registerSomeone(mart)
  const both = await Promise.all([guessMany(email, 15), guessMany(newEmail(), 15)])
  for (const answers of both) {
    const refused = answers.filter(({ status }) => status === 429)
    t.is(answers.filter(({ status }) => status === 401).length, 10)
    t.is(refused.length, 5)
    for (const { headers } of refused) {
      const seconds = Number(headers.get('retry-after'))
      t.true(seconds > 800 && seconds <= 900, `${seconds}`)
    }
  }
  t.is((await logIn(mart, email, password)).status, 429)
  await windowPasses(email)
  t.is((await logIn(mart, email, password)).status, 200)
})

test('a right password forgets the wrong ones before it', async (t) => {
  const { email, password } = await registerSomeone(mart)
  await guessMany(email, 9)
  t.is((await logIn(mart, email, password)).status, 200)
  const answers = await guessMany(email, 10)
  t.true(answers.every(({ status }) => status === 401))
})

test('guesses that come one at a time are slowed down', async (t) => {
  const { email } = await registerSomeone(mart)
  const time = async () => {
    const start = performance.now()
    await logIn(mart, email, 'wrong guess')
    return performance.now() - start
  }
  for (let i = 0; i < 5; i++) await time()
  t.true((await time()) >= 490)
})

test('one person may log in many times at once, and many from one address', async (t) => {
  const { email, password } = await registerSomeone(mart)
  const same = await Promise.all(Array.from({ length: 30 }, () => logIn(mart, email, password)))
  t.true(same.every(({ status }) => status === 200))
  const people = await Promise.all(Array.from({ length: 120 }, () => registerSomeone(mart)))
  const all = await Promise.all(people.map(({ email, password }) => logIn(mart, email, password)))
  t.true(all.every(({ status }) => status === 200))
})

test('who tries many accounts from one address is refused at all of them', async (t) => {
  const mart = await userMart()
  try {
    // What a busy machine refuses for want of time (503) is no guess.
    for (let guesses = 0; guesses < 100; ) {
      const many = Array.from({ length: Math.min(50, 100 - guesses) }, () =>
        logIn(mart, newEmail(), 'wrong guess'),
      )
      const statuses = (await Promise.all(many)).map(({ status }) => status)
      t.true(
        statuses.every((status) => status === 401 || status === 503),
        `${statuses}`,
      )
      guesses += statuses.filter((status) => status === 401).length
    }
    const { email, password } = await registerSomeone(mart)
    t.is((await logIn(mart, email, password)).status, 429)
  } finally {
    await mart.stop()
  }
})

test('a new password by mail lets its owner in again', async (t) => {
  const { id, email } = await registerSomeone(mart)
  await guessMany(email, 12)
  t.is((await logIn(mart, email, 'wrong guess')).status, 429)
  await mart.request('POST', '/v1/auth/forgot-password', { body: { email } })
  const { token } = await mailed(mart, 'PasswordResetRequested', id)
  const body = { token, password: 'winter coat' }
  t.is((await mart.request('POST', '/v1/auth/reset-password', { body })).status, 204)
  t.is((await logIn(mart, email, 'winter coat')).status, 200)
})

test('who holds a token can’t guess at the password without end either', async (t) => {
  const { accessToken: token, password } = await someone(mart)
  const change = (currentPassword: string) =>
    mart.request('POST', '/v1/users/me/password', {
      token,
      body: { currentPassword, newPassword: 'winter coat' },
    })
  const answers = await Promise.all(Array.from({ length: 12 }, () => change('wrong guess')))
  t.is(answers.filter(({ status }) => status === 422).length, 10)
  t.is(answers.filter(({ status }) => status === 429).length, 2)
  t.is((await change(password)).status, 429)
})
