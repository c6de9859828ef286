import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import test from 'ava'
import { event } from '#src/events/event.ts'
import { outboxInsert, outboxValues, toRecord } from '#src/events/outbox.ts'
import { holdBehind, listRefused, setRefused } from '#src/events/refused.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { environmentFor } from '../mart/environment.ts'

test('an operator lists what the bus refuses, looks into it, lets it go and takes it away', async (t) => {
  const { db, url, close } = await testDatabase({
    name: 'order',
    migrations: new URL('../../modules/order/migrations/', import.meta.url),
    monthly: [],
  })
  t.teardown(close)
  const records = ['1', '2', '3'].map((template) =>
    toRecord(
      event('mart.notification.v1.NotificationDelivered', 'k', {
        messageId: 'k',
        userId: '',
        channel: '',
        template,
      }),
      '/mart/order',
      { correlationId: 'c' },
    ),
  )
  await db.query(outboxInsert, outboxValues(records))
  await db.query(setRefused, [1, 'RefusedError: too large'])
  await db.query(holdBehind, [[2, 3]])
  const events = async (...args: string[]) => {
    const env = { ...environmentFor({}), ORDER_DATABASE_URL: url }
    const command = ['tools/events/events.ts', 'refused', ...args, '--module', 'order']
    const {
      code = 0,
      stdout,
      stderr,
    } = await promisify(execFile)(process.execPath, command, { env }).catch((error) => error)
    return `${code} ${stdout}${stderr}`
  }
  const listed = await events('list')
  t.regex(
    listed,
    /^0 1 {2}order {2}refused {2}mart\.notification\.v1\.NotificationDelivered {2}k {2}\d+ bytes/,
  )
  t.regex(listed, /RefusedError: too large\n2 {2}order {2}waiting .*behind the one before it/)
  t.regex(listed, /^3 refused or behind one that is\.$/m)
  const shown = await events('show', '1')
  t.like(JSON.parse(shown.slice(2)), { module: 'order', key: 'k', state: 'refused', data: { template: '1' } })
  t.regex(await events('replay', '2'), /^1 no event 2 is set aside/)
  t.regex(await events('replay', '1'), /^0 1 to be offered again\.$/m)
  t.regex(await events('discard', '3'), /^0 1 discarded\.$/m)
  t.deepEqual(
    (await db.query(listRefused)).map(({ id, state, error }) => [id, state, error]),
    [
      [1, 'waiting', null],
      [2, 'waiting', null],
    ],
  )
})
