import type { Caller } from './caller.ts'
import type { Dice } from './dice.ts'
import type { Shop } from './shop.ts'
import type { Tally } from './tally.ts'

/** Somebody of the staff, at work. */
export interface Worker {
  caller: Caller
  dice: Dice
  shop: Shop
  tally: Tally
}
