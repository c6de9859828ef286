import { happens } from './dice.ts'
import { isDone } from './lawful.ts'
import type { KnownOrder, Move } from './move.ts'

/** What is said at the door: cash to the paisa mostly, less sometimes, and why. */
export function handover(
  random: () => number,
  { paymentMethod, due }: Pick<KnownOrder, 'paymentMethod' | 'due'>,
): object | null {
  const ageChecked = happens(random, 0.9)
  if (paymentMethod === 'card') return { ageChecked }
  if (!due) return null
  if (happens(random, 0.9)) return { ageChecked, collected: due }
  const collected = { ...due, amount: Math.max(0, due.amount - 100) }
  return { ageChecked, collected, reason: 'had no more with them' }
}

/** Whoever drives brings to the door what is on the way, in vain sometimes; one that isn't is refused. */
export const deliver: Move = {
  name: 'deliver',
  by: 'staff',
  post: 'delivery',
  weight: 8,
  async play({ client, random, shop }) {
    for (const order of shop.orders.filter(() => random() < 0.06).slice(0, 5)) {
      if (happens(random, 0.1)) {
        const attempt = { reason: 'nobody was there' }
        isDone('in vain', await client.post(`/v1/orders/${order.id}/attempt`, attempt), 409)
        continue
      }
      const said = handover(random, order)
      // What it comes to may have changed on the way: some of it came back.
      if (said) isDone('delivering', await client.post(`/v1/orders/${order.id}/deliver`, said), 409, 422)
    }
  },
}
