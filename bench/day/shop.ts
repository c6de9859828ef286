import type { Caller } from './caller.ts'
import type { Dice } from './dice.ts'
import { wordsOf } from './typing.ts'

/** A product as the bench needs it. */
export interface Product {
  id: string
  slug: string
  name: string
  categoryId: string
  soldBy: 'piece' | 'weight'
  price: { amount: number; currency: string }
  inStock: boolean
  version: number
}

/** What everybody who comes in finds, read once through the API. */
export interface Shop {
  categories: { id: string; slug: string; parentId: string | null }[]
  /** The favourites first: what chance made popular stays so for the run. */
  products: Product[]
  words: string[]
}

export async function readShop(caller: Caller, dice: Dice): Promise<Shop> {
  const all = async (path: string) => {
    const items = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await caller.ask({
        path: `${path}?limit=100${cursor && `&cursor=${cursor}`}`,
        route: `GET ${path}`,
        answers: { 200: 'ok' },
      })
      items.push(...body.items)
      cursor = body.nextCursor
    }
    return items
  }
  const categories = await all('/v1/categories')
  const listed: Product[] = await all('/v1/products')
  const places = new Map(listed.map(({ id }) => [id, dice.random()]))
  const products = listed.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  return { categories, products, words: wordsOf(listed.map(({ name }) => name)) }
}
