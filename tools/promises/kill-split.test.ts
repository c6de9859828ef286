import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { randomFrom } from '../mart/random.ts'
import { finalStatuses, openTrade } from '../mart/trade.ts'
import { testSplit } from '../split/test-split.ts'

const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31))
const kills = Number(process.env.KILLS ?? 20)
const onKafka = testWhere(await hasKafka({ shared: false }), 'there is no Kafka')

/** kill -9 of one of the six or of the broker, at random moments while orders flow: nothing is lost or doubled. */
onKafka(
  `${kills} random kills among six services and their broker lose nothing (KILL_SEED=${seed})`,
  async (t) => {
    t.timeout(900_000)
    t.log(`KILL_SEED=${seed}`)
    const random = randomFrom(seed)
    const began = performance.now()
    const split = await testSplit(t, { settings: { SEED: 'none', ORDER_PAYMENT_TIMEOUT: '30s' } })
    const memory = await Promise.all(split.services.map(({ pid }) => residentOf(pid())))
    t.log(
      `ready after ${((performance.now() - began) / 1000).toFixed(1)} s; ` +
        `the six take ${memory.map((mb) => Math.round(mb)).join(' + ')} MB`,
    )

    const trade = await openTrade({ url: split.url, shoppers: 12, products: 8, stock: 400, random })
    t.teardown(trade.abandon)
    const killed: Record<string, number> = {}
    for (let kill = 0; kill < kills; kill++) {
      // At least some orders between two kills, then a moment anywhere in the flow.
      await trade.accepts(5)
      await delay(random() * 400)
      const victim = Math.floor(random() * (split.services.length + 1))
      const service = split.services[victim]
      killed[service?.name ?? 'kafka'] = (killed[service?.name ?? 'kafka'] ?? 0) + 1
      if (service) service.kill('SIGKILL')
      else await split.broker.kill()
    }
    await trade.stop()
    const statuses = await finalStatuses(trade, 120_000)

    const count = (status: string) => [...statuses.values()].filter((one) => one === status).length
    t.log(`killed: ${JSON.stringify(killed)}`)
    t.log(
      `${trade.accepted.length} orders accepted, ${trade.interrupted()} requests interrupted: ` +
        `${count('confirmed')} confirmed, ${count('cancelled')} cancelled, ${count('rejected')} rejected`,
    )
    t.is(statuses.size, trade.accepted.length)
    t.true(trade.interrupted() > 0, 'the kills met requests')
    t.true(count('confirmed') > 0)
    t.is(await split.audit(), null)
  },
)

/** In MB; 0 where the system doesn't tell. */
async function residentOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
}
