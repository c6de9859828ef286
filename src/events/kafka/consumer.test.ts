import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import test, { type ExecutionContext } from 'ava'
import type { EachBatchPayload, Kafka } from 'kafkajs'
import { pino } from 'pino'
import { until } from '#src/testing/until.ts'
import { createLane } from '../lane.ts'
import { record } from '../test-records.ts'
import { startMember } from './consumer.ts'

setFlagsFromString('--expose-gc')
const gc: () => void = runInNewContext('gc')

/** Megabytes that this thread holds when all that may go is gone. */
async function held(): Promise<number> {
  for (let pass = 0; pass < 3; pass++) {
    gc()
    // What ends with the collection of something else goes in a turn of its own.
    await turn()
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** What is held is soon what it was: what signals leave behind is collected in several turns. */
async function flat(t: ExecutionContext, before: number): Promise<void> {
  let now = 0
  const isFlat = async () => {
    now = await held()
    return now - before < 8
  }
  await until(isFlat, 20_000).catch(() => {})
  t.true(now - before < 8, `${before.toFixed(1)} MB before, ${now.toFixed(1)} MB after`)
}

type Fetch = (messages: number) => Promise<void>

/** What kafkajs is to a member: it is given what `fetch` brings, and is left when `crash` is called. */
function fetching() {
  let eachBatch: ((payload: EachBatchPayload) => Promise<void>) | undefined
  let crash = (_event: { payload: { error: Error } }) => {}
  let lives = 0
  const consumer = () => ({
    events: { CRASH: 'crash', GROUP_JOIN: 'join' },
    on: (name: string, listener: typeof crash) => {
      if (name === 'crash') crash = listener
    },
    connect: async () => {},
    subscribe: async () => {},
    run: async (options: { eachBatch: typeof eachBatch }) => {
      lives++
      eachBatch = options.eachBatch
    },
    disconnect: async () => {},
  })
  const { key, value, headers } = record('k', 0)
  const fetch: Fetch = async (count) => {
    const messages = Array.from({ length: count }, (_, n) => ({
      key: Buffer.from(key),
      value: Buffer.alloc(1_024, value ?? ''),
      offset: String(n),
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
    }))
    await eachBatch?.({
      batch: { topic: 'mart.notification.v1', partition: 0, messages },
      resolveOffset: () => {},
      heartbeat: async () => {},
      isRunning: () => true,
      isStale: () => false,
      uncommittedOffsets: () => ({ topics: [] }),
      commitOffsetsIfNecessary: async () => {},
    } as unknown as EachBatchPayload)
  }
  return {
    kafka: { consumer } as unknown as Kafka,
    fetch,
    crash: () => crash({ payload: { error: new Error('gone') } }),
    lives: () => lives,
  }
}

function member(kafka: Kafka) {
  let handled = 0
  const subscriber = {
    group: 'one',
    topics: ['mart.notification.v1'],
    handle: async (records: unknown[]) => {
      handled += records.length
    },
  }
  const lane = createLane({ subscriber, batch: 50, onError: () => {} })
  const log = pino({ level: 'silent' })
  const options = { kafka, subscriber, lane, log, groupId: 'one', prefix: '', batch: 50 }
  return { member: startMember({ ...options, ready: async () => {} }), handled: () => handled }
}

test.serial('what was handled is let go: 20,000 fetches later the memory is what it was', async (t) => {
  t.timeout(240_000)
  const { kafka, fetch, lives } = fetching()
  const { member: one, handled } = member(kafka)
  t.teardown(() => one.stop())
  await until(() => lives() === 1)
  const most = async (fetches: number) => {
    for (let n = 0; n < fetches; n++) await fetch(10)
    return held()
  }
  const before = await most(1_000)
  await most(20_000)
  t.is(handled(), 210_000)
  await flat(t, before)
})

test.serial(
  'a lane holds nothing of what it has delivered, however long the signal that could withdraw it lives',
  async (t) => {
    const subscriber = { group: 'one', topics: [], handle: async () => {} }
    const lane = createLane({ subscriber, batch: 50, onError: () => {} })
    const stopping = new AbortController()
    const most = async (times: number) => {
      for (let n = 0; n < times; n++) {
        const withdrawn = AbortSignal.any([new AbortController().signal, stopping.signal])
        await lane.deliver([{ ...record('k', n), value: Buffer.alloc(10_240) }], withdrawn)
      }
      return held()
    }
    const before = await most(1_000)
    await most(20_000)
    await flat(t, before)
  },
)

test.serial('a member that loses its group again and again leaves no listener behind', async (t) => {
  const { kafka, crash, lives } = fetching()
  const listening = new Map<AbortSignal, number>()
  const { addEventListener, removeEventListener } = AbortSignal.prototype
  const count = (signal: AbortSignal, by: number) => listening.set(signal, (listening.get(signal) ?? 0) + by)
  AbortSignal.prototype.addEventListener = function add(this: AbortSignal, ...how: unknown[]) {
    count(this, 1)
    return addEventListener.apply(this, how as never)
  }
  AbortSignal.prototype.removeEventListener = function remove(this: AbortSignal, ...how: unknown[]) {
    count(this, -1)
    return removeEventListener.apply(this, how as never)
  }
  t.teardown(() => Object.assign(AbortSignal.prototype, { addEventListener, removeEventListener }))
  const { member: one } = member(kafka)
  t.teardown(() => one.stop())
  for (let life = 1; life <= 5; life++) {
    await until(() => lives() === life)
    crash()
  }
  await until(() => lives() === 6)
  t.true(
    [...listening.values()].every((listeners) => listeners <= 1),
    String([...listening.values()]),
  )
})
