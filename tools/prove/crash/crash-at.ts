import { setTimeout as delay } from 'node:timers/promises'
import type { Armed } from '#src/faults/fault-points.ts'
import type { Shop } from './shop.ts'
import type { Expected } from './stands.ts'
import { allWrongs, type Trade } from './trades.ts'

/** Rounds of a trade after which a point that was not come by often enough counts as never come by. */
const mostRounds = 6

/**
 * Plays the trade until the mart has died at the point, starts it again, and waits until all is at rest. Resolves with the
 * orders that it made and with what is wrong of them, in words; throws where the point was never come by.
 */
export async function crashAt(
  shop: Shop,
  { point, passing }: Armed,
  trade: Trade,
): Promise<{ orders: Expected[]; wrong: string[] }> {
  let [armed, died] = [false, false]
  const reopened = shop.mart.dead().then(async () => {
    died = true
    await shop.openAgain()
  })
  // Whoever waits for it hears of its failure.
  reopened.catch(() => {})
  const arm = () => {
    if (!armed) shop.mart.arm(`${point}:${passing}`)
    armed = true
  }
  const orders: Expected[] = []
  const wrong: string[] = []
  for (let round = 0; !died && round < mostRounds; round++) {
    const customer = await shop.customer()
    const played = await trade.play(shop, customer, arm)
    // What it set going comes by later points after it.
    const over = new AbortController()
    await Promise.race([reopened, restOrDeath(shop, () => died, over.signal)]).finally(() => over.abort())
    if (died) {
      await reopened
      await shop.rest()
    }
    orders.push(...played.orders)
    wrong.push(...(await allWrongs(shop, played)))
  }
  if (!died)
    throw new Error(`${point} was not come by ${passing} times in ${mostRounds} rounds of ${trade.name}`)
  return { orders, wrong }
}

/** Resolves when all is at rest, or the mart has died meanwhile. */
async function restOrDeath(shop: Shop, died: () => boolean, over: AbortSignal): Promise<void> {
  try {
    await shop.rest()
  } catch (error) {
    if (!died()) throw error
  }
  // A death just before the last look may be heard of just after it.
  if (!over.aborted) await delay(20)
}
