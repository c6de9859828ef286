import { setTimeout as delay } from 'node:timers/promises'
import { until } from '../../mart/client.ts'
import { randomFrom } from '../../mart/random.ts'
import { admin } from '../../mart/running-mart.ts'
import { between } from '../moves/dice.ts'
import type { App, Post } from '../moves/move.ts'
import { type Company, newcomer, type Person, person } from './people.ts'

/** Who works at the shop: how many of each, by what they may. */
const posts: [post: Post, people: number][] = [
  ['picking', 2],
  ['delivery', 2],
  ['orders', 1],
  ['refunds', 1],
  ['catalogue', 1],
  ['offers', 1],
  ['stock', 2],
]

/** How many products, the last quarter of them by weight. */
const productsThere = 20

/** Opens the shop before anything is broken: products with little of some, staff of each kind, shoppers. */
export async function openShop(company: Company, seed: number, shoppers: number) {
  const random = randomFrom(seed)
  const { shop } = company
  const boss = person(company, 'admin', admin.email, randomFrom(seed + 1))
  boss.account.password = admin.password
  if (!(await boss.signIn())) throw new Error('the admin can not sign in')
  boss.id = (await boss.client.get('/v1/users/me')).body.id

  const run = `P${seed.toString(36)}`
  const byWeight = (n: number) => n >= (productsThere * 3) / 4
  const lines = Array.from({ length: productsThere }, (_, n) => {
    const stock = byWeight(n) ? between(random, 20, 200) * 100 : between(random, 3, 60)
    return `${run}-${n},Prove ${run} ${n},,Prove > Goods,${between(random, 50, 500)}.00,PKR,${byWeight(n) ? 'weight' : 'piece'},,,,${stock}`
  })
  const header = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
  const imported = await boss.client.post('/v1/products/import', [header, ...lines].join('\n'), {
    'content-type': 'text/csv',
  })
  if (imported.body?.created !== productsThere) throw new Error(`import: ${JSON.stringify(imported.body)}`)
  const { body } = await until(
    () => boss.client.get(`/v1/products?q=${run}&inStock=true&limit=100`),
    (answer) => answer.body.items?.length === productsThere,
    'the goods are in stock',
    120_000,
  )
  for (const { id, soldBy } of body.items) shop.products.push({ id, soldBy })
  shop.categoryId = (await boss.client.get('/v1/categories')).body.items[0].id

  await drawUp(boss.client)

  const staff: { post: Post; who: Person }[] = [{ post: 'admin', who: boss }]
  for (const [post, people] of posts)
    for (let n = 1; n <= people; n++) {
      const who = await arrive(company, `${post} ${n}`, seed + 100 + staff.length)
      const made = await boss.client.patch(`/v1/users/${who.id}`, { role: 'staff', permissions: [post] })
      if (made.status !== 200) throw new Error(`staff: ${made.status} ${JSON.stringify(made.body)}`)
      // What they were is felt by every module within a minute; a token of now says it at once.
      if (!(await who.signIn())) throw new Error(`${who.name} can not sign in`)
      staff.push({ post, who })
    }
  const customers: Person[] = []
  for (let n = 1; n <= shoppers; n++) customers.push(await arrive(company, `shopper ${n}`, seed + 1_000 + n))
  return { staff, customers }
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Where everybody lives is a zone, with slots that are soon full. */
async function drawUp(boss: App): Promise<void> {
  const fee = { amount: 15_000, currency: 'PKR' }
  const zone = await boss.post('/v1/zones', { name: 'Karachi', cities: ['Karachi'], fee })
  const days = week.flatMap((day) =>
    ['10:00', '14:00', '18:00'].map((start) => ({
      ...{ day, start, end: `${Number(start.slice(0, 2)) + 2}:00`, capacity: 4, cutoffMinutes: 30 },
    })),
  )
  const set = await boss.put(`/v1/zones/${zone.body?.id}/timetable`, { days })
  if (set.status !== 200) throw new Error(`the timetable: ${set.status} ${JSON.stringify(set.body)}`)
}

async function arrive(company: Company, name: string, seed: number): Promise<Person> {
  for (let tries = 0; tries < 5; tries++) {
    const who = await newcomer(company, name, randomFrom(seed))
    if (who) return who
    await delay(500)
  }
  throw new Error(`${name} can not register`)
}
