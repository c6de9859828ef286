import { between, happens, oneOf } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** A price is changed by the version that was seen, or by one that is long gone. */
export const rePrice: Move = {
  name: 're-price',
  by: 'staff',
  post: 'catalogue',
  weight: 5,
  async play({ client, random, shop }) {
    const product = oneOf(random, shop.products)
    if (!product) return
    const path = `/v1/products/${product.id}`
    const seen = await client.get(path)
    if (!isDone('the product', seen)) return
    const stale = happens(random, 0.2)
    const price = { amount: between(random, 50, 500) * 100, currency: 'PKR' }
    const changed = await client.patch(
      path,
      { price },
      { 'if-match': stale ? '"0"' : `"${seen.body.version}"` },
    )
    const done = isDone('a new price', changed, 412)
    must(!(done && stale), `${product.id} was changed by a version that it no longer has`)
    if (done && price.amount !== seen.body.price.amount)
      must(
        changed.body.version > seen.body.version,
        `${product.id} has the version ${changed.body.version} after a change`,
      )
  },
}
