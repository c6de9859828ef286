import { setTimeout as delay } from 'node:timers/promises'
import { happens } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Tries, a moment apart, after which a shopper gives up waiting for the till. */
const tries = 12

/**
 * Somebody pays by card: mostly it is good, sometimes declined, sometimes slow, and sometimes they walk away. Whoever is
 * declined mostly tries again, and sometimes from two windows at once.
 */
export const pay: Move = {
  name: 'pay',
  by: 'shopper',
  weight: 16,
  async play({ client, random, orders, shop, over }) {
    const order = orders.find(({ unpaid }) => unpaid)
    if (!order) return
    order.unpaid = false
    if (happens(random, 0.1)) return
    let dice = random()
    for (let n = 0; n < tries && !over(); n++) {
      const seen = await client.get(`/v1/orders/${order.id}`)
      if (!isDone('the order', seen) || !['pending', 'awaiting_payment'].includes(seen.body.status)) return
      const found = await client.get(`/v1/payments?orderId=${order.id}`)
      if (!isDone('its payment', found)) return
      const payment = found.body.items[0]
      if (payment?.clientSecret) {
        const good = dice < 0.8
        if (shop.pay) {
          shop.pay(payment.clientSecret, good)
          if (good) return
        } else {
          const token = dice < 0.7 ? 'tok_ok' : dice < 0.85 ? 'tok_declined' : 'tok_slow'
          const paid = await client.post(`/v1/payments/${payment.id}/confirm`, { token })
          // 409: it was cancelled, or paid from another window.
          isDone('paying', paid, 409)
          if (token !== 'tok_declined') return
        }
      }
      if (payment?.retriesLeft) {
        // 409: it was tried as often as it may be, or in the other window.
        const again = () => client.post(`/v1/payments/${payment.id}/retry`, {})
        const windows = happens(random, 0.2) ? [again(), again()] : [again()]
        for (const answer of await Promise.all(windows)) isDone('trying again', answer, 409)
        if (happens(random, 0.3)) return
        dice = random()
      }
      await delay(150)
    }
  },
}
