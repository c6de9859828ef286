import { randomUUID } from 'node:crypto'
import test, { type ExecutionContext } from 'ava'
import { z } from 'zod'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { notFound } from '#src/http/problem.ts'
import { type Route, reply, routesFor, type Who } from '#src/http/route.ts'
import { id, text } from '#src/schemas/fields.ts'
import { testEdge } from '#src/testing/edge.ts'
import type { Act } from './act.ts'
import { isAdministrative } from './auditor.ts'

const { get, post, put, patch } = routesFor<object>()
const params = z.strictObject({ id })
const Thing = z.strictObject({ id, size: z.int(), kind: z.enum(['big', 'small']) })

/** Routes of a test, and what acts the log is told of. */
async function edge(t: ExecutionContext, routes: Route<object>[]) {
  const acts: Act[] = []
  const tx = { write: (_: unknown, [act]: string[]) => void acts.push(JSON.parse(act as string)) }
  const db = { transaction: async <T>(work: (tx: Tx) => Promise<T>) => work(tx as unknown as Tx) }
  const { call, token, http } = await testEdge(routes as Route<never>[], { db: db as Partial<Database> })
  t.teardown(() => http.stop())
  const staff = { id: randomUUID(), role: 'staff' } as const
  return { acts, call, staff: token(staff), till: token({ ...staff, machine: true }) }
}

test('a route for staff or admins that changes something is administrative, whatever else it says', (t) => {
  const route = (who: string, declare = post) =>
    declare('/v1/things', {
      summary: '',
      who: who as Who,
      answers: { 204: null },
      run: () => {},
    }) as Route<never>
  for (const who of ['admin', 'staff:orders', 'customer or staff:orders']) {
    t.true(isAdministrative(route(who)), who)
    t.false(isAdministrative(route(who, get)), who)
  }
  for (const who of ['anyone', 'user', 'customer']) t.false(isAdministrative(route(who)), who)
})

test('what a thing was is what its GET tells, by whatever name the path has for its id', async (t) => {
  const thing = { id: randomUUID(), size: 1, kind: 'small' }
  const { acts, call, staff, till } = await edge(t, [
    get('/v1/things/{key}', {
      ...{ summary: '', who: 'anyone', params: z.strictObject({ key: id }), answers: { 200: Thing } },
      run: (_, { params: { key } }) => {
        if (key !== thing.id) throw notFound('thing')
        return thing
      },
    }),
    patch('/v1/things/{id}', {
      ...{
        summary: '',
        who: 'staff:orders',
        params,
        body: z.strictObject({ size: z.int() }),
        answers: { 200: Thing },
      },
      run: (_, { body }) => Object.assign(thing, body),
    }),
    post('/v1/things/{id}/copies', {
      ...{
        summary: '',
        who: 'staff:orders',
        params,
        answers: { 201: z.strictObject({ id, size: z.int() }) },
      },
      run: () => ({ id: randomUUID(), size: thing.size }),
    }),
  ])
  await call('PATCH', `/v1/things/${thing.id}`, { token: staff, json: { size: 2 } })
  t.like(acts[0], { before: { size: 1 }, after: { size: 2 } })
  t.deepEqual(Object.keys(acts[0]?.before as object), ['size'])
  t.false('machine' in (acts[0]?.actor ?? {}))
  await call('PATCH', `/v1/things/${thing.id}`, { token: till, json: { size: 2 } })
  t.true(acts.pop()?.actor.machine)
  await call('POST', `/v1/things/${thing.id}/copies`, { token: staff })
  // A thing and a copy of it are two: all of both is told.
  t.like(acts[1], { before: { id: thing.id, size: 2, kind: 'small' }, after: { size: 2 } })
  // There is none: that is for the act itself to say.
  await call('POST', `/v1/things/${randomUUID()}/copies`, { token: staff })
  t.is(acts[2]?.before, null)
})

test('an answer that refuses is no act', async (t) => {
  const { acts, call, staff } = await edge(t, [
    put('/v1/things/{id}', {
      ...{ summary: '', who: 'staff:orders', params, body: z.strictObject({ note: text(20) }) },
      answers: { 204: null, 409: Thing },
      run: (_, { body }) => {
        if (body.note === 'refuse')
          return reply({ status: 409, body: { id: randomUUID(), size: 1, kind: 'big' } })
      },
    }),
  ])
  const ask = (note: string) => call('PUT', `/v1/things/${randomUUID()}`, { token: staff, json: { note } })
  t.is((await ask('refuse')).status, 409)
  t.deepEqual(acts, [])
  t.is((await ask('do it')).status, 204)
  t.like(acts[0], { asked: { body: { note: '[words]' } }, after: null })
})
