import { isDeepStrictEqual } from 'node:util'
import { fire, type Load } from './fire.ts'
import type { Server } from './server.ts'
import { type Spread, spreadOf } from './spread.ts'
import type { Stage } from './stage.ts'

/** One of the two that are measured. */
export interface Runner {
  server: Pick<Server, 'url' | 'use'>
  load: Load
  /** Resolves when the work of a lap is done; its time counts. */
  finish?: () => Promise<unknown>
}

export interface Race {
  /** Answers a second of the mart over those of its limit, round by round. */
  ratio: Spread
  /** Processor time for an answer, the limit's over the mart's: the same way up, and steadier. */
  cpuRatio: Spread
  mart: Pace
  limit: Pace
}

export interface Pace {
  perSecond: Spread
  /** Microseconds of the server's process for an answer. */
  cpu: Spread
  p50: Spread
  p99: Spread
}

/**
 * Measures the mart and its limit in turn, round by round, the one that begins changing each time, after a
 * warm-up of both. A status other than 2xx or 304 ends it: a refusal is quickly made. `same` is what of a body both
 * must agree on, so that a limit that does less doesn't count as one.
 */
export async function race(
  stage: Stage,
  { mart, limit, same }: { mart: Runner; limit: Runner; same?: (body: unknown) => unknown },
): Promise<Race> {
  if (same) await requireSame(mart, limit, same)
  const lap = async ({ server, load, finish }: Runner, seconds: number) => {
    const before = await server.use()
    const began = performance.now()
    const fired = await fire(server.url, load, seconds)
    if (finish) {
      await finish()
      fired.perSecond = (1000 * fired.answers) / (performance.now() - began)
    }
    const after = await server.use()
    const bad = Object.keys(fired.statuses).filter((status) => !/^(2..|304)$/.test(status))
    if (bad.length > 0 || fired.errors > 0 || fired.answers === 0)
      throw new Error(`${server.url}: ${JSON.stringify(fired.statuses)}, ${fired.errors} errors`)
    return { ...fired, cpu: (after.cpu - before.cpu) / fired.answers }
  }
  for (const runner of [mart, limit]) await lap(runner, stage.warmUp)
  const rounds: { mart: Lap; limit: Lap }[] = []
  for (let round = 0; round < stage.rounds; round++) {
    const first = round % 2 === 0 ? await lap(mart, stage.seconds) : null
    const other = await lap(limit, stage.seconds)
    rounds.push({ mart: first ?? (await lap(mart, stage.seconds)), limit: other })
    stage.progress('.')
  }
  return {
    ratio: spreadOf(rounds.map((round) => round.mart.perSecond / round.limit.perSecond)),
    cpuRatio: spreadOf(rounds.map((round) => round.limit.cpu / round.mart.cpu)),
    mart: paceOf(rounds.map((round) => round.mart)),
    limit: paceOf(rounds.map((round) => round.limit)),
  }
}

interface Lap {
  perSecond: number
  cpu: number
  latency: { p50: number; p99: number }
}

const paceOf = (laps: Lap[]): Pace => ({
  perSecond: spreadOf(laps.map((lap) => lap.perSecond)),
  cpu: spreadOf(laps.map((lap) => lap.cpu)),
  p50: spreadOf(laps.map((lap) => lap.latency.p50)),
  p99: spreadOf(laps.map((lap) => lap.latency.p99)),
})

async function requireSame(mart: Runner, limit: Runner, same: (body: unknown) => unknown): Promise<void> {
  const ask = async ({ server, load }: Runner) => {
    const { method = 'GET', path, headers, body } = load.requests[0] ?? { path: '/' }
    const sent = { method, headers: { ...load.headers, ...headers }, ...(body ? { body } : {}) }
    return same(await (await fetch(server.url + path, sent)).json())
  }
  const [ours, theirs] = [await ask(mart), await ask(limit)]
  if (!isDeepStrictEqual(ours, theirs))
    throw new Error(
      `mart and limit answer differently:\n${JSON.stringify(ours).slice(0, 600)}\n${JSON.stringify(theirs).slice(0, 600)}`,
    )
}
