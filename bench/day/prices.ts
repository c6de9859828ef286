import { setTimeout as delay } from 'node:timers/promises'
import type { Worker } from './worker.ts'

const readRoute = 'GET /v1/products/{id}'
const changeRoute = 'PATCH /v1/products/{id}'

/** So many of the most popular are re-priced again and again, so that two of the staff meet. */
const contested = 4

/**
 * Another price for a product, within a tenth of what it is, if nobody has changed it since it was read (If-Match); who
 * comes second reads it again. What was changed is there to be read at once.
 */
export async function reprice({ caller, dice, shop, tally }: Worker): Promise<void> {
  const { id } = dice.favourite(dice.in(0.5) ? shop.products.slice(0, contested) : shop.products)
  const path = `/v1/products/${id}`
  for (;;) {
    const read = await caller.ask({ path, route: readRoute, answers: { 200: 'ok' } })
    await delay(dice.between(20, 150))
    const { amount, currency } = read.body.price
    // Whole rupees, and never down to nothing.
    const price = {
      amount: Math.max(1_000, Math.round((amount * dice.between(90, 111)) / 10_000) * 100),
      currency,
    }
    const { status, body } = await caller.ask({
      method: 'PATCH',
      path,
      route: changeRoute,
      headers: { 'if-match': String(read.headers.etag) },
      body: { price },
      answers: { 200: 'ok', 412: 'changed by another since' },
    })
    if (status === 412) {
      tally.happened('re-pricing met another and was tried again')
      continue
    }
    if (body.price.amount !== price.amount)
      caller.wrong(changeRoute, `${id} costs ${body.price.amount}, not ${price.amount}`)
    tally.happened('re-priced')
    const { body: now } = await caller.ask({ path, route: readRoute, answers: { 200: 'ok' } })
    if (now.version < body.version)
      caller.wrong(readRoute, `${id} is at version ${now.version} after ${body.version}`)
    return
  }
}
