import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ExecutionContext } from 'ava'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { modules } from '../../modules/all.ts'
import { lastRelease } from '../checks/last-release.ts'
import { randomFrom } from '../mart/random.ts'
import { finalStatuses, openTrade, type Trade } from '../mart/trade.ts'
import { type TestSplit, testSplit } from '../split/test-split.ts'
import { layOut } from './last-release-code.ts'

const today = fileURLToPath(new URL('../../modules/start.ts', import.meta.url))
const release = lastRelease(process.cwd())
/** All of it (`npm run upgrade`, each night): two of each service, and back again. `UPGRADE=short`: order alone, and not back. */
const full = process.env.UPGRADE === 'full'
const doubled = full ? modules.map(({ name }) => name) : ['order']
/** Orders that are taken between two steps. */
const enough = 10

// Seven processes and a broker, minutes even in its short form: the nightly workflow's (`upgrade`), not every test run's.
const onKafka = process.env.UPGRADE
  ? testWhere(await hasKafka(), 'there is no Kafka')
  : testWhere(false, 'services are rolled over by npm run upgrade', { mayLack: true })

/** Six services, two processes each, as in production: behind a door that asks them who is ready. */
async function marts(t: ExecutionContext, program: string): Promise<{ split: TestSplit; trade: Trade }> {
  const split = await testSplit(t, {
    program,
    replicas: Object.fromEntries(doubled.map((name) => [name, 2])),
    settings: { SEED: 'none', SHUTDOWN_DELAY: '5s', DATABASE_POOL_SIZE: '3', LOG_LEVEL: 'warn' },
  })
  const trade = await openTrade({
    url: split.url,
    shoppers: full ? 4 : 2,
    products: 20,
    stock: 5_000,
    random: randomFrom(14),
    patience: 120_000,
  })
  t.teardown(() => trade.abandon())
  return { split, trade }
}

/** Restarts the first or the second process of every module that has two, all together, by that program. */
async function roll(split: TestSplit, replica: 1 | 2, program: string): Promise<void> {
  const these = split.services.filter(
    ({ name, module }) => doubled.includes(module) && name.endsWith('.2') === (replica === 2),
  )
  await Promise.all(these.map((service) => service.replace(program)))
}

async function allIsWell(t: ExecutionContext, split: TestSplit, trade: Trade): Promise<void> {
  await trade.stop()
  const statuses = [...(await finalStatuses(trade)).values()]
  t.is(statuses.length, trade.accepted.length)
  t.log(`${statuses.length} orders, ${trade.interrupted()} requests without an answer or with a 5xx`)
  t.is(trade.interrupted(), 0)
  t.deepEqual(split.errors(), [])
  for (const { name, deaths } of split.services) t.is(deaths(), 0, `${name} ran on`)
  t.is(await split.audit(), null)
}

onKafka.serial(
  'services are rolled over from the last release to this one and back while orders flow, and no request fails',
  async (t) => {
    t.timeout(full ? 1_800_000 : 600_000)
    const began = performance.now()
    const tell = (what: string) => t.log(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${what}`)
    // A shallow clone has no last release: it is rolled over all the same, from this one to itself.
    const old = release ? await layOut(release, await scratchFolder('release')) : today
    tell(release ? `${release.what} is laid out` : 'the clone has no last release: this one stands for it')
    const { split, trade } = await marts(t, old)
    tell(`${split.services.length} processes of six services run it`)
    await trade.accepts(enough)

    await promisify(execFile)(process.execPath, [today, '--migrate-only'], { env: split.env })
    tell('migrated')
    await trade.accepts(enough)
    await roll(split, 1, today)
    tell('one of each is of today')
    await trade.accepts(enough)
    await roll(split, 2, today)
    tell('all are of today')
    await trade.accepts(enough)
    if (full) {
      await roll(split, 1, old)
      tell('one of each is the old one again')
      await trade.accepts(enough)
    }
    await allIsWell(t, split, trade)
    tell('the books agree')
  },
)
