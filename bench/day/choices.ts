import type { Dice } from './dice.ts'

/** What a shopper does, each a page of the app or a press of a button. */
export const steps = [
  'home',
  'browse',
  'search',
  'look',
  'fill',
  'basket',
  'change',
  'checkout',
  'follow',
  'orders',
  'order',
  'inbox',
] as const

export type Step = (typeof steps)[number]
export type Next = Step | 'leave'

type Ways = Record<Step, Partial<Record<Next, number>>>

/** From where to where, in percent, with nothing in the basket yet. */
const emptyHanded: Ways = {
  home: { browse: 34, search: 20, look: 9, orders: 4, inbox: 2, leave: 31 },
  browse: { browse: 25, look: 39, search: 9, fill: 4, leave: 23 },
  search: { look: 46, search: 15, browse: 9, fill: 6, leave: 24 },
  look: { fill: 13, look: 13, browse: 27, search: 13, leave: 34 },
  fill: { browse: 40, search: 30, look: 30 },
  basket: { browse: 40, leave: 60 },
  change: { basket: 100 },
  checkout: { basket: 100 },
  follow: { order: 14, inbox: 18, orders: 8, leave: 60 },
  orders: { order: 55, home: 15, leave: 30 },
  order: { inbox: 15, orders: 10, leave: 75 },
  inbox: { order: 15, home: 10, leave: 75 },
}

/** The same with something in it: people stay longer, and most go away all the same. */
const withBasket: Ways = {
  ...emptyHanded,
  home: { browse: 45, search: 30, basket: 10, leave: 15 },
  browse: { fill: 42, look: 28, browse: 15, search: 9, basket: 2, leave: 4 },
  search: { fill: 52, look: 26, search: 8, browse: 8, basket: 2, leave: 4 },
  look: { fill: 52, browse: 18, search: 14, look: 6, basket: 4, leave: 6 },
  fill: { fill: 26, browse: 27, search: 24, look: 9, basket: 10, leave: 4 },
  basket: { checkout: 44, change: 12, browse: 14, leave: 30 },
  change: { basket: 85, leave: 15 },
  checkout: { follow: 100 },
}

/** What comes next, one step after the other and nothing kept but whether there is something in the basket. */
export const nextStep = (step: Step, basket: 'empty' | 'filled', dice: Dice): Next =>
  dice.weighed<Next>(waysFrom(step, basket))

/** Where a step may lead, with its weights. */
export const waysFrom = (step: Step, basket: 'empty' | 'filled'): Partial<Record<Next, number>> =>
  (basket === 'filled' ? withBasket : emptyHanded)[step]

/**
 * How often else. Of real shops: 14 % of visits to food shops put something in the cart (Dynamic Yield, August 2023);
 * 70 % of carts are abandoned (Baymard Institute, the mean of some 50 studies); 30 % of shoppers use the search
 * (WebLinc, 2016); one query in ten is misspelt (Google, 2021); cash on delivery leads in Pakistan. TPC-W's shopping
 * mix of an online bookshop has 1.2 % of its pages confirm an order. What nobody publishes is a guess, and says so.
 */
export const shares = {
  misspelt: 0.1,
  /** Typed no further than the list that pops up needs; a guess. */
  beginning: 0.25,
  /** Asked for again with the ETag that the app has kept; a guess. */
  revalidated: 0.7,
  cash: 0.6,
  declined: 0.1,
  /** 3-D Secure and its like: the bank takes its time. */
  slow: 0.08,
  /** Goes away from the page where the card is asked for. */
  unpaid: 0.05,
  /** Sends the same order again with the same key, at once or after the answer: a double click, a bad line. */
  sentTwice: 0.1,
  cancelled: 0.1,
  /** A visit that begins with new tokens for an old session, with a password, as a new customer; the others have theirs. */
  refresh: 0.05,
  login: 0.01,
  register: 0.003,
  /** Tries what isn't theirs. */
  nosy: 0.01,
} as const
