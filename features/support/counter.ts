import type { Basket, Names } from './offers.ts'
import { expectStatus, money, type Shop } from './world.ts'

/** A row of what the shop has. */
export type Goods = Record<
  'goods' | 'sold by' | 'price' | 'category' | 'brand' | 'tax' | 'printed' | 'on sale at',
  string
>

/** What a scenario sells, offers and asks the price of. */
export class Counter {
  readonly offers: string[] = []
  readonly goods: Map<string, Goods>
  asked: { basket: Basket; coupons: string[]; sums: Record<string, number> } | null = null
  readonly #shop: Shop
  readonly #categories = new Map<string, Promise<string>>()

  constructor(shop: Shop, goods: Goods[]) {
    this.#shop = shop
    this.goods = new Map(goods.map((one) => [one.goods, one]))
  }

  readonly names: Names = {
    product: (name) => this.#product(name),
    category: (name) => {
      const path = [...this.goods.values()].map(({ category }) => category.split(' > '))
      const found = path.find((names) => names.includes(name))
      if (!found) throw new Error(`no category: ${name}`)
      return this.#category(found.slice(0, found.indexOf(name) + 1))
    },
    brand: (name) => `${name} ${this.#shop.run}`,
    code: (word) => `${word}-${this.#shop.run}`.toUpperCase(),
  }

  /** The codes of `TEN, FREE`. */
  codes = (said: string): string[] => said.split(', ').flatMap((word) => (word ? this.names.code(word) : []))

  /** Made where the scenario has need of it, with all that it lies in. */
  #category(path: string[]): Promise<string> {
    const key = path.join(' > ')
    const made = this.#categories.get(key) ?? this.#makeCategory(path)
    this.#categories.set(key, made)
    return made
  }

  async #makeCategory(path: string[]): Promise<string> {
    const above = path.slice(0, -1)
    const parentId = above.length > 0 ? await this.#category(above) : null
    const { staff, run } = this.#shop
    const { body } = expectStatus(
      await staff.post('/v1/categories', { name: `${path.at(-1)} ${run}`, parentId }),
      201,
    )
    return body.id
  }

  async #product(name: string): Promise<string> {
    const { products, staff, run } = this.#shop
    const known = products.get(name)
    if (known) return known
    const said = this.goods.get(name)
    if (!said) throw new Error(`the shop doesn't sell ${name}`)
    const { printed, 'on sale at': sale } = said
    const answer = await staff.post('/v1/products', {
      sku: `O${run}-${products.size}`,
      name,
      categoryId: await this.#category(said.category.split(' > ')),
      brand: said.brand && this.names.brand(said.brand),
      price: money(Number(said.price)),
      soldBy: said['sold by'],
      taxClass: said.tax,
      openingStock: 100_000,
      ...(printed && { retailPrice: money(Number(printed)) }),
      ...(sale && { salePrice: { price: money(Number(sale)), until: '2100-01-01T00:00:00.000Z' } }),
    })
    const { id } = expectStatus(answer, 201).body
    products.set(name, id)
    return id
  }

  /** Makes an offer, as POST /v1/offers has it. */
  async offer(offer: object): Promise<void> {
    this.offers.push(expectStatus(await this.#shop.staff.post('/v1/offers', offer), 201).body.id)
  }

  /** Nothing of it is in the way of other scenarios. */
  async end(): Promise<void> {
    const { staff, products } = this.#shop
    for (const id of this.offers) await staff.delete(`/v1/offers/${id}`)
    for (const id of products.values()) await staff.delete(`/v1/products/${id}`)
    for (const id of [...this.#categories.values()].reverse())
      await staff.delete(`/v1/categories/${await id}`)
  }
}
