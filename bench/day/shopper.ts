import { arrive } from './arriving.ts'
import { browse, home, look, search } from './browsing.ts'
import { Fault } from './caller.ts'
import { type Next, nextStep, type Step } from './choices.ts'
import { basket, change, fill } from './filling.ts'
import { inbox, order, orders } from './looking-back.ts'
import { checkout } from './ordering.ts'
import { followToTheEnd } from './paying.ts'
import type { Customer, Day, Visit } from './visit.ts'

type Doing = (visit: Visit) => Promise<Next | undefined>

/** Where it leads is left to chance. */
const simply =
  (does: (visit: Visit) => Promise<void>): Doing =>
  async (visit) => {
    await does(visit)
    return undefined
  }

/** What is done at each step; it may say itself what has to come next. */
const doing: Record<Step, Doing> = {
  home: simply(home),
  browse: simply(browse),
  search: simply(search),
  look: simply(look),
  fill: simply(fill),
  basket: simply(basket),
  change,
  checkout,
  follow: simply(followToTheEnd),
  orders,
  order: simply(order),
  inbox: simply(inbox),
}

/** One visit after the other until the day is over; the visit that is under way then comes to its end in haste. */
export async function shop(me: Customer, day: Day): Promise<void> {
  await day.think(me.dice)
  while (!day.over()) {
    try {
      await visitShop(me, day)
    } catch (error) {
      // A fault is in the tally and ends the visit; anything else is the bench's own.
      if (!(error instanceof Fault)) throw error
    }
    await day.think(me.dice)
  }
}

async function visitShop(me: Customer, day: Day): Promise<void> {
  const list = { path: '/v1/products?limit=20', items: [], nextCursor: null }
  const visit: Visit = {
    day,
    me,
    tally: day.tally(),
    list,
    product: null,
    basket: new Map(),
    total: null,
    placed: null,
  }
  visit.tally.happened('visits')
  await arrive(visit)
  let filled = false
  for (let step: Next = 'home'; step !== 'leave'; ) {
    const told: Next | undefined = await doing[step](visit)
    if (step === 'fill' && !filled) visit.tally.happened('visits that fill a basket')
    filled ||= step === 'fill'
    if (day.over() && !visit.placed) return
    step = told ?? nextStep(step, visit.basket.size > 0 ? 'filled' : 'empty', me.dice)
    // The order's page opens by itself.
    if (step !== 'follow') await day.think(me.dice)
  }
}
