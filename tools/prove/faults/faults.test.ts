import type { ExecutionContext } from 'ava'
import test from 'ava'
import { findJars } from '#src/testing/broker/jars.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { randomFrom } from '../../mart/random.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import { startProvenMart } from '../stage/start-proven-mart.ts'
import { faults } from './all.ts'
import type { Fault } from './fault.ts'
import { lookFor } from './test-signs.ts'
import { type Trickle, trickle } from './test-trickle.ts'

/**
 * Faults of these kinds alone, as a regular expression: for whoever looks at one, or, `.`, at all of them, as every night.
 * Where it isn't said a third of them is injected, another one each day.
 */
const only = process.env.FAULTS ? new RegExp(process.env.FAULTS) : null
const today = Math.floor(Date.now() / 86_400_000)
const isChosen = (kind: string, at: number) => (only ? only.test(kind) : at % 3 === today % 3)
const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31))
const onKafka = testWhere((await findJars(() => {})) !== null, 'there is no Kafka on Java', { mayLack: true })

/**
 * The one needs two minutes of silence by which the mart asks after what it wasn't told. The others harm where something comes
 * by, which here may be nothing; crash.test.ts has it come by.
 */
const longWay = new Set(['provider-webhooks-never', 'crash-point', 'one-event-fails', 'step-fails'])
/** What only a mart on Kafka can suffer, and what befalls processes: the rest is the same in both shapes. */
const ofSplit =
  /^(bus|kafka|partition-(kafka|both)|rebalance|poison-topic|disk-full-kafka|kill-service|stop-service|freeze|rolling)/

/** A connection that is silent is given up sooner than in a shop, since the test waits for it. */
const settings = { DATABASE_STATEMENT_TIMEOUT: '2s', DATABASE_QUERY_TIMEOUT: '3s' }

/** Milliseconds for a fault to be seen, and for the mart to come to rest. */
const [sight, rest] = [20_000, 60_000]

/** Each once, with a trickle of orders: its harm is seen, it is lifted, and the mart comes to rest, and takes orders. */
async function suffer(t: ExecutionContext, mart: ProvenMart, these: Fault[]): Promise<void> {
  const random = randomFrom(seed)
  const flow = await trickle(mart)
  t.teardown(() => flow.stop())
  for (const { kind, hindrance, inject } of these.filter(({ kind }, at) => isChosen(kind, at))) {
    const why = await hindrance(mart)
    if (why) {
      t.log(`${kind}: not here, as ${why}`)
      continue
    }
    const began = performance.now()
    const look = await lookFor(kind)(mart, flow)
    // What is poisoned is of the first topic, which somebody reads.
    const harm = await inject(mart, kind.startsWith('poison') ? () => 0 : random)
    await until(look(harm.what), sight).catch(() => t.fail(`${kind}: no harm was seen of "${harm.what}"`))
    const seen = performance.now()
    await harm.lift()
    await harm.lift()
    await comeToRest(t, mart, flow, harm.what)
    const seconds = (from: number) => ((performance.now() - from) / 1_000).toFixed(1)
    t.log(
      `${kind}: ${harm.what}; seen after ${((seen - began) / 1_000).toFixed(1)} s, over after ${seconds(seen)} s`,
    )
    // The time-out is for one fault: it begins anew.
    t.pass()
  }
}

async function comeToRest(t: ExecutionContext, mart: ProvenMart, flow: Trickle, what: string): Promise<void> {
  await flow.pause()
  let why: string | null = null
  const rested = async () => {
    why = await mart.unrest(1_000)
    return why === null
  }
  await until(rested, rest).catch(() => t.fail(`after "${what}" it does not come to rest: ${why}`))
  flow.resume()
  const before = flow.accepted.length
  await until(() => flow.accepted.length > before, rest)
}

test.serial(`one process suffers faults of each kind and comes to rest (FAULTS_SEED=${seed})`, async (t) => {
  t.timeout(180_000)
  const mart = await startProvenMart({ shape: 'one', payments: 'provider', settings, seed })
  t.teardown(() => mart.stop())
  await suffer(
    t,
    mart,
    faults.filter(({ kind }) => !longWay.has(kind)),
  )
})

onKafka.serial(`six services suffer faults of Kafka's and come to rest (FAULTS_SEED=${seed})`, async (t) => {
  t.timeout(180_000)
  const mart = await startProvenMart({
    shape: 'split',
    payments: 'provider',
    replicas: { order: 2 },
    settings,
    seed,
  })
  t.teardown(() => mart.stop())
  await suffer(
    t,
    mart,
    faults.filter(({ kind }) => ofSplit.test(kind)),
  )
})
