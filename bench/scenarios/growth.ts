import { asker, p50 } from '../growth/measure.ts'
import { type Measured, routesOf } from '../growth/routes.ts'
import { openShop } from '../growth/shop.ts'
import { wordsOf } from '../growth/words.ts'
import type { Outcome, Scenario } from '../scenario.ts'
import { type Spread, spreadOf } from '../spread.ts'

const most = 1.3
const groups = ['reads', 'lists', 'search', 'orders'] as const

/** Of one kind of request, or of all of a group: how long half of the requests take, round by round. */
interface Row {
  name: string
  small: Spread
  large: Spread
  growth: Spread
}

/**
 * A mart with a thousand products and orders and one with a hundred times as many, asked in turn, request by request,
 * over one connection each. Nothing is kept in memory: every answer is read from the database.
 */
const growing: Scenario = {
  name: 'growth',
  what: '1,000 → 100,000 (1,000,000 with --big) products and orders; p50 of each kind of request, no cache',
  reach: `≤ ${most}× each of ${groups.join(', ')}`,
  async run(stage): Promise<Outcome> {
    // Its databases, seeded, are what both shops begin with.
    await (await stage.mart()).stop()
    const small = await openShop(stage, 'small', 1_000)
    const large = await openShop(stage, 'large', stage.big ? 1_000_000 : 100_000)
    stage.progress('filled ')
    const asks = [asker(small.mart.url), asker(large.mart.url)] as const
    try {
      const words = await wordsOf(stage, 'small', 'large')
      const sides = await Promise.all(
        [small, large].map(({ name, mart }) => routesOf(stage, name, mart.url, words)),
      )
      const pairs = (sides[0] as Measured[]).map((one, at) => ({
        ...one,
        pair: [one, sides[1]?.[at] as Measured] as const,
      }))
      const times = async (each: number) => {
        const rounds: Timed[] = []
        for (const { group, route, pair } of pairs)
          rounds.push({ group, route, times: await inTurn(asks, pair, each) })
        return rounds
      }
      await times(20)
      const rounds: Timed[][] = []
      for (let round = 0; round < stage.rounds; round++) {
        rounds.push(await times(Math.round(40 * stage.seconds)))
        stage.progress('.')
      }
      const row = (name: string, matches: (one: Timed) => boolean): Row => {
        const medians = rounds.map((round) => {
          const side = (at: 0 | 1) => p50(round.filter(matches).flatMap((one) => one.times[at]))
          return { small: side(0), large: side(1) }
        })
        return {
          name,
          small: spreadOf(medians.map((one) => one.small)),
          large: spreadOf(medians.map((one) => one.large)),
          growth: spreadOf(medians.map((one) => one.large / one.small)),
        }
      }
      const byGroup = groups.map((group) => row(group, (one) => one.group === group))
      const byRoute = pairs.map(({ group, route }) => row(`${group}: ${route}`, (one) => one.route === route))
      stage.progress(`\n\n${table([...byGroup, ...byRoute])}\n`)
      return outcome(byGroup, byRoute)
    } finally {
      for (const ask of asks) ask.close()
      await small.mart.stop()
      await large.mart.stop()
    }
  },
}

/** What one round took of one kind of request: of the small shop, and of the large one. */
interface Timed {
  group: Measured['group']
  route: string
  times: [number[], number[]]
}

type Asker = ReturnType<typeof asker>

/** Milliseconds of so many requests to each, one by one, the first to be asked changing each time. */
async function inTurn(
  asks: readonly [Asker, Asker],
  pair: readonly [Measured, Measured],
  each: number,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []]
  for (let n = 0; n < each; n++) {
    for (const at of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { requests } = pair[at]
      const asked = requests[n % requests.length]?.()
      if (asked) times[at].push(await asks[at].ask(asked))
    }
  }
  return times
}

function outcome(byGroup: Row[], byRoute: Row[]): Outcome {
  const worst = (rows: Row[]) => rows.reduce((a, b) => (b.growth.median > a.growth.median ? b : a))
  const { growth } = worst(byGroup)
  const times = ({ growth: { median, min, max } }: Row) =>
    `${median.toFixed(2)}× (${min.toFixed(2)}–${max.toFixed(2)})`
  const route = worst(byRoute)
  return {
    // The other way up, so that more is better, as everywhere.
    ratio: { median: 1 / growth.median, min: 1 / growth.max, max: 1 / growth.min },
    reached: growth.median <= most,
    figures: {
      ...Object.fromEntries(byGroup.map((group) => [group.name, times(group)])),
      'most of any route': `${times(route)} ${route.name}`,
    },
    detail: { byGroup, byRoute },
  }
}

/** In Markdown; milliseconds. */
function table(rows: Row[]): string {
  const line = ({ name, small, large, growth }: Row) =>
    `| ${name} | ${small.median.toFixed(2)} | ${large.median.toFixed(2)} | ${growth.median.toFixed(2)} (${growth.min.toFixed(2)}–${growth.max.toFixed(2)}) |`
  return ['| p50, ms | small | large | large/small |', '| --- | --- | --- | --- |', ...rows.map(line)].join(
    '\n',
  )
}

export const growth: Scenario[] = [growing]
