import { between, happens, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'
import { keyed } from './placing.ts'

/** Money goes back: a part, or all that is left; sometimes twice with one key, sometimes more than there is. */
export const refund: Move = {
  name: 'refund',
  by: 'staff',
  post: 'refunds',
  weight: 5,
  async play(player) {
    const { client, random } = player
    const page = await client.get(
      `/v1/payments?limit=20&status=${happens(random, 0.7) ? 'captured' : 'partially_refunded'}`,
    )
    if (!isDone('payments', page)) return
    const payment = oneOf<{ id: string; amount: { amount: number; currency: string } }>(
      random,
      page.body.items,
    )
    if (!payment) return
    const { currency, amount } = payment.amount
    const dice = random()
    const part = {
      amount: dice < 0.1 ? Math.max(1, amount) * 3 : between(random, 1, Math.max(1, Math.floor(amount / 3))),
      currency,
    }
    const body = { reason: 'a broken egg', ...(dice < 0.7 && { amount: part }) }
    isDone('refunding', await keyed(player, `/v1/payments/${payment.id}/refunds`, body), 409)
    isDone('its ledger', await client.get(`/v1/payments/${payment.id}/transactions`))
    if (happens(random, 0.3)) isDone('its refunds', await client.get(`/v1/payments/${payment.id}/refunds`))
  },
}
