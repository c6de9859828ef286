import { sql } from '#src/database/statement.ts'
import { type Books, byId, type Invariant, judged, within } from './books.ts'

const products = { module: 'product', what: 'products', from: 'product', id: 'id' } as const

interface Known {
  id: string
  says: string
  barcode?: string | null
}

const originalProducts = sql<Known & { inStock: boolean }>(
  'audit.products',
  `select id, concat_ws(' ', version, sku, sold_by, price, currency, status, max_per_order,
     'age ' || age_limit, substitutes) as says, in_stock as "inStock", barcode
   from product where id = any($1::uuid[])`,
)
const orderCopies = sql<Known>(
  'audit.catalogue',
  `select product_id as id, concat_ws(' ', version, sku, sold_by, price, currency,
     case when archived then 'archived' else 'active' end, max_per_order,
     'age ' || age_limit, substitutes) as says, nullif(barcode, '') as barcode
   from catalogue where product_id = any($1::uuid[])`,
)
const shelves = sql<Known & { inStock: boolean }>(
  'audit.shelves',
  `select product_id as id, coalesce(sold_by_next, sold_by) as says,
     on_hand > reserved and sold_by_next is null as "inStock"
   from shelves where product_id = any($1::uuid[])`,
)
const originalUsers = sql<Known>(
  'audit.users',
  `select id, case when erased_at is null then concat_ws(' ', version, email) else 'erased' end as says
   from users where id = any($1::uuid[])`,
)
const contacts = sql<Known>(
  'audit.contacts',
  `select user_id as id, case when erased then 'erased' else concat_ws(' ', version, email) end as says
   from contacts where user_id = any($1::uuid[])`,
)

const verifiedUsers = sql<Known>(
  'audit.verified_users',
  `select id, case when erased_at is null then concat_ws(' ', version, email_verified) else 'gone' end as says
   from users where id = any($1::uuid[])`,
)
const customers = sql<Known>(
  'audit.customers',
  `select customer_id as id, concat_ws(' ', version, email_verified) as says
   from customers where customer_id = any($1::uuid[])`,
)

const units = sql<Known>('audit.units', `select id, sold_by as says from product where id = any($1::uuid[])`)
const toldOfBaskets = sql<Known>(
  'audit.basketed',
  'select product_id as id, in_baskets as says from basketed where product_id = any($1::uuid[])',
)
const knownOfBaskets = sql<Known>(
  'audit.in_baskets',
  'select id, in_baskets as says from product where id = any($1::uuid[])',
)

const places = sql<Known>(
  'audit.places',
  `select product_id as id, concat_ws(' ', nullif(aisle, ''), nullif(position, 0), nullif(storage, '')) as says
   from shelves where product_id = any($1::uuid[])`,
)

/** The copies that modules keep of each other's facts are what the owners say. */
export const copies: Invariant[] = [
  {
    says: "the order module's catalogue is the product module's",
    subjects: products,
    async check(ids, books) {
      const [original, copy] = await both(
        ids,
        books,
        [books.product, originalProducts],
        [books.order, orderCopies],
      )
      return judged(ids, (id) => {
        const [own, its] = [original.get(id), copy.get(id)]
        // What was kept before barcodes were told has none until products are announced.
        return differ(own?.says, its?.says) ?? (its?.barcode ? differ(own?.barcode ?? '', its.barcode) : null)
      })
    },
  },
  {
    says: 'every product has its shelf, and the shop shows what is in stock',
    subjects: products,
    async check(ids, books) {
      const [original, shelf] = await Promise.all([
        books.product.query(originalProducts, [ids]).then(byId),
        books.inventory.query(shelves, [ids]).then(byId),
      ])
      return judged(ids, (id) => {
        if (!shelf.has(id)) return 'it has no shelf'
        const [shown, is] = [original.get(id)?.inStock, shelf.get(id)?.inStock]
        return shown === is
          ? null
          : `the shop shows ${shown ? 'in' : 'out of'} stock, the shelf is ${is ? 'in' : 'out of'} stock`
      })
    },
  },
  {
    says: 'stock is counted in the unit that its product is sold by, or waits to be',
    subjects: products,
    async check(ids, books) {
      const [original, shelf] = await both(ids, books, [books.product, units], [books.inventory, shelves])
      return judged(ids, (id) => differ(original.get(id)?.says, shelf.get(id)?.says))
    },
  },
  {
    says: 'pickers are sent where the shelves are',
    subjects: { module: 'inventory', what: 'shelves', from: 'shelves', id: 'product_id' },
    async check(ids, books) {
      const [is, known] = await both(ids, books, [books.inventory, places], [books.order, places])
      return judged(ids, (id) => differ(is.get(id)?.says, known.get(id)?.says))
    },
  },
  {
    says: 'the product module knows what lies in baskets',
    subjects: { module: 'order', what: 'products that lay in one', from: 'basketed', id: 'product_id' },
    async check(ids, books) {
      const [told, known] = await both(
        ids,
        books,
        [books.order, toldOfBaskets],
        [books.product, knownOfBaskets],
      )
      return judged(ids, (id) => differ(told.get(id)?.says, known.get(id)?.says))
    },
  },
  within(
    'order',
    'every product that lies in a basket was told of',
    { what: 'products in baskets', from: '(select distinct product_id from cart_items) i', id: 'product_id' },
    // A line without its unit is of a build that told nobody.
    `select product_id as id, 'nobody was told of it' as why from cart_items i
     where product_id = any($1::uuid[]) and sold_by is not null
       and not exists (select from basketed b where b.product_id = i.product_id)
     group by product_id`,
  ),
  {
    says: "the notification module's contacts are the user module's accounts",
    subjects: { module: 'user', what: 'users', from: 'users', id: 'id' },
    async check(ids, books) {
      const [original, copy] = await both(
        ids,
        books,
        [books.user, originalUsers],
        [books.notification, contacts],
      )
      return judged(ids, (id) => {
        const [is, known] = [original.get(id)?.says, copy.get(id)?.says]
        return is === 'erased' && known === undefined ? null : differ(is, known)
      })
    },
  },
  {
    says: "the order module's customers are the user module's accounts",
    subjects: { module: 'user', what: 'users', from: 'users', id: 'id' },
    async check(ids, books) {
      const [original, copy] = await both(ids, books, [books.user, verifiedUsers], [books.order, customers])
      return judged(ids, (id) => differ(original.get(id)?.says, copy.get(id)?.says ?? 'gone'))
    },
  },
]

async function both(
  ids: string[],
  _books: Books,
  ...sources: [Books[keyof Books], typeof contacts][]
): Promise<[Map<string, Known>, Map<string, Known>]> {
  const [one, other] = await Promise.all(
    sources.map(([book, statement]) => book.query(statement, [ids]).then(byId)),
  )
  return [one as Map<string, Known>, other as Map<string, Known>]
}

const differ = (original?: string, copy?: string) =>
  original === copy ? null : `is ${original}, known as ${copy}`
