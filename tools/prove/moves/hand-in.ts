import { happens } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

interface Sum {
  amount: number
  currency: string
}

interface Cash {
  collected: Sum
  withCourier: Sum
  handedIn: Sum
  banked: Sum
}

/** What somebody collected is with them or handed in, and of that no more is banked than there is. */
const isWhole = ({ collected, withCourier, handedIn, banked }: Cash) =>
  collected.amount === withCourier.amount + handedIn.amount && banked.amount <= handedIn.amount

/** Whoever drives hands in what they collected, or some of it, and more than they have sometimes; and that is banked. */
export const handIn: Move = {
  name: 'hand-in',
  by: 'staff',
  post: 'delivery',
  weight: 2,
  async play({ id, client, random }) {
    const path = `/v1/payments/couriers/${id}`
    const seen = await client.get(path)
    // 404: they have collected nothing yet.
    if (!isDone('my cash', seen, 404)) return
    must(isWhole(seen.body), `the cash of ${id} is not whole: ${JSON.stringify(seen.body)}`)
    const { withCourier } = seen.body as Cash
    const some = (most: number) => Math.ceil(most * (happens(random, 0.2) ? 2 : random()))
    const amount = { ...withCourier, amount: some(withCourier.amount) }
    if (amount.amount > 0) {
      const handed = await client.post(`${path}/handovers`, { amount, reference: 'a bag' })
      // 409: more than there is.
      if (isDone('handing in', handed, 409))
        must(isWhole(handed.body), `the cash of ${id} is not whole: ${JSON.stringify(handed.body)}`)
    }
    const safe = await client.get('/v1/payments/couriers?limit=100')
    if (!isDone('all cash', safe)) return
    const mine = (safe.body.items as (Cash & { courierId: string })[]).find((it) => it.courierId === id)
    const left = mine ? mine.handedIn.amount - mine.banked.amount : 0
    if (left > 0 && happens(random, 0.5))
      isDone(
        'banking',
        await client.post(`${path}/bankings`, { amount: { ...withCourier, amount: some(left) } }),
        409,
      )
  },
}
