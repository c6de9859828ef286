import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import test from 'ava'
import { findJars } from '#src/testing/broker/jars.ts'
import { createJavaBroker } from '#src/testing/broker/java-broker.ts'
import { quickFolder } from '#src/testing/quick-folder.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import type { EventRecord } from '../event.ts'
import { isWhole, publishAll, records, takeLead } from '../test-records.ts'
import type { KafkaSettings } from './client.ts'
import { busAt, settingsAt } from './test-bus.ts'

const run = promisify(execFile)
const jars = await findJars(console.error)

/** A managed Kafka, in small: TLS by an authority of its own, and a login. Only Java's can be set up so. */
if (!jars) testWhere(false, 'there is no Java')('a cluster with TLS and a login', () => {})
else
  test('a cluster with TLS and a login lets in who has both right, and nobody else', async (t) => {
    t.timeout(120_000)
    const dir = await scratchFolder('kafka', await quickFolder())
    const store = join(dir, 'broker.p12')
    const caFile = join(dir, 'ca.pem')
    const keytool = (...args: string[]) =>
      run(join(dirname(jars.java), 'keytool'), [...args, '-keystore', store, '-storepass', 'changeit'])
    const names = ['-dname', 'CN=localhost', '-ext', 'san=ip:127.0.0.1']
    await keytool('-genkeypair', '-alias', 'broker', '-keyalg', 'EC', '-validity', '30', ...names)
    await keytool('-exportcert', '-alias', 'broker', '-rfc', '-file', caFile)
    const login = 'org.apache.kafka.common.security'
    const broker = await createJavaBroker({
      jars,
      dir,
      temporary: true,
      format: ['--add-scram', 'SCRAM-SHA-512=[name=mart,password=secret]'],
      properties: [
        'listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT',
        'sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512',
        'sasl.mechanism.inter.broker.protocol=PLAIN',
        `listener.name.clients.plain.sasl.jaas.config=${login}.plain.PlainLoginModule required username="mart" password="secret" user_mart="secret";`,
        `listener.name.clients.scram-sha-512.sasl.jaas.config=${login}.scram.ScramLoginModule required;`,
        `ssl.keystore.location=${store}`,
        'ssl.keystore.password=changeit',
        `ssl.truststore.location=${store}`,
        'ssl.truststore.password=changeit',
        'ssl.endpoint.identification.algorithm=',
      ],
    })
    t.teardown(async () => {
      await broker.kill()
      await rm(dir, { recursive: true, force: true })
    })
    await broker.start()

    const settings = settingsAt(`127.0.0.1:${broker.port}`)
    const secure = { ...settings, ssl: true, caFile, username: 'mart', password: 'secret' }
    const open = (given: KafkaSettings) => {
      const bus = busAt(given)
      t.teardown(() => bus.stop())
      return bus
    }
    for (const sasl of ['plain', 'scram-sha-512'] as const) {
      const bus = open({ ...secure, sasl, topicPrefix: `${sasl}.` })
      const handled: EventRecord[] = []
      const handle = async (heard: EventRecord[]) => void handled.push(...heard)
      bus.subscribe({ group: 'one', topics: ['mart.notification.v1'], handle })
      await bus.start()
      await takeLead(bus, 'said')
      const sent = records(40, 4)
      await publishAll(bus, sent)
      await until(() => handled.length >= sent.length)
      isWhole(t, handled, sent)
    }
    /** A broker that is busy may not answer in time: that is no answer, and is asked for again. */
    const refused = async (given: KafkaSettings, why: RegExp) => {
      const bus = open(given)
      await until(async () => why.test((await t.throwsAsync(bus.health()))?.message ?? ''))
    }
    await refused({ ...secure, sasl: 'plain', password: 'wrong' }, /auth/i)
    await refused({ ...secure, sasl: 'plain', caFile: '' }, /certificate/i)
    await refused({ ...settings, ssl: false }, /./)
  })
