import type { Answer, Client } from '../../mart/client.ts'
import { between, happens, oneOf, word } from './dice.ts'
import { must } from './lawful.ts'
import type { Player } from './move.ts'

/** Where somebody lives: what identifies a person says who it is, so that it can be looked for once they are erased. */
export const addressOf = ({ account }: Player) => ({
  recipient: `R ${account.email.split('@')[0]}`,
  phone: '+923001234567',
  line1: `House of ${account.email.split('@')[0]}`,
  city: 'Karachi',
})

/** How much of a product people take at once: sometimes more than there is. */
export const amountOf = (random: () => number, soldBy: 'piece' | 'weight'): number =>
  soldBy === 'piece'
    ? between(random, 1, happens(random, 0.1) ? 12 : 4)
    : 50 * between(random, 1, happens(random, 0.1) ? 60 : 20)

/** One to three products. */
export function someItems({ random, shop }: Player): { productId: string; quantity: number }[] {
  return Array.from({ length: between(random, 1, 3) }, () => {
    const product = oneOf(random, shop.products) as Player['shop']['products'][number]
    return { productId: product.id, quantity: amountOf(random, product.soldBy) }
  })
}

/** By which means most pay. */
export const meansOf = (random: () => number) =>
  (happens(random, 0.55) ? 'card' : 'cash_on_delivery') as 'card' | 'cash_on_delivery'

/**
 * Sends what makes an order with a key, and sometimes again with the same: while the first is under way, from a second app,
 * or after its answer. All that are answered 201 have to name one order.
 */
export async function keyed(player: Player, path: string, body: object): Promise<Answer> {
  const { random, client } = player
  const headers = { 'idempotency-key': word(random, 'key') }
  const ask = (by: Client) => by.post(path, body, headers)
  const atOnce = happens(random, 0.1)
  const later = happens(random, 0.1)
  const [answer, other] = await Promise.all([ask(client), atOnce ? ask(player.beside) : null])
  const again = later ? await ask(client) : null
  for (const repeated of [other, again])
    if (answer.status === 201 && repeated?.status === 201)
      must(repeated.body.id === answer.body.id, `one key made ${answer.body.id} and ${repeated.body.id}`)
  return answer.status === 201 ? answer : ([other, again].find((it) => it?.status === 201) ?? answer)
}

/** From now on everybody may come across it. */
export function remember(
  player: Player,
  order: { id: string; paymentMethod: 'card' | 'cash_on_delivery' },
): void {
  const { id, paymentMethod } = order
  player.orders.push({ id, paymentMethod, unpaid: paymentMethod === 'card' })
  if (player.orders.length > 12) player.orders.shift()
  player.shop.orders.push({ id, customer: player.id, paymentMethod })
  if (player.shop.orders.length > 300) player.shop.orders.shift()
}
