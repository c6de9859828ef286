import { randomUUID } from 'node:crypto'
import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { permissions } from '#src/http/permissions.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { firstAdmin, logIn, refresh, type Someone, someone, userMart } from '../test-user.ts'

let mart: TestMart
let admin: Someone
test.beforeEach(async () => {
  mart = await userMart()
  admin = await firstAdmin(mart)
})
test.afterEach.always(() => mart.stop())

const change = (id: string, body: object, token = admin.accessToken) =>
  mart.request('PATCH', `/v1/users/${id}`, { token, body })

const erase = (token: string, password: string) =>
  mart.request('DELETE', '/v1/users/me', { token, body: { password } })

const admins = sql<{ n: number }>(
  'test.admins',
  `select count(*) as n from users where role = 'admin' and not disabled and erased_at is null`,
)

test.serial('the first admin is made at the start and told to the others, once', async (t) => {
  t.like((await mart.request('GET', `/v1/users/${admin.id}`, { token: admin.accessToken })).body, {
    email: mart.config.user.adminEmail,
    role: 'admin',
    disabled: false,
  })
  const { user } = await mart.said('mart.user.v1.UserRegistered')
  t.like(user, { id: admin.id, role: 'admin' })
})

test.serial('an admin finds people by a part of name, address or phone, newest first', async (t) => {
  const ids: string[] = []
  for (let i = 0; i < 5; i++) ids.unshift((await someone(mart)).id)
  const find = async (query: string) =>
    (await mart.request('GET', `/v1/users${query}`, { token: admin.accessToken })).body
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
  t.deepEqual(idsOf(await find('')), [...ids, admin.id])
  t.deepEqual(idsOf(await find('?q=sha%20kh')), ids)
  t.deepEqual(idsOf(await find('?q=IMTIAZ.test')), [admin.id])
  t.deepEqual(idsOf(await find('?q=%25')), [])
  t.deepEqual(idsOf(await find('?q=')), [...ids, admin.id])
  // However it is written: in parts, with or without the country, in any script.
  for (const phone of ['0300-1234567', '%2B92 300 1234567', '0092300', '1234567', '(0300) 123', '۰۳۰۰ ۱۲۳'])
    t.deepEqual(idsOf(await find(`?q=${phone}`)), ids, phone)
  for (const other of ['0300-1234568', '0300 x', '+()', '0 0 0'])
    t.deepEqual(idsOf(await find(`?q=${encodeURIComponent(other)}`)), [], other)
  const first = await find('?q=ayesha&limit=3')
  const rest = await find(`?q=ayesha&limit=3&cursor=${first.nextCursor}`)
  t.deepEqual([...idsOf(first), ...idsOf(rest)], ids)
  t.is(rest.nextCursor, null)
  const all: string[] = []
  for (
    let page = await find('?limit=2');
    all.length < 20;
    page = await find(`?limit=2&cursor=${page.nextCursor}`)
  ) {
    all.push(...idsOf(page))
    if (!page.nextCursor) break
  }
  t.deepEqual(all, [...ids, admin.id])
})

test.serial('admins only, and only of someone who is there', async (t) => {
  const { id, accessToken, password } = await someone(mart)
  t.is((await mart.request('GET', '/v1/users', { token: accessToken })).status, 403)
  t.is((await mart.request('GET', '/v1/users')).status, 401)
  t.is((await change(id, { role: 'admin' }, accessToken)).status, 403)
  t.is((await change(randomUUID(), { role: 'admin' })).status, 404)
  t.is((await change(id, { role: 'king' })).status, 422)
  await erase(accessToken, password)
  t.is((await change(id, { role: 'admin' })).status, 404)
  t.is((await mart.request('GET', `/v1/users/${id}`, { token: admin.accessToken })).status, 404)
})

test.serial('who is promoted logs in anew, with the new role; who is disabled can’t', async (t) => {
  const { id, email, password, accessToken, refreshToken } = await someone(mart)
  const promoted = await change(id, { role: 'staff' })
  t.is(promoted.status, 200)
  t.like(promoted.body, { id, role: 'staff', disabled: false })
  const { user } = await mart.said('mart.user.v1.UserChanged', (data) => data.user.id === id)
  t.like(user, { role: 'staff', version: 2 })
  t.is((await refresh(mart, refreshToken)).status, 401)
  const anew = (await logIn(mart, email, password)).body
  const claims = JSON.parse(Buffer.from(anew.accessToken.split('.')[1], 'base64url').toString())
  t.is(claims.role, 'staff')

  t.is((await change(id, { disabled: true })).body.disabled, true)
  t.is((await refresh(mart, anew.refreshToken)).status, 401)
  t.is((await logIn(mart, email, password)).status, 401)
  t.is((await mart.request('GET', '/v1/users/me', { token: accessToken })).status, 401)
  t.is((await change(id, { disabled: false })).status, 200)
  t.is((await logIn(mart, email, password)).status, 200)
})

test.serial('who is made staff may all, or what is named; only staff are given permissions', async (t) => {
  const all = [...permissions]
  const { id, email, password } = await someone(mart)
  const given = async (body: object) => {
    const { status, body: account } = await change(id, body)
    return status === 200 ? account.permissions : status
  }
  const scope = async () => {
    const { accessToken } = (await logIn(mart, email, password)).body
    return JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString()).scope
  }
  t.is(await given({ permissions: ['orders'] }), 422)
  t.is(await scope(), undefined)
  t.deepEqual(await given({ role: 'staff' }), all)
  t.is(await scope(), all.join(' '))
  t.deepEqual(await given({ permissions: ['picking', 'orders', 'picking'] }), ['orders', 'picking'])
  t.is(await scope(), 'orders picking')
  const said = await mart.said('mart.user.v1.UserChanged', ({ user }) => user.permissions.length === 2)
  t.deepEqual([said.user.id, said.user.permissions], [id, ['orders', 'picking']])
  // What they may stays theirs where it isn't named.
  t.deepEqual(await given({ role: 'staff', disabled: false }), ['orders', 'picking'])
  t.deepEqual(await given({ permissions: [] }), [])
  t.is(await scope(), '')
  t.is(await given({ permissions: ['orders', 'king'] }), 422)
  t.is(await given({ permissions: Array(100).fill('orders') }), 422)
  t.is(await given({ role: 'admin', permissions: ['orders'] }), 422)
  t.deepEqual(await given({ role: 'admin' }), [])
  t.is(await given({ permissions: [] }), 422)
  t.deepEqual(await given({ role: 'staff' }), all)
})

test.serial('another permission ends the sessions; the same ones end nothing', async (t) => {
  const { id, email, password } = await someone(mart)
  await change(id, { role: 'staff', permissions: ['orders', 'stock'] })
  const first = (await logIn(mart, email, password)).body
  t.is((await change(id, { permissions: ['stock', 'orders'] })).status, 200)
  t.is((await mart.request('GET', '/v1/users/me', { token: first.accessToken })).status, 200)
  const next = await refresh(mart, first.refreshToken)
  t.is(
    JSON.parse(Buffer.from(next.body.accessToken.split('.')[1], 'base64url').toString()).scope,
    'orders stock',
  )
  await change(id, { permissions: ['stock'] })
  t.is((await mart.request('GET', '/v1/users/me', { token: next.body.accessToken })).status, 401)
  t.is((await refresh(mart, next.body.refreshToken)).status, 401)
})

test.serial('staff who were before there were permissions may all', async (t) => {
  const { id, email, password } = await someone(mart)
  await mart.db('user').query(sql('test.promote', `update users set role = 'staff' where id = $1`), [id])
  const { accessToken: token } = (await logIn(mart, email, password)).body
  const { status, body } = await mart.request('GET', `/v1/users/${id}`, { token })
  t.deepEqual([status, body.permissions], [200, [...permissions]])
})

test.serial(
  'support may look at users, and change none; not a moment longer than it is theirs',
  async (t) => {
    const { id, email, password } = await someone(mart)
    await change(id, { role: 'staff', permissions: ['support'] })
    const { accessToken: token } = (await logIn(mart, email, password)).body
    t.is((await mart.request('GET', '/v1/users', { token })).status, 200)
    t.like(await mart.request('GET', `/v1/users/${admin.id}`, { token }), {
      status: 200,
      body: { id: admin.id },
    })
    t.is((await change(id, { permissions: ['orders'] }, token)).status, 403)
    // Behind the back of all that revokes tokens.
    await mart
      .db('user')
      .query(sql('test.narrow', `update users set permissions = '{stock}' where id = $1`), [id])
    t.is((await mart.request('GET', '/v1/users', { token })).status, 401)
    t.is((await mart.request('GET', `/v1/users/${admin.id}`, { token })).status, 401)
  },
)

for (const how of ['demoted', 'disabled', 'erased'] as const)
  test.serial(`an admin who was ${how} can do nothing any more with the token that they have`, async (t) => {
    const second = await someone(mart)
    await change(second.id, { role: 'admin' })
    const token = (await logIn(mart, second.email, second.password)).body.accessToken as string
    const victim = await someone(mart)
    t.is((await mart.request('GET', '/v1/users', { token })).status, 200)
    // Behind the back of all that revokes tokens: what is tested is what the routes themselves look at.
    await mart.db('user').query(endings[how], [second.id])
    const asked = [
      await mart.request('GET', '/v1/users', { token }),
      await mart.request('GET', `/v1/users/${admin.id}`, { token }),
      await change(second.id, { role: 'admin', disabled: false }, token),
      await change(admin.id, { disabled: true }, token),
      await change(victim.id, { role: 'admin' }, token),
    ]
    t.deepEqual(
      asked.map(({ status }) => status),
      [401, 401, 401, 401, 401],
    )
  })

test.serial('an admin who is being demoted waits, and then may do nothing', async (t) => {
  const second = await someone(mart)
  const victim = await someone(mart)
  const ask = {
    list: (token: string) => mart.request('GET', '/v1/users', { token }),
    view: (token: string) => mart.request('GET', `/v1/users/${victim.id}`, { token }),
    change: (token: string) => change(victim.id, { role: 'staff' }, token),
  }
  const db = mart.db('user')
  for (const [what, asks] of Object.entries(ask)) {
    await change(second.id, { role: 'admin' })
    const token = (await logIn(mart, second.email, second.password)).body.accessToken as string
    const answer = await db.transaction(async (tx) => {
      await tx.query(endings.demoted, [second.id])
      const asked = asks(token)
      await waits(asked)
      return { asked }
    })
    t.is((await answer.asked).status, 401, what)
  }
})

/** Resolves when some statement waits for another transaction, or `other` is done without waiting. */
async function waits(other: Promise<unknown>) {
  let done = false
  other.finally(() => {
    done = true
  })
  while (!done && (await mart.db('user').query(blocked)).length === 0);
}

const blocked = sql(
  'test.blocked',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

const endings = {
  demoted: sql('test.demote', `update users set role = 'customer' where id = $1`),
  disabled: sql('test.disable', 'update users set disabled = true where id = $1'),
  erased: sql(
    'test.erase',
    `update users set email = null, name = '', phone = null, password_hash = null, erased_at = now() where id = $1`,
  ),
}

test.serial('the last admin stays: not demoted, not disabled, not erased', async (t) => {
  t.is((await change(admin.id, { role: 'staff' })).status, 409)
  t.is((await change(admin.id, { disabled: true })).status, 409)
  t.is((await erase(admin.accessToken, admin.password)).status, 409)
  const second = await someone(mart)
  await change(second.id, { role: 'admin', disabled: true })
  t.is((await change(admin.id, { role: 'staff' })).status, 409)
  await change(second.id, { disabled: false })
  t.is((await change(admin.id, { role: 'staff' })).status, 200)
})

test.serial('two admins who go at once leave one', async (t) => {
  for (let round = 0; round < 8; round++) {
    const second = await someone(mart)
    // Whoever was demoted the last time has a new token to act with.
    admin = await firstAdmin(mart)
    await change(second.id, { role: 'admin' })
    const token = (await logIn(mart, second.email, second.password)).body.accessToken
    const answers = await Promise.all([
      change(admin.id, { role: 'customer' }),
      round % 2 ? change(second.id, { disabled: true }) : erase(token, second.password),
    ])
    const statuses = answers.map(({ status }) => status)
    // Who comes second is the last admin, or, where the first took it away, none.
    t.is(statuses.filter((status) => [409, 401].includes(status)).length, 1, `${statuses}`)
    t.is((await mart.db('user').query(admins))[0]?.n, 1)
    if (statuses[0] === 200) await mart.db('user').query(reinstate, [admin.id])
    await mart.db('user').query(retire, [admin.id])
  }
})

const reinstate = sql('test.reinstate', `update users set role = 'admin' where id = $1`)
const retire = sql('test.retire', `update users set role = 'customer' where id <> $1`)
