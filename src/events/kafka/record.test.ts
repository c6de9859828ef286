import test from 'ava'
import { record } from '../test-records.ts'
import { fromMessage, toMessage } from './record.ts'

const foreign = (headers: Record<string, string>, key: string | null = 'k') =>
  fromMessage('t', 3, {
    key: key === null ? null : Buffer.from(key),
    value: Buffer.from([1]),
    offset: '7',
    headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, Buffer.from(header)])),
  })

test('a record is the same after its way', (t) => {
  const sent = record('k', 5, 't')
  const { key, value, headers } = toMessage(sent)
  const bytes = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, header]) => [name, Buffer.from(header as string)]),
  )
  const message = { key: Buffer.from(key as string), value: value as Buffer, offset: '0', headers: bytes }
  t.deepEqual(fromMessage('t', 0, message), sent)
  t.is(toMessage({ ...sent, value: null }).value, null)
})

test('the bytes of a view are that part alone', (t) => {
  const whole = new Uint8Array([1, 2, 3, 4])
  t.deepEqual(toMessage({ ...record('k', 0), value: whole.subarray(1, 3) }).value, Buffer.from([2, 3]))
})

test('what comes without an id of ours has one by its place, the same each time', (t) => {
  const one = foreign({})
  t.regex(one.headers.ce_id, /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
  t.is(foreign({ ce_id: 'no uuid' }).headers.ce_id, one.headers.ce_id)
  t.not(
    fromMessage('t', 4, { key: null, value: null, offset: '7', headers: {} }).headers.ce_id,
    one.headers.ce_id,
  )
  const id = '0190a6f0-0000-7000-8000-000000000001'
  t.is(foreign({ ce_id: id }).headers.ce_id, id)
  // PostgreSQL gives it back like this, and the consumer looks it up.
  t.is(foreign({ ce_id: id.toUpperCase() }).headers.ce_id, id)
})

test('what PostgreSQL keeps no text of is replaced', (t) => {
  const { key, headers } = foreign({ ce_type: 'a\0b' }, 'k\0')
  t.is(key, 'k\uFFFD')
  t.is(headers.ce_type, 'a\uFFFDb')
  t.is(foreign({ 'x\0y': 'z' }).headers['x\uFFFDy' as 'ce_type'], 'z')
  t.is(foreign({}, null).key, '')
})
