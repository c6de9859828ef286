import { addCoupon } from './add-coupon.ts'
import { markBasketed } from './basketed.ts'
import { basketedRepository } from './basketed-repository.ts'
import { cartRepository } from './cart-repository.ts'
import { checkout } from './checkout.ts'
import { fillCart } from './fill-cart.ts'
import { giveBack } from './give-back.ts'
import { readCart } from './read-cart.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const cart = {
  carts: cartRepository,
  basketed: basketedRepository,
  readCart,
  addCoupon,
  fillCart,
  checkout,
  giveBack,
  markBasketed,
}
