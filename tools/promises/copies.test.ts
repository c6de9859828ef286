import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { createLog } from '#src/log/log.ts'
import { openCluster } from '#src/postgres/cluster.ts'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { until as untilAnswered } from '../mart/client.ts'
import { environmentFor } from '../mart/environment.ts'
import { randomFrom } from '../mart/random.ts'
import { startMart } from '../mart/running-mart.ts'
import { finalStatuses, openTrade } from '../mart/trade.ts'
import type { ServiceProcess } from '../split/service-process.ts'
import { type TestSplit, testSplit } from '../split/test-split.ts'

const onKafka = testWhere(await hasKafka({ shared: false }), 'there is no Kafka')

/** Statements on a module's database under a data directory, beside the mart. */
async function onDatabase(dataDir: string, module: string, statements: string): Promise<void> {
  const cluster = await openCluster({
    dir: join(dataDir, 'postgres'),
    log: createLog({ env: 'test', logLevel: 'fatal' }),
  })
  const client = new pg.Client({ connectionString: cluster.url(`mart_${module}`) })
  await client.connect()
  await client.query(statements)
  await client.end()
  await cluster.release()
}

/** A service whose database is as new: emptied, then killed, so that it starts on what is left. Resolves when it has died. */
async function emptied(split: TestSplit, module: string): Promise<void> {
  const service = split.services.find(({ name }) => name === module) as ServiceProcess
  const before = service.deaths()
  await onDatabase(split.dataDir, module, 'drop schema public cascade; create schema public')
  service.kill('SIGKILL')
  await until(() => service.deaths() > before)
}

onKafka('a service on an empty database builds its copies from the topics while traffic flows', async (t) => {
  t.timeout(300_000)
  const split = await testSplit(t, { settings: { SEED: 'none', ORDER_PAYMENT_TIMEOUT: '30s' } })
  const goods = { url: split.url, shoppers: 4, products: 6, stock: 500, random: randomFrom(1) }
  const before = await openTrade(goods)
  t.teardown(before.abandon)
  await before.stop()
  await finalStatuses(before)
  await emptied(split, 'notification')
  const during = await openTrade(goods)
  t.teardown(during.abandon)
  await during.accepts(40)
  await until(async () => (await split.readiness()).status === 'ready', 60_000)
  await during.stop()
  await finalStatuses(during)
  t.is(await split.audit(), null, 'every customer is a contact again, and every order was told')
})

onKafka(
  'a mart of one process goes on as six on the same databases, and says again what copies lack',
  async (t) => {
    t.timeout(300_000)
    const dataDir = await scratchFolder('mart')
    t.teardown(() => rm(dataDir, { recursive: true, force: true }))
    const settings = { SEED: 'none', DATA_DIR: dataDir, ORDER_PAYMENT_TIMEOUT: '30s' }
    const goods = { shoppers: 4, products: 6, stock: 500, random: randomFrom(2) }
    const one = await startMart('one', settings)
    t.teardown(one.stop)
    const before = await openTrade({ ...goods, url: one.url })
    t.teardown(before.abandon)
    await before.accepts(20)
    await before.stop()
    await finalStatuses(before)
    await one.stop()

    const split = await testSplit(t, { settings })
    // Emptied: the topics hold nothing of before Kafka, so only the announcement can fill them.
    await onDatabase(dataDir, 'order', 'truncate catalogue, shelves')
    await onDatabase(dataDir, 'notification', 'truncate contacts')
    const env = environmentFor({ DATA_DIR: dataDir })
    for (const state of ['user', 'product', 'stock']) {
      const announced = await promisify(execFile)(
        process.execPath,
        ['tools/events/events.ts', 'announce', state],
        {
          env,
        },
      )
      t.regex(announced.stdout, /^\d+ states of/)
    }
    const after = await openTrade({ ...goods, url: split.url })
    t.teardown(after.abandon)
    await after.accepts(10)
    await after.stop()
    await finalStatuses(after)
    const [first] = before.accepted
    await untilAnswered(
      () => after.staff.get(`/v1/orders/${first?.id}`),
      ({ status }) => status === 200,
      'an order from before',
    )
    t.is(await split.audit(), null)
  },
)
