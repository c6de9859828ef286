import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { logLevel } from 'kafkajs'
import { loadConfig } from '#config/config.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { record } from '../test-records.ts'
import { clientOptions } from './client.ts'
import { levelOf } from './log.ts'
import { inParts } from './producer.ts'

const options = (env: Record<string, string>) =>
  clientOptions(loadConfig([], { NODE_ENV: 'test', KAFKA_BROKERS: 'one:9092, two:9092', ...env }).kafka)

test('brokers in the clear, over TLS with an authority of their own, and with a login', async (t) => {
  t.deepEqual(options({}), {
    brokers: ['one:9092', 'two:9092'],
    clientId: 'mart',
    ssl: false,
    sasl: undefined,
  })
  t.is(options({ KAFKA_SSL: 'true' }).ssl, true)
  const dir = await scratchFolder('ca')
  t.teardown(() => rm(dir, { recursive: true }))
  await writeFile(join(dir, 'ca.pem'), 'PEM')
  const login = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' }
  const all = options({ KAFKA_SSL: 'true', KAFKA_SSL_CA_FILE: join(dir, 'ca.pem'), ...login })
  t.deepEqual(all.ssl, { ca: ['PEM'] })
  t.deepEqual(all.sasl, { mechanism: 'scram-sha-512', username: 'u', password: 'p' })
})

test('settings that cannot be are refused by the name of their variable', (t) => {
  const refused = (env: Record<string, string>, message: RegExp) =>
    t.throws(() => options(env), { name: 'StartError', message })
  const login = { KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' }
  refused({ KAFKA_BROKERS: 'kafka' }, /KAFKA_BROKERS: kafka is no host:port/)
  refused({ KAFKA_BROKERS: ',' }, /KAFKA_BROKERS/)
  refused({ KAFKA_SSL_CA_FILE: '/ca.pem' }, /KAFKA_SSL=true/)
  refused({ KAFKA_SSL: 'true', KAFKA_SSL_CA_FILE: '/nowhere/ca.pem' }, /KAFKA_SSL_CA_FILE/)
  refused({ KAFKA_SASL_MECHANISM: 'scram-sha-256' }, /KAFKA_SASL_USERNAME/)
  refused({ KAFKA_SASL_MECHANISM: 'plain', ...login }, /KAFKA_SSL=true/)
})

test("kafkajs's errors of every day are for debugging", (t) => {
  t.is(levelOf(logLevel.ERROR, 'The group is rebalancing, re-joining'), 'debug')
  t.is(levelOf(logLevel.ERROR, 'Connection error: connect ECONNREFUSED'), 'debug')
  t.is(levelOf(logLevel.ERROR, 'Offset out of range, resetting to default offset'), 'warn')
  t.is(levelOf(logLevel.ERROR, 'Consumer group received unsubscribed topics'), 'warn')
  t.is(levelOf(logLevel.INFO, 'Consumer group received unsubscribed topics'), 'debug')
})

test('a request stays below what brokers take, and one record is never cut', (t) => {
  const sized = (bytes: number) => ({ ...record('k', 0), value: new Uint8Array(bytes) })
  const sizes = (...bytes: number[]) => inParts(bytes.map(sized), 2_000).map((part) => part.length)
  t.deepEqual(sizes(100, 100, 100), [3])
  t.deepEqual(sizes(100, 1_000, 100), [1, 1, 1])
  t.deepEqual(sizes(5_000, 100, 100), [1, 2])
  t.deepEqual(sizes(), [])
})
