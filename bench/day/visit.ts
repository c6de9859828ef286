import type { Caller } from './caller.ts'
import type { Dice } from './dice.ts'
import type { Product, Shop } from './shop.ts'
import type { Tally } from './tally.ts'

/** An order as its customer last saw it. */
export interface Order {
  id: string
  status: string
  total: { amount: number; currency: string }
  items: { productId: string; quantity: number }[]
  paymentMethod: 'card' | 'cash_on_delivery'
}

/** What the shoppers of a day have in common. */
export interface Day {
  shop: Shop
  tally(): Tally
  /** Takes the time that people take between two steps. */
  think(dice: Dice): Promise<void>
  /** Whether nothing new is begun any more. */
  over(): boolean
  /** Orders of everybody, the last few: nobody may see another's. */
  orders: { id: string; customerId: string }[]
}

/** A customer, with what the app keeps between visits. */
export interface Customer {
  id: string
  email: string
  password: string
  refreshToken: string
  caller: Caller
  dice: Dice
  /** Products by path, as they were last answered. */
  kept: Map<string, { etag: string; product: Product }>
}

/** One visit of a customer, with what is on the screen. */
export interface Visit {
  day: Day
  me: Customer
  tally: Tally
  /** The list that is shown, and how it goes on. */
  list: { path: string; items: Product[]; nextCursor: string | null }
  /** The product that is shown. */
  product: Product | null
  /** What this visit has put into the basket, by product. */
  basket: Map<string, number>
  /** What the basket page last said that it comes to. */
  total: Order['total'] | null
  /** The order that was just placed, when it was sent. */
  placed: { order: Order; sentAt: number } | null
}
