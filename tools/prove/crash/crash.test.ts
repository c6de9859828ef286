import anyTest, { type ExecutionContext, type TestFn } from 'ava'
import { type Armed, type FaultPoint, faultPoints } from '#src/faults/fault-points.ts'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { sharedBroker } from '#src/testing/shared-broker.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { runAudit } from '../../audit/run-audit.ts'
import { randomFrom } from '../../mart/random.ts'
import { crashingCommands } from './commands.ts'
import { crashAt } from './crash-at.ts'
import { occasions } from './occasions.ts'
import { openShop, type Shop } from './shop.ts'
import { type Expected, invariantsBroken, shopWrongs } from './stands.ts'
import type { Trade } from './trades.ts'

const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** How many passings of each point are tried: one, which the seed draws, unless more are asked for. */
const passings = Number(process.env.CRASH_PASSINGS ?? 0)
const random = randomFrom(seed)
/** In the short run half of the deaths, the other half the next day; all of them every night. */
const today = Math.floor(Date.now() / 86_400_000)
const isToday = (at: number) => passings > 0 || at % 2 === today % 2

const points = Object.keys(faultPoints) as FaultPoint[]
const test = anyTest as TestFn
const onKafka = testWhere(await hasKafka(), 'there is no Kafka')

/** Killed at the first passing, or a later one. */
const drawn = (most = 3): number[] =>
  passings > 0
    ? Array.from({ length: Math.min(most, passings) }, (_, n) => n + 1)
    : [1 + Math.floor(random() * most)]

type Case = Armed & { trade: Trade }
/** In the short run Kafka has those that are of it alone: a member that died is missed there after six seconds only. */
const isDueOn = (where: 'bus' | 'kafka', point: FaultPoint) =>
  where === 'bus' || passings > 0 || occasions[point].bus === undefined
const casesOn = (where: 'bus' | 'kafka'): Case[] =>
  points
    .filter((point) => isDueOn(where, point))
    .flatMap((point) =>
      (occasions[point][where] ?? []).flatMap((trade) =>
        drawn().map((passing) => ({ point, passing, trade })),
      ),
    )
    .filter((_, at) => isToday(at))

test('every point has its occasion', (t) => {
  for (const point of points) {
    const { bus = [], kafka = [], command } = occasions[point]
    t.true(bus.length + kafka.length > 0 || command !== undefined, point)
  }
})

/** One mart for all of them: it dies and is started again, on the same database and the same broker. */
async function dieAtEach(t: ExecutionContext, shop: Shop, cases: Case[]): Promise<void> {
  const began = performance.now()
  const orders: Expected[] = []
  for (const { point, passing, trade } of cases) {
    const at = performance.now()
    const came = await crashAt(shop, { point, passing }, trade)
    orders.push(...came.orders)
    const wrong = [...came.wrong, ...(await shopWrongs(shop, orders))]
    wrong.push(...(await invariantsBroken(shop)))
    t.deepEqual(wrong, [], `${point}:${passing}, ${trade.name}`)
    t.log(`${point}:${passing}, ${trade.name}: ${Math.round(performance.now() - at)} ms`)
  }
  t.is(await runAudit(shop.env), null)
  t.log(`${cases.length} deaths in ${Math.round((performance.now() - began) / 1000)} s`)
}

async function open(t: ExecutionContext, brokers: string | null): Promise<Shop> {
  t.timeout(600_000 + passings * 600_000)
  t.log(`CRASH_SEED=${seed}`)
  const shop = await openShop(brokers)
  t.teardown(shop.close)
  return shop
}

test.serial(
  `a mart that dies at any point comes to rest with all in order (CRASH_SEED=${seed})`,
  async (t) => {
    const shop = await open(t, null)
    await dieAtEach(t, shop, casesOn('bus'))
    for (const point of points) {
      const { command, most } = occasions[point]
      if (!command) continue
      for (const passing of drawn(most)) {
        t.deepEqual(await crashingCommands[command](t, shop, { point, passing }), [], `${point}:${passing}`)
        t.deepEqual(await invariantsBroken(shop), [], `${point}:${passing}`)
      }
    }
  },
)

onKafka.serial(`so does one on Kafka (CRASH_SEED=${seed})`, async (t) => {
  const shop = await open(t, await sharedBroker())
  await dieAtEach(t, shop, casesOn('kafka'))
})
