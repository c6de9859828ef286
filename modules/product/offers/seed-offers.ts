import type { Tx } from '#src/database/transaction.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { CreateOffer } from './keep-offers.ts'
import type { OfferFacts } from './offer.ts'

interface Needs {
  createOffer: CreateOffer
  products: ProductRepository
  categories: CategoryRepository
}

const rupees = (amount: number) => ({ amount: amount * 100, currency: 'PKR' })

/** What an offer of the demonstration is where it says nothing. */
const plain = { from: null, until: null, active: true, priority: 0, combinable: false, coupon: null }

/** Makes an offer of each kind for the groceries of the demonstration, which are there. */
export async function seedOffers({ createOffer, products, categories }: Needs, tx: Tx): Promise<void> {
  const milk = await products.takeBySku(['DAI-MLK-0001'], tx)
  const shelf = async (...path: string[]) => (await categories.atPaths([path], tx)).map(({ id }) => id)
  const offers: Pick<OfferFacts, 'name' | 'when' | 'gives'>[] & Partial<OfferFacts>[] = [
    {
      name: 'Fruit on Friday afternoons: 10 % off',
      when: { categories: await shelf('Fruit'), days: [5], hours: { from: '14:00', until: '18:00' } },
      gives: { percent: 10 },
    },
    {
      name: 'Rs 50 off Surf Excel',
      when: { brands: ['Surf Excel'] },
      gives: { amount: rupees(50) },
    },
    {
      name: 'Olper’s milk, a litre for Rs 340',
      when: { products: milk.map(({ id }) => id) },
      gives: { priceEach: rupees(340) },
    },
    {
      name: 'Recipe mixes: buy two, the third is free',
      when: { categories: await shelf('Spices', 'Recipe Mixes') },
      gives: { buy: 2, get: 1, percent: 100 },
    },
    {
      name: 'Three Peek Freans for Rs 350',
      when: { brands: ['Peek Freans'] },
      gives: { bundle: { quantity: 3, price: rupees(350) } },
    },
    {
      name: 'From Rs 5,000 on we bring it for nothing',
      combinable: true,
      when: { minSubtotal: rupees(5_000) },
      gives: { freeDelivery: true },
    },
    {
      name: 'Rs 300 off Rs 10,000 by card',
      combinable: true,
      when: { minSubtotal: rupees(10_000), paymentMethod: 'card' },
      gives: { amount: rupees(300) },
    },
    {
      name: 'Welcome: 10 % off a first order',
      combinable: true,
      priority: 10,
      coupon: { code: 'WELCOME10', perCustomer: 1, total: 1_000 },
      when: { firstOrder: true, minSubtotal: rupees(1_000) },
      gives: { percent: 10 },
    },
  ]
  for (const offer of offers) await createOffer({ ...plain, ...offer }, tx)
}
