import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { requireCleanBooks } from '../books.ts'
import { spreadOf } from '../spread.ts'
import type { Stage } from '../stage.ts'
import { type Crowd, enter } from './enter.ts'
import { bySecond } from './figures.ts'
import { type Found, foundIn } from './found.ts'
import { lagsOf } from './lag.ts'
import { complaintsOf, sizeOf } from './log-lines.ts'
import { shop } from './shopper.ts'
import { staff } from './staff.ts'
import { createTally, type Tally } from './tally.ts'
import { calmSeconds, watch } from './watch.ts'

/** Of what the machine gives at the most, so much is asked for: busy, and not always at its end. */
const load = 0.55

/** Seconds of the rush that shows what the machine gives; the first of them warm up and don't count. */
const rush = { quick: { all: 6, warmUp: 3 }, long: { all: 15, warmUp: 6 } }

/** Unpaid after this an order is cancelled, so that it happens within the day. */
const paymentTimeout = 20

/**
 * A day on the whole mart. First all shoppers without a pause for thought, which gives what the machine can do at this
 * hour; then they think between steps for as long as makes it so much of that as `load` says. The second is the day.
 */
export async function playDay(stage: Stage): Promise<Found> {
  const mart = await stage.mart({ ORDER_PAYMENT_TIMEOUT: `${paymentTimeout}s` })
  try {
    const log = join(stage.dir, 'mart.log')
    const before = await sizeOf(log)
    const crowd = await enter(stage, mart)
    const { all, warmUp } = stage.day < 60 ? rush.quick : rush.long
    stage.progress('a rush … ')
    const first = await live(crowd, { seconds: all, think: 0 })
    await stage.untilIdle()
    // The median second: a moment in which something else had the machine says nothing of the mart.
    const counted = first.seconds().slice(warmUp)
    const most = spreadOf(counted.map(({ count }) => count)).median
    const steps = first.steps() / first.seconds().reduce((sum, { count }) => sum + count, 0)
    const think = (1000 * crowd.customers.length) / (most * steps * load)

    stage.progress(`up to ${most.toFixed(0)}/s; the day … `)
    const began = new Date()
    const opened = performance.now()
    const watched = watch(stage, mart, () => performance.now() - opened)
    const day = await live(crowd, { seconds: stage.day, think })
    const used = await watched.stop()
    stage.progress('the books … ')
    const books = await closeBooks(stage)
    crowd.leave()
    return foundIn({
      seconds: stage.day,
      shoppers: crowd.customers.length,
      capacity: most,
      think,
      tally: day.tally,
      faults: [
        ...first.tally.faults.map((fault) => ({ ...fault, route: `in the rush: ${fault.route}` })),
        ...day.tally.faults,
      ],
      lags: await lagsOf(stage, began, stage.day, calmSeconds(used)),
      use: used,
      statuses: await stage.query(
        'order',
        'select status, count(*)::int as orders from orders where created_at >= $1 group by 1 order by 2 desc',
        [began],
      ),
      complaints: await complaintsOf(log, before),
      books,
    })
  } finally {
    await mart.stop()
  }
}

/** Everybody at once, for so many seconds; each of the shoppers thinks for `think` milliseconds on average. */
async function live(
  { customers, staffOf, shop: goods, tellTo }: Crowd,
  { seconds, think }: { seconds: number; think: number },
) {
  const began = performance.now()
  const clock = () => performance.now() - began
  const tally: Tally = createTally(clock)
  tellTo(tally)
  let steps = 0
  const over = () => clock() >= seconds * 1000
  const orders: { id: string; customerId: string }[] = []
  const day = {
    shop: goods,
    orders,
    over,
    tally: () => tally,
    async think(dice: (typeof customers)[number]['dice']) {
      if (!over()) steps++
      const pause = dice.pause(think)
      if (think > 0 && !over()) await delay(pause)
    },
  }
  await Promise.all([
    ...customers.map((customer) => shop(customer, day)),
    staff((n) => ({ ...staffOf(n), shop: goods, tally }), over),
  ])
  const answers = () => [...tally.routes.values()].flatMap(({ samples }) => samples)
  return { tally, steps: () => steps, seconds: () => bySecond(answers(), seconds) }
}

/** Waits until no order waits for its payment, and all events are handled; null where the books are clean, else what is wrong. */
async function closeBooks(stage: Stage): Promise<string | null> {
  const open = `select exists (select from orders where status in ('pending', 'awaiting_payment')) as it`
  const until = performance.now() + 2_000 * paymentTimeout
  try {
    while ((await stage.query('order', open))[0].it && performance.now() < until) await delay(100)
    await stage.untilIdle()
    await requireCleanBooks(stage)
    return null
  } catch (error) {
    return String(error)
  }
}
