import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import { mostCoupons } from '../offers/coupons.ts'
import { refuseCoupons } from '../offers/use-coupons.ts'
import type { Cart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'
import type { ReadCart } from './read-cart.ts'

interface Needs {
  carts: CartRepository
  readCart: ReadCart
  now: () => Date
}

/** Puts a code into a cart, again and again the same, and gives the cart. 422 with the reason where it gives nothing, 409 where it holds too many. */
export const addCoupon =
  ({ carts, readCart, now }: Needs) =>
  async (customerId: string, code: string, tx: Tx): Promise<Cart> => {
    if (!(await carts.addCoupon(customerId, code, now(), tx)))
      throw conflict(`The cart has ${mostCoupons} codes, and holds no more.`)
    const cart = await readCart(customerId, tx)
    const path = `coupons[${cart.coupons.indexOf(code)}]`
    const useless = cart.problems?.find((problem) => problem.path === path)
    if (useless) throw refuseCoupons([{ ...useless, path: 'code' }])
    return cart
  }
