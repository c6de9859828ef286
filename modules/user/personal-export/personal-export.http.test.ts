import { randomUUID } from 'node:crypto'
import test from 'ava'
import type { PersonalDataPart } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { handOver } from '#src/runtime/personal-export.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { type Someone, someone, userMart } from '../test-user.ts'
import { userRepository } from '../user-repository.ts'
import { currentFor, type Source, sources } from './export-personal-data.ts'
import { personalExportRepository } from './personal-export-repository.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const ask = ({ accessToken: token }: Someone) => mart.request('GET', '/v1/users/me/export', { token })

const requestsOf = async ({ id }: Someone) => {
  await mart.idle()
  return mart.allSaid('mart.user.v1.PersonalDataRequested').filter(({ userId }) => userId === id)
}

/** What a module would hand over: `long` characters that don't compress. */
async function gathered(
  module: Source,
  asked: { userId: string; exportId: string; publicKey: string },
  long = 10,
): Promise<PersonalDataPart[]> {
  const noise = Array.from({ length: Math.ceil(long / 36) }, () => randomUUID()).join('')
  const lists = { noise: sql<{ item: unknown }>('', '') }
  const said: DomainEvent[] = []
  const tx = {
    query: async () => [{ item: noise }, { item: module }],
    say: (...events: DomainEvent[]) => said.push(...events),
  } as unknown as Tx
  await handOver(sources[module], lists)(asked, tx)
  return said.map(({ data }) => data as PersonalDataPart)
}

const keep = (module: Source, parts: PersonalDataPart[]) =>
  mart.db('user').transaction(async (tx) => {
    const exports = personalExportRepository({ db: mart.db('user') })
    for (const part of parts) exports.addPart({ ...part, module }, tx)
  })

test('modules are asked once, however often and at once somebody asks, and it is whole when all have answered', async (t) => {
  const ayesha = await someone(mart)
  const answers = await Promise.all([ask(ayesha), ask(ayesha), ask(ayesha)])
  for (const { status, body, headers } of answers) {
    t.is(status, 202)
    t.is(headers.get('location'), '/v1/users/me/export')
    t.truthy(headers.get('retry-after'))
    t.deepEqual(body, { status: 'gathering', missing: Object.keys(sources) })
  }
  const [asked, ...more] = await requestsOf(ayesha)
  t.deepEqual(more, [])
  if (!asked) return t.fail()
  for (const module of ['product', 'inventory', 'order', 'payment'] as const)
    await keep(module, await gathered(module, asked))
  t.deepEqual((await ask(ayesha)).body.missing, ['notification'])
  // In parts, out of order and twice.
  const parts = await gathered('notification', asked, 1_500_000)
  t.true(parts.length > 2)
  await keep('notification', parts.slice(1))
  t.deepEqual((await ask(ayesha)).body.missing, ['notification'])
  await keep('notification', [...parts, ...parts].reverse())
  const { status, body, headers } = await ask(ayesha)
  t.is(status, 200)
  t.regex(headers.get('content-disposition') ?? '', /^attachment/)
  const { accessToken: token } = ayesha
  const profile = (await mart.request('GET', '/v1/users/me', { token })).body
  const { createdAt, ...same } = profile
  t.like(body.user.account[0], { ...same, permissions: [], disabled: false })
  t.is(new Date(body.user.account[0].createdAt).toISOString(), createdAt)
  const [place] = (await mart.request('GET', '/v1/users/me/sessions', { token })).body.items
  t.like(body.user.sessions[0], { id: place.id, device: place.device, ip: place.ip })
  t.is((await mart.request('POST', '/v1/users/me/mfa', { token })).status, 201)
  t.like((await ask(ayesha)).body.user.secondFactors, [{ confirmedAt: null }])
  t.deepEqual(
    Object.keys(sources).map((module) => body[module].noise[1]),
    Object.keys(sources),
  )
  t.false(JSON.stringify(body).includes('assword'))
})

test('nobody is given what was handed over for another, for another export or for one that is no longer there', async (t) => {
  const [ayesha, bilal] = [await someone(mart), await someone(mart)]
  await Promise.all([ask(ayesha), ask(bilal)])
  const [hers] = await requestsOf(ayesha)
  const [his] = await requestsOf(bilal)
  if (!hers || !his) return t.fail()
  for (const module of Object.keys(sources) as Source[]) {
    await keep(
      module,
      (await gathered(module, hers)).map((part) => ({ ...part, userId: bilal.id })),
    )
    await keep(module, await gathered(module, { ...his, exportId: randomUUID() }))
  }
  t.is((await ask(ayesha)).body.missing.length, 5)
  t.is((await ask(bilal)).body.missing.length, 5)
  for (const module of Object.keys(sources) as Source[]) await keep(module, await gathered(module, his))
  t.is((await ask(ayesha)).body.missing.length, 5)
  t.is((await ask(bilal)).status, 200)
})

test('after an hour it is gathered anew, after a day it is gone, and with its user at once', async (t) => {
  const ayesha = await someone(mart)
  await ask(ayesha)
  const age = sql(
    'test.age',
    `update personal_exports set requested_at = requested_at - $2 * interval '1 millisecond' where user_id = $1`,
  )
  await mart.db('user').query(age, [ayesha.id, currentFor + 1])
  await ask(ayesha)
  const [first, second] = await requestsOf(ayesha)
  t.truthy(second)
  t.not(first?.exportId, second?.exportId)
  t.not(first?.publicKey, second?.publicKey)

  const exports = personalExportRepository({ db: mart.db('user') })
  const current = () => mart.db('user').transaction((tx) => exports.current(ayesha.id, tx))
  const dayAgo = new Date(Date.now() - 24 * 60 * 60_000)
  await exports.forgetOld(dayAgo)
  t.truthy(await current())
  await mart.db('user').query(age, [ayesha.id, 25 * 60 * 60_000])
  await exports.forgetOld(dayAgo)
  t.is(await current(), null)

  await ask(ayesha)
  t.truthy(await current())
  const { accessToken: token, password } = ayesha
  t.is((await mart.request('DELETE', '/v1/users/me', { token, body: { password } })).status, 204)
  t.is(await current(), null)
  t.is((await ask(ayesha)).status, 401)
})

const waiting = sql(
  'test.waiting',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

test('who asks while their account is erased is told so, and nothing of theirs is kept', async (t) => {
  const ayesha = await someone(mart)
  const db = mart.db('user')
  const asked = await db.transaction(async (tx) => {
    const users = userRepository({ db })
    await users.lock(ayesha.id, tx)
    const asked = ask(ayesha)
    await until(async () => (await db.query(waiting)).length > 0)
    users.erase(ayesha.id, new Date(), tx)
    return { asked }
  })
  t.is((await asked.asked).status, 401)
  const exports = personalExportRepository({ db })
  t.is(await db.transaction((tx) => exports.current(ayesha.id, tx)), null)
  t.deepEqual(await requestsOf(ayesha), [])
})
