import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import notification from '../index.ts'
import { aUser } from '../test-states.ts'
import { unsubscribeTokens } from './unsubscribe-tokens.ts'

const test = anyTest as TestFn<{ mart: TestMart }>
test.before(async (t) => {
  t.context.mart = await testMart([notification])
})
test.after.always((t) => t.context.mart.stop())

const path = '/v1/notifications/unsubscribe'
const chosenBy = sql<{ email: boolean }>('test.chosen_by', 'select email from preferences where user_id = $1')

function clicker(mart: TestMart, userId: string) {
  const tokens = unsubscribeTokens({ config: mart.config })
  const user = { token: mart.token({ id: userId, role: 'customer' }) }
  return {
    user,
    token: () => tokens.make(userId),
    /** As a mail program does: of nobody, with no more than the address of the header. */
    click: (token: string, type = 'application/x-www-form-urlencoded', body = 'List-Unsubscribe=One-Click') =>
      mart.request('POST', `${path}?token=${token}`, { body, headers: { 'content-type': type } }),
    look: (token: string) => mart.request('GET', `${path}?token=${token}`),
    preferences: async () => (await mart.request('GET', '/v1/notifications/preferences', user)).body,
  }
}

test('one click stops e-mails that may be stopped, again changes nothing, and nothing else is touched', async (t) => {
  const { mart } = t.context
  const { user, token, click, preferences } = clicker(mart, v7())
  const quietHours = { from: '22:00', to: '07:30', timeZone: 'Asia/Karachi' }
  const chosen = { email: true, sms: true, language: 'ur', quietHours }
  await mart.request('PUT', '/v1/notifications/preferences', { ...user, body: chosen })
  for (let time = 0; time < 2; time += 1) {
    const answer = await click(await token())
    t.is(answer.status, 200)
    t.regex(answer.body, /<html lang="ur" dir="rtl">/)
    t.deepEqual(await preferences(), { ...chosen, email: false })
  }
  // Who never chose has the other defaults still.
  const other = clicker(mart, v7())
  const form = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  t.is((await other.click(await other.token(), 'multipart/form-data; boundary=x', form)).status, 200)
  t.deepEqual(await other.preferences(), { email: false, sms: false, language: 'en' })
})

test('who looks at the link is asked, and changes nothing', async (t) => {
  const { token, look, preferences } = clicker(t.context.mart, v7())
  const { status, body, headers } = await look(await token())
  t.is(status, 200)
  t.regex(headers.get('content-type') ?? '', /^text\/html/)
  t.regex(body, /<form method="post">/)
  t.is((await preferences()).email, true)
  const policy = headers.get('content-security-policy') ?? ''
  for (const part of [
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ])
    t.true(policy.includes(part), part)
  t.notRegex(policy, /unsafe|\*|https?:|script-src/)
  t.is(headers.get('referrer-policy'), 'no-referrer')
  t.notRegex(body, /<script|\son\w+=|\sstyle=|(?:src|href)=/)
})

test('a token of nobody is refused, and so is one that was made into another', async (t) => {
  const { mart } = t.context
  const mine = clicker(mart, v7())
  const [token, other] = [await mine.token(), await clicker(mart, v7()).token()]
  const forged = Buffer.concat([
    Buffer.from(token, 'base64url').subarray(0, 16),
    Buffer.from(other, 'base64url').subarray(16),
  ])
  for (const bad of ['x', token.slice(0, -4), `${token}AAAA`, forged.toString('base64url'), '%00', '']) {
    t.is((await mine.click(bad)).status, 422, bad)
    t.is((await mine.look(bad)).status, 422, bad)
  }
  t.is((await mart.request('GET', path)).status, 422)
  t.is((await mine.preferences()).email, true)
  t.is((await mine.click(token, 'application/json', '{}')).status, 415)
  t.is((await mine.click(token, undefined, 'x'.repeat(8_193))).status, 413)
})

test('of one who is gone nothing is kept, whoever clicks', async (t) => {
  const { mart } = t.context
  const user = aUser()
  const { token, click } = clicker(mart, user.id)
  await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
  await mart.publish(event('mart.user.v1.UserErased', user.id, { userId: user.id }))
  t.is((await click(await token())).status, 200)
  t.deepEqual(await mart.db('notification').query(chosenBy, [user.id]), [])
})
