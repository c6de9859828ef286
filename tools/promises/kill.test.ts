import { setTimeout as delay } from 'node:timers/promises'
import test from 'ava'
import { runAudit } from '../audit/run-audit.ts'
import { environmentFor } from '../mart/environment.ts'
import { randomFrom } from '../mart/random.ts'
import { startMart } from '../mart/running-mart.ts'
import { finalStatuses, openTrade } from '../mart/trade.ts'

const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31))
const kills = Number(process.env.KILLS ?? 12)

/** kill -9 of the whole mart at random moments while orders flow: no order that got its 201 is lost. */
test(`killed ${kills} times while orders flow, the mart loses nothing (KILL_SEED=${seed})`, async (t) => {
  t.timeout(300_000)
  t.log(`KILL_SEED=${seed}`)
  const random = randomFrom(seed)
  const mart = await startMart('one', { SEED: 'none', ORDER_PAYMENT_TIMEOUT: '20s' })
  t.teardown(mart.stop)
  const trade = await openTrade({ url: mart.url, shoppers: 12, products: 8, stock: 400, random })
  t.teardown(trade.abandon)
  for (let kill = 0; kill < kills; kill++) {
    // At least some orders between two kills, then a moment anywhere in the flow.
    await trade.accepts(10)
    await delay(random() * 400)
    await mart.killAndRestart()
    // The time-out is for one kill: it begins anew.
    t.pass()
  }
  await trade.stop()
  const statuses = await finalStatuses(trade)
  const count = (status: string) => [...statuses.values()].filter((one) => one === status).length
  t.log(
    `${trade.accepted.length} orders accepted, ${trade.interrupted()} requests interrupted: ` +
      `${count('confirmed')} confirmed, ${count('cancelled')} cancelled, ${count('rejected')} rejected`,
  )
  t.is(statuses.size, trade.accepted.length)
  t.true(trade.interrupted() > 0, 'the kills met requests')
  t.true(count('confirmed') > 0)
  t.is(await runAudit(environmentFor({ DATA_DIR: mart.dataDir })), null)
})
