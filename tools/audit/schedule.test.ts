import { setTimeout as delay } from 'node:timers/promises'
import test from 'ava'
import { Registry } from 'prom-client'
import { until } from '#src/testing/until.ts'
import { type Found, startSchedule } from './schedule.ts'

type Pass = (signal: AbortSignal) => Promise<Found>

/** A schedule of these passes, the last of them again and again. */
function scheduled(passes: Pass[], { every = 1, within = 60_000 } = {}) {
  const register = new Registry()
  const failures: string[] = []
  let begun = 0
  let underWay = 0
  let most = 0
  const schedule = startSchedule({
    every,
    within,
    register,
    onFailure: (error) => failures.push((error as Error).message),
    async pass(signal) {
      begun++
      most = Math.max(most, ++underWay)
      try {
        return await (passes[Math.min(begun, passes.length) - 1] as Pass)(signal)
      } finally {
        underWay--
      }
    },
  })
  const value = async (name: string) => {
    const line = (await register.metrics()).split('\n').find((one) => one.startsWith(`${name} `))
    return line === undefined ? undefined : Number(line.slice(name.length))
  }
  return { schedule, failures, value, begun: () => begun, most: () => most }
}

const found = (...entries: [string, number][]) => Promise.resolve(new Map(entries))
const untilAborted: Pass = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

test('what a pass found is told, until a later one comes to its end', async (t) => {
  const fails = () => Promise.reject(new Error('the database of order is away'))
  const hangs = Promise.withResolvers<Found>()
  const { schedule, failures, value } = scheduled([
    () => found(['nothing is oversold', 2], ['sums', 0]),
    fails,
    () => hangs.promise,
    () => found(['nothing is oversold', 0]),
  ])
  await until(() => failures.length === 1)
  t.deepEqual(failures, ['the database of order is away'])
  t.is(await value('mart_audit_failures_total'), 1)
  t.is(await value('mart_audit_broken{invariant="nothing is oversold"}'), 2, 'a failure says nothing of it')
  t.is(await value('mart_audit_broken{invariant="sums"}'), 0)
  const success = (await value('mart_audit_last_success_timestamp_seconds')) as number
  t.true(success > 1e9 && success <= Date.now() / 1000)
  t.true(((await value('mart_audit_last_run_timestamp_seconds')) as number) >= success)
  hangs.resolve(new Map())
  await until(async () => (await value('mart_audit_broken{invariant="nothing is oversold"}')) === 0)
  await schedule.stop()
})

test('passes never overlap, however much longer than the time between them they take', async (t) => {
  const long: Pass = () => delay(20, new Map())
  const { schedule, begun, most } = scheduled([long], { every: 1 })
  await until(() => begun() > 3)
  await schedule.stop()
  t.is(most(), 1)
})

test('one that is not over in time is given up, counted, and followed by the next', async (t) => {
  const { schedule, failures, value } = scheduled([untilAborted, () => found(['sums', 0])], { within: 20 })
  await until(async () => (await value('mart_audit_broken{invariant="sums"}')) === 0)
  t.deepEqual(failures, ['the audit was not over within 20 ms'])
  await schedule.stop()
})

test('a stop gives up what is under way, which is no failure', async (t) => {
  const { schedule, failures, value, begun } = scheduled([untilAborted])
  await schedule.stop()
  t.deepEqual([failures, await value('mart_audit_failures_total'), begun()], [[], 0, 1])
})
