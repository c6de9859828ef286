import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Check } from './check.ts'
import { isPoisoned } from './poisoned.ts'
import { read } from './read.ts'

interface Copied {
  key: string
  says: string
}

/** What a module keeps of another's facts: by key, what the owner says and what the copy does. */
const pairs: { of: string; owner: [module: string, text: string]; copy: [module: string, text: string] }[] = [
  {
    of: "the order module's prices",
    owner: [
      'product',
      `select id::text as key, concat_ws(' ', version, price, currency, sold_by, status = 'archived', max_per_order, 'age ' || age_limit, substitutes) as says from product`,
    ],
    copy: [
      'order',
      `select product_id::text as key, concat_ws(' ', version, price, currency, sold_by, archived, max_per_order, 'age ' || age_limit, substitutes) as says from catalogue`,
    ],
  },
  {
    of: "the shelves' products",
    owner: [
      'product',
      `select id::text as key, concat_ws(' ', sku, name, status = 'archived') as says from product`,
    ],
    copy: [
      'inventory',
      `select product_id::text as key, concat_ws(' ', sku, name, archived) as says from shelves`,
    ],
  },
  {
    of: "the notification module's products",
    owner: [
      'product',
      `select id::text as key, concat_ws(' ', name, status = 'archived') as says from product`,
    ],
    copy: [
      'notification',
      `select product_id::text as key, concat_ws(' ', name, archived) as says from products`,
    ],
  },
  {
    of: 'what the shop shows in stock',
    owner: [
      'inventory',
      `select product_id::text as key, (on_hand > reserved and sold_by_next is null)::text as says from shelves`,
    ],
    copy: ['product', `select id::text as key, in_stock::text as says from product`],
  },
  {
    of: 'what the order module takes to be in stock',
    owner: [
      'inventory',
      `select product_id::text as key, (on_hand > reserved and sold_by_next is null)::text as says from shelves`,
    ],
    copy: ['order', `select product_id::text as key, in_stock::text as says from shelves`],
  },
  {
    of: "the notification module's contacts",
    owner: [
      'user',
      `select id::text as key, concat_ws(' ', version, email, name, disabled, role) as says from users where erased_at is null`,
    ],
    copy: [
      'notification',
      `select user_id::text as key, concat_ws(' ', version, email, name, disabled, role) as says from contacts where not erased`,
    ],
  },
  {
    of: "the order module's customers",
    owner: [
      'user',
      `select id::text as key, concat_ws(' ', version, email_verified) as says from users where erased_at is null`,
    ],
    copy: [
      'order',
      `select customer_id::text as key, concat_ws(' ', version, email_verified) as says from customers`,
    ],
  },
  {
    of: 'what the notification module knows to have gone back',
    owner: [
      'payment',
      `select order_id::text as key, refunded::text as says from payments where refunded > 0`,
    ],
    copy: ['notification', `select order_id::text as key, refunded::text as says from order_money`],
  },
]

/** When all has arrived, everybody knows the same. */
export const copies: Check = {
  name: 'copies-agree',
  says: 'what modules keep of each other’s facts is what their owners say',
  async run(history, mart) {
    let looked = 0
    const broken: string[] = []
    for (const { of, owner, copy } of pairs) {
      const is = await ask(mart, owner)
      looked += is.length
      // What was made up in an event of nobody has no owner.
      const known = (await ask(mart, copy)).filter(({ key }) => !isPoisoned(history, key))
      broken.push(...differing(of, is, known))
    }
    return { looked, broken }
  },
}

/** Where they differ. */
export function differing(of: string, is: Copied[], known: Copied[]): string[] {
  const copy = new Map(known.map(({ key, says }) => [key, says]))
  const owned = new Set(is.map(({ key }) => key))
  return [
    ...is
      .filter(({ key, says }) => copy.get(key) !== says)
      .map(({ key, says }) => `${of}: ${key} is ${says}, known as ${copy.get(key) ?? 'nothing'}`),
    ...known
      .filter(({ key }) => !owned.has(key))
      .map(({ key, says }) => `${of}: ${key} is known as ${says}, and there is none`),
  ]
}

const ask = (mart: ProvenMart, [module, text]: [string, string]) => read<Copied>(mart, module, text)
