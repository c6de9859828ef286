import test from 'ava'
import fc from 'fast-check'
import { pino } from 'pino'
import { v7, validate } from 'uuid'
import { createDatabase } from '#src/database/database.ts'
import { firstIdAt } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { flakyProxy } from '#src/testing/flaky-proxy.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { housekeeping } from './housekeeping.ts'

const day = 24 * 60 * 60 * 1000
const record = sql('test.record', 'insert into inbox (event_id) select unnest($1::uuid[])')
const known = sql<{ id: string }>('test.known', 'select event_id as id from inbox order by 1')
const keep = sql(
  'test.keep',
  `insert into idempotency_keys (caller, key, fingerprint, status, headers, body, created_at)
   values ('ann', $1, '', 200, '[]', '', now() - $2::interval)`,
)
const revoke = sql(
  'test.revoke',
  `insert into revocations (user_id, version, epoch, ended_sessions, until)
   values ('over', 1, 1, '{}', now() - interval '1 second'), ('under way', 1, 1, '{}', now() + interval '1 hour')`,
)
const revoked = sql<{ id: string }>('test.revoked', 'select user_id as id from revocations')
const keys = sql<{ key: string }>('test.keys', 'select key from idempotency_keys order by 1')

test('ids made before a time sort before its first id, ids made since after it', (t) => {
  const times = fc.integer({ min: 1_500_000_000_000, max: 4_000_000_000_000 })
  fc.assert(
    fc.property(times, times, (made, bound) => {
      const id = v7({ msecs: made })
      t.true(validate(firstIdAt(bound)))
      t.is(id < firstIdAt(bound), made < bound)
    }),
  )
})

test('the inbox knows an event for longer than topics keep it, a key is known for a day, and a revocation while a token could need it', async (t) => {
  const { db, close } = await testDatabase({ name: 'fake', migrations: new URL('../http/', import.meta.url) })
  t.teardown(close)
  const at = (days: number) => v7({ msecs: Date.now() - days * day })
  const [young, old] = [[at(0), at(30), at(34.9)], Array.from({ length: 10_500 }, () => at(35.1))]
  await db.query(record, [[...young, ...old]])
  for (const age of ['1 minute', '23:59:00', '24:01:00', '40 days']) await db.query(keep, [age, age])
  await db.query(revoke)
  await housekeeping(db, []).run({}, new AbortController().signal)
  t.deepEqual((await db.query(known)).map(({ id }) => id).sort(), young.sort())
  t.deepEqual(
    (await db.query(keys)).map(({ key }) => key),
    ['1 minute', '23:59:00'],
  )
  t.deepEqual(await db.query(revoked), [{ id: 'under way' }])
})

test('a stop waits for no archive whose database went silent', async (t) => {
  const { url, close } = await testDatabase({
    name: 'fake',
    migrations: new URL('../http/', import.meta.url),
  })
  t.teardown(close)
  const address = new URL(url)
  const proxy = await flakyProxy({ host: address.hostname, port: Number(address.port) })
  t.teardown(proxy.close)
  address.host = `127.0.0.1:${proxy.port}`
  const silent = createDatabase({ url: address.href, name: 'fake' })
  t.teardown(() => silent.close(0))
  const stopping = new AbortController()
  let asked = 0
  const now = () => {
    // Asked for the second time when months are about to be looked for, over a connection that is there.
    if (++asked === 2) {
      proxy.silence()
      setImmediate(() => stopping.abort())
    }
    return new Date()
  }
  const archive = { module: 'fake', tables: [], folder: '', now, log: pino({ level: 'silent' }) }
  await t.throwsAsync(async () => housekeeping(silent, [], archive).run({}, stopping.signal))
})
