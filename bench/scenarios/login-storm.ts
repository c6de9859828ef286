import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { beside, pace, read, type Waits } from '../beside.ts'
import { percentile } from '../percentile.ts'
import type { Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { productsOf } from '../shop.ts'
import { spreadOf } from '../spread.ts'

/** Logins under way at any moment, each of an account of its own: those of one account take turns. */
const crowd = 50
/** Times that a read may be slower. */
const most = 3

const password = 'a basket of ripe chaunsa'

/** What a shopper waits for a product while everybody logs in, in the same process. */
export const loginStorm: Scenario = {
  name: 'login-storm',
  what: `a read, ${pace} a second, beside ${crowd} logins in flight, at the password hash of production`,
  reach: `p99 ≤ ${most}× of idle`,
  async run(stage) {
    const mart = await stage.mart()
    try {
      const [id] = await productsOf(stage)
      const path = `/v1/products/${id}`
      const people = Array.from({ length: crowd }, () => `${randomUUID()}@shopper.test`)
      for (const email of people) await post(mart, '/v1/auth/register', { email, password, name: 'Sana' })
      await stage.untilIdle()
      const rounds: { idle: Waits; storm: Waits }[] = []
      let logins = 0
      const idle = () => beside(mart, path, () => delay(1000 * stage.seconds))
      const storm = () =>
        beside(mart, path, async () => {
          logins += await logInUntil(mart, people, performance.now() + 1000 * stage.seconds)
        })
      for (let n = 0; n < pace; n++) await read(mart.url + path)
      await storm()
      logins = 0
      for (let round = 0; round < stage.rounds; round++) {
        const first = round % 2 === 0 ? await idle() : null
        const beside = await storm()
        rounds.push({ idle: first ?? (await idle()), storm: beside })
        stage.progress('.')
      }
      const all = (which: 'idle' | 'storm') => rounds.flatMap((round) => round[which].times)
      const p99 = (times: number[]) => percentile(times, 0.99)
      const times = p99(all('storm')) / p99(all('idle'))
      return {
        ratio: spreadOf(rounds.map(({ idle, storm }) => p99(idle.times) / p99(storm.times))),
        reached: times <= most,
        figures: {
          'p99 beside it': `${times.toFixed(2)}× of idle`,
          logins: `${(logins / stage.rounds / stage.seconds).toFixed(0)}/s`,
        },
        tables: {
          'a read': [
            '| beside | p50 ms | p90 ms | p99 ms | max ms | of its own work, p99 ms | max ms |',
            '| --- | --- | --- | --- | --- | --- | --- |',
            row(
              'nothing',
              all('idle'),
              rounds.map(({ idle }) => idle),
            ),
            row(
              `${crowd} logins`,
              all('storm'),
              rounds.map(({ storm }) => storm),
            ),
          ].join('\n'),
        },
      }
    } finally {
      await mart.stop()
    }
  },
}

/** Each logs in again as soon as they are in; resolves with how many logins that were when the last is answered. */
async function logInUntil(mart: Server, people: string[], end: number): Promise<number> {
  const counts = people.map(async (email) => {
    let logins = 0
    for (; performance.now() < end; logins++) await post(mart, '/v1/auth/login', { email, password })
    return logins
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

async function post(mart: Server, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(mart.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} of ${path}: ${text}`)
}

function row(what: string, times: number[], waits: Waits[]): string {
  const figures = [
    ...[0.5, 0.9, 0.99].map((share) => percentile(times, share)),
    Math.max(...times),
    ...(['p99', 'max'] as const).map((figure) => Math.max(...waits.map(({ held }) => held[figure]))),
  ]
  return `| ${[what, ...figures.map((figure) => figure.toFixed(1))].join(' | ')} |`
}
