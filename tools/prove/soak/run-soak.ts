import { setTimeout as delay } from 'node:timers/promises'
import type { History } from '../history.ts'
import { moves } from '../moves/all.ts'
import { weighted } from '../moves/dice.ts'
import type { Move, Post } from '../moves/move.ts'
import { openShop } from '../playing/open-shop.ts'
import { operationsOf } from '../playing/operations.ts'
import { type Company, newcomer, type Person } from '../playing/people.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import { measure } from './measure.ts'
import { judge, type Series, type Verdict } from './verdict.ts'

/** What a soak is to be. */
export interface SoakOptions {
  minutes: number
  seed: number
  shoppers: number
  say(line: string): void
}

/** What it found. */
export interface Soaked {
  shape: 'one' | 'split'
  seed: number
  minutes: number
  began: string
  /** Moves and requests a second: at full speed, and at the half of it that was held. */
  full: { moves: number; requests: number }
  half: { moves: number; requests: number }
  orders: number
  samples: number
  verdicts: Verdict[]
  /** Why it has not come to rest after it; null where all queues are empty. */
  unrest: string | null
}

/** Seconds of full speed, by which half of it is known; the first third warms up. */
const rush = 45
/** Seconds between two looks. */
const interval = 5
/** Seconds in which everything has to be done after the last request. */
const restWithin = 240

/** Lives at half of what a mart can do, measures everything of it that might grow, and judges. The mart is left running. */
export async function soak(mart: ProvenMart, { minutes, seed, shoppers, say }: SoakOptions): Promise<Soaked> {
  const history: History = { deeds: [], faults: [], began: performance.now() }
  const began = new Date().toISOString()
  const count = { moves: 0, requests: 0, orders: 0 }
  let over = false
  const given = new AbortController()
  const document = (await (await fetch(`${mart.url}/openapi.json`)).json()) as {
    paths: Record<string, object>
  }
  const company: Company = {
    recording: { url: mart.url, history, operationOf: operationsOf(document) },
    over: () => over,
    signal: given.signal,
    shop: {
      products: [],
      orders: [],
      guests: [],
      categoryId: '',
      pay: null,
      newcomer: (name, random) => newcomer(company, name, random),
    },
  }
  // What was done is counted, and let go: this process is to stay as it is, too.
  const counting = () => {
    for (const { what, status } of history.deeds.splice(0)) {
      count.requests += 1
      if (status === 201 && /^POST \/v1\/(orders|cart\/checkout)$/.test(what)) count.orders += 1
    }
  }
  const people = await openShop(company, seed, shoppers)
  const pace = createPace()
  const playing = live(people, pace, () => {
    count.moves += 1
  })

  say(`${rush} s at full speed`)
  await delay((rush / 3) * 1000)
  const full = await rateOf(count, counting, (rush * 2) / 3)
  pace.set(full.moves / 2)
  say(`full: ${full.requests.toFixed(0)} requests/s; half of it for ${minutes} min`)

  const series = new Map<string, Series>()
  const opened = performance.now()
  counting()
  const before = { ...count }
  let samples = 0
  while (performance.now() - opened < minutes * 60_000) {
    const at = (performance.now() - opened) / 1000
    for (const { kind, name, value } of await measure(mart)) {
      const key = `${kind} ${name}`
      const known = series.get(key) ?? { kind, name, points: [] }
      known.points.push([at, value])
      series.set(key, known)
    }
    counting()
    samples += 1
    if (samples % 12 === 0)
      say(
        `${at.toFixed(0)} s: ${count.requests - before.requests} requests, ${count.orders - before.orders} orders`,
      )
    await delay(Math.max(0, samples * interval * 1000 - (performance.now() - opened)))
  }
  counting()
  const seconds = (performance.now() - opened) / 1000
  const half = {
    moves: (count.moves - before.moves) / seconds,
    requests: (count.requests - before.requests) / seconds,
  }
  over = true
  pace.set(Number.POSITIVE_INFINITY)
  await playing
  const unrest = await restOf(mart)
  given.abort()
  const verdicts = [...series.values()].map(judge)
  const { orders } = count
  return {
    shape: mart.shape,
    seed,
    minutes,
    began,
    full,
    half,
    orders: orders - before.orders,
    samples,
    verdicts,
    unrest,
  }
}

/** Says when the next move may begin, whoever makes it; at first at once. */
function createPace() {
  let gap = 0
  let next = 0
  return {
    /** Moves a second. */
    set(rate: number) {
      gap = 1000 / rate
      next = performance.now()
    },
    async turn() {
      const at = Math.max(next, performance.now())
      next = at + gap
      await delay(Math.max(0, at - performance.now()))
    },
  }
}

async function live(
  people: { customers: Person[]; staff: { post: Post; who: Person }[] },
  pace: ReturnType<typeof createPace>,
  played: () => void,
): Promise<void> {
  const one = async (who: Person, theirs: Move[]) => {
    while (!who.over()) {
      await pace.turn()
      const move = weighted(who.random, theirs)
      who.move = move.name
      // What the contract doesn't allow is for a proof to find.
      await move.play(who).catch(() => {})
      played()
    }
  }
  const shoppers = moves.filter(({ by }) => by === 'shopper')
  await Promise.all([
    ...people.customers.map((who) => one(who, shoppers)),
    ...people.staff.map(({ post, who }) =>
      one(
        who,
        moves.filter((move) => move.by === 'staff' && move.post === post),
      ),
    ),
  ])
}

async function rateOf(count: { moves: number; requests: number }, counting: () => void, seconds: number) {
  counting()
  const [before, from] = [{ ...count }, performance.now()]
  await delay(seconds * 1000)
  counting()
  const took = (performance.now() - from) / 1000
  return { moves: (count.moves - before.moves) / took, requests: (count.requests - before.requests) / took }
}

/** Null when all is done: twice, since work may lie between two tables for a moment. */
async function restOf(mart: ProvenMart): Promise<string | null> {
  const deadline = performance.now() + restWithin * 1000
  for (let calm = 0; ; ) {
    const why = await mart.unrest(60_000)
    calm = why === null ? calm + 1 : 0
    if (calm === 2) return null
    if (performance.now() > deadline) return why
    await delay(500)
  }
}
