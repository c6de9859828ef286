import { LRUCache } from 'lru-cache'
import type { Database } from '#src/database/database.ts'
import { lowestId } from '#src/database/ids.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ResponseCache } from '#src/http/response-cache.ts'
import { madeSo, searchDocument } from './finding/search-document.ts'
import { formsOf } from './finding/spelling.ts'
import { foundBy } from './finding/work-of-text.ts'
import { type Product, type StockedProduct, skuKey, type TakenProduct } from './product.ts'
import {
  columns,
  type ProductRow,
  type TakenRow,
  takenColumns,
  toProduct,
  toRecord,
  toTaken,
} from './product-row.ts'

const byId = sql<ProductRow>('product.by_id', `select ${columns} from product where id = $1`)
const bySlug = sql<ProductRow>('product.by_slug', `select ${columns} from product where slug = $1`)
const byIdLocked = sql<TakenRow>(
  'product.by_id_locked',
  `select ${takenColumns} from product where id = $1 for no key update`,
)
const bySkuLocked = sql<TakenRow>(
  'product.by_sku_locked',
  `select ${takenColumns} from product where sku_key = any($1::text[]) order by id for no key update`,
)
const takenSlugs = sql<{ slug: string }>(
  'product.taken_slugs',
  'select slug from product where slug = any($1::text[])',
)
const lock = sql('product.lock', `select pg_advisory_xact_lock(hashtext('product: new SKUs and slugs'))`)
const rare = sql<RareFacts>(
  'product.rare_facts',
  `select exists (select from product where max_per_order is not null and status = 'active') as "maxPerOrder",
     exists (select from product where age_limit is not null and status = 'active') as "ageLimit",
     exists (select from product where tax_class is not null and status = 'active') as "taxClass",
     exists (select from product where retail_price is not null and status = 'active') as "retailPrice",
     exists (select from product where tariff_code is not null and status = 'active') as "tariffCode"`,
)
const known = sql<{ id: string }>('product.known', 'select id from product where id = any($1::uuid[])')

const any = sql('product.any', 'select from product limit 1')
const after = sql<ProductRow>(
  'product.after',
  `select ${columns} from product where id > $1 and status = 'active' order by id limit $2`,
)
const afterHeld = sql<ProductRow>(
  'product.after_held',
  `select ${columns} from product where id > $1 order by id limit $2 for share`,
)
const underHeld = sql<ProductRow>(
  'product.under_held',
  `select ${columns} from product where category_id in (
     with recursive down as (
       select id from category where id = $1
       union all select category.id from category join down on category.parent_id = down.id)
     select id from down) and id > $2 order by id limit $3 for share`,
)
// The condition of `product_made_otherwise`, to the letter.
const madeOtherwise = sql<ProductRow>(
  'product.made_otherwise',
  `select ${columns} from product where status = 'active' and not search @@ '''${madeSo}'''::tsquery and id > $1
   order by id limit $2 for no key update skip locked`,
)

// Most of what is said of a shelf is of how much is left, which is nothing to the catalogue and leaves the row as it is. The
// same version again is the same state, perhaps said by a newer publisher that says more of it.
const keepStock = sql<{ shown: boolean }>(
  'product.keep_stock',
  `update product p set in_stock = $2, shelf_empty = $4, stock_version = $3
   from (select id, in_stock from product where id = $1) was
   where p.id = was.id and p.stock_version <= $3
     and (p.stock_version = 0 or p.in_stock <> $2 or p.shelf_empty <> $4)
   returning p.in_stock <> was.in_stock as shown`,
)

const keepBaskets = sql(
  'product.keep_baskets',
  'update product set in_baskets = $2, basket_version = $3 where id = $1 and basket_version <= $3',
)

/**
 * Products as JSON, new and changed ones. Inventory's columns are not among theirs: they are written by their own
 * version. The lists of words (`search_posting`, and `search_term`, which counts them) are kept by the same statement,
 * from what each product was and is now, so that they are as true as an index; counts in order, so that two who share
 * words don't wait for each other crosswise. Of 0.55 ms for a new product among 200 of 100,000 the lists are 0.25.
 */
const save = sql(
  'product.save',
  `with changed as (
    select * from jsonb_to_recordset($1::jsonb) as row (id uuid, sku text, sku_key text, slug text, name text,
      sort_name text, description text, brand text, brand_key text, category_id uuid, price bigint,
      currency text, sold_by text, barcode text, images jsonb, attributes jsonb, status text,
      opening_stock bigint, max_per_order integer, age_limit smallint, substitutes uuid[], tax_class text,
      retail_price bigint, tariff_code text, sale_price bigint, sale_from timestamptz, sale_until timestamptz, version bigint, created_at timestamptz, updated_at timestamptz,
      document text, name_words text, brand_words text, description_words text)
  ), before as (
    select id, search from product where id in (select id from changed) and status = 'active'
  ), saved as (
    insert into product (id, sku, sku_key, slug, name, sort_name, description, brand, brand_key, category_id,
      price, currency, sold_by, barcode, images, attributes, status, opening_stock, max_per_order, age_limit, substitutes,
      tax_class, retail_price, tariff_code, sale_price, sale_from, sale_until, version,
      created_at, updated_at, search)
    select id, sku, sku_key, slug, name, sort_name, description, brand, brand_key, category_id,
      price, currency, sold_by, barcode, images, attributes, status, opening_stock, max_per_order, age_limit, substitutes,
      tax_class, retail_price, tariff_code, sale_price, sale_from, sale_until, version,
      created_at, updated_at, document::tsvector
        || setweight(to_tsvector('english', name_words), 'A')
        || setweight(to_tsvector('english', brand_words), 'B')
        || setweight(to_tsvector('english', description_words), 'D')
    from changed order by id
    on conflict (id) do update set sku = excluded.sku, sku_key = excluded.sku_key, name = excluded.name,
      sort_name = excluded.sort_name, description = excluded.description, brand = excluded.brand,
      brand_key = excluded.brand_key, category_id = excluded.category_id, price = excluded.price,
      currency = excluded.currency, sold_by = excluded.sold_by, barcode = excluded.barcode,
      images = excluded.images, attributes = excluded.attributes, status = excluded.status,
      opening_stock = excluded.opening_stock, max_per_order = excluded.max_per_order, age_limit = excluded.age_limit,
      substitutes = excluded.substitutes, tax_class = excluded.tax_class, retail_price = excluded.retail_price,
      tariff_code = excluded.tariff_code,
      sale_price = excluded.sale_price, sale_from = excluded.sale_from, sale_until = excluded.sale_until, version = excluded.version,
      updated_at = excluded.updated_at, search = excluded.search
    returning id, search, status
  ), was as (
    select id, term, rank from before cross join search_postings(search)
  ), now as (
    select id, term, rank from saved cross join search_postings(search) where status = 'active'
  ), gone as (
    delete from search_posting as posting using (select * from was except select * from now) as old
    where posting.term = old.term and posting.rank = old.rank and posting.product_id = old.id
    returning posting.term
  ), come as (
    insert into search_posting (term, rank, product_id)
    select term, rank, id from (select * from now except select * from was) as new order by term, rank, id
    returning term
  ), counted as (
    select term, 1 as one from come
    union all select term, -1 from gone
    union all select '', 1 from saved where status = 'active'
    union all select '', -1 from before
  )
  insert into search_term (term, products)
  select term, sum(one) from counted group by term having sum(one) <> 0 order by term
  on conflict (term) do update set products = search_term.products + excluded.products`,
)

// What other modules know is of a later version than this database, which was restored: it goes on above that.
const raise = sql(
  'product.raise',
  'update product set version = $2 + 1 where id = $1 and version <= $2 returning 1',
)

/** Words with their forms, as JSON. In order, so that two that learn the same words don't wait for each other crosswise. */
const learn = sql(
  'product.learn_words',
  `insert into search_word (word, forms)
    select word, array(select jsonb_array_elements_text(forms))
    from jsonb_to_recordset($1::jsonb) as row (word text, forms jsonb) order by word
    on conflict (word) do nothing`,
)

/** About as many words as a large catalogue is described with. */
const mostLearnt = 20_000

/** Whether there is an active product that has one of its own. */
type RareFacts = Record<'maxPerOrder' | 'ageLimit' | 'taxClass' | 'retailPrice' | 'tariffCode', boolean>

/** What inventory says of a product's shelf. */
interface StockSaid {
  productId: string
  inStock: boolean
  version: number
  /** Nothing is on hand, and so nothing reserved. */
  empty: boolean
}

/**
 * The rows of all products, and the words that they are found by. SQL: what changes them locks them first, imports save a
 * batch with its search documents in one round trip, and reads are hot.
 */
export const productRepository = ({ db, responseCache }: { db: Database; responseCache: ResponseCache }) => {
  // Words that are in the table for certain: most of a new product's are, and needn't be sent again.
  const learnt = new LRUCache<string, true>({ max: mostLearnt })

  return {
    /** One round trip; archived ones too. */
    async find(key: { id: string } | { slug: string }, on: Queryable = db): Promise<StockedProduct | null> {
      const rows = await ('id' in key ? on.query(byId, [key.id]) : on.query(bySlug, [key.slug]))
      return rows[0] ? toProduct(rows[0]) : null
    },

    /** For a change: nobody else changes it until the transaction ends. */
    async take(id: string, tx: Tx): Promise<TakenProduct | null> {
      const [row] = await tx.query(byIdLocked, [id])
      return row ? toTaken(row) : null
    },

    /** As `take`, of many, by SKU without case. */
    async takeBySku(skus: string[], tx: Tx): Promise<TakenProduct[]> {
      return (await tx.query(bySkuLocked, [skus.map(skuKey)])).map(toTaken)
    },

    /** Until the transaction ends nobody else takes a SKU or a slug; awaited before looking which are free. */
    async lockNames(tx: Tx): Promise<void> {
      await tx.query(lock)
    },

    async takenSlugs(slugs: string[], on: Queryable = db): Promise<Set<string>> {
      return new Set((await on.query(takenSlugs, [slugs])).map(({ slug }) => slug))
    },

    async isEmpty(on: Queryable = db): Promise<boolean> {
      return (await on.query(any)).length === 0
    },

    /** Which of the facts that few products have an active one has. */
    async rareFacts(): Promise<RareFacts> {
      const [facts] = await db.query(rare)
      return (
        facts ?? {
          maxPerOrder: false,
          ageLimit: false,
          taxClass: false,
          retailPrice: false,
          tariffCode: false,
        }
      )
    },

    /** Which of these there are; archived ones too. */
    async known(ids: string[], tx: Tx): Promise<Set<string>> {
      return new Set(ids.length === 0 ? [] : (await tx.query(known, [ids])).map(({ id }) => id))
    },

    /** The active ones in the order of their ids, from behind `id`; at most `limit`. */
    async page(id: string | null, limit: number): Promise<StockedProduct[]> {
      return (await db.query(after, [id ?? lowestId, limit])).map(toProduct)
    },

    /** All in the order of their ids; nobody changes them until the transaction ends. */
    async hold(id: string | null, limit: number, tx: Tx): Promise<StockedProduct[]> {
      return (await tx.query(afterHeld, [id ?? lowestId, limit])).map(toProduct)
    },

    /** As `hold`, of those that lie in a category or under it. */
    async holdUnder(categoryId: string, id: string | null, limit: number, tx: Tx): Promise<StockedProduct[]> {
      return (await tx.query(underHeld, [categoryId, id ?? lowestId, limit])).map(toProduct)
    },

    /** As `take`, at most `limit` behind `id` whose search documents are made in another way than today's. */
    async takeMadeOtherwise(id: string | null, limit: number, tx: Tx): Promise<StockedProduct[]> {
      return (await tx.query(madeOtherwise, [id ?? lowestId, limit])).map(toProduct)
    },

    /** New ones and changed ones, with their search documents, in two statements. */
    save(all: Product[], tx: Tx): void {
      if (all.length === 0) return
      const documents = all.map((product) =>
        searchDocument({ ...product, description: foundBy(product.description) }),
      )
      const rows = all.map((product, at) => ({ ...toRecord(product), ...documents[at], words: undefined }))
      tx.write(save, [JSON.stringify(rows)])
      const fresh = [...new Set(documents.flatMap(({ words }) => words))].filter((word) => !learnt.has(word))
      const words = fresh
        .map((word) => ({ word, forms: formsOf(word) }))
        .filter(({ forms }) => forms.length > 0)
      if (words.length > 0) tx.write(learn, [JSON.stringify(words)])
      tx.afterCommit(() => {
        for (const word of fresh) learnt.set(word, true)
        responseCache.forget()
      })
    },

    /** Has a version above `version`, by which others know it; false where it had. */
    async raise(id: string, version: number, tx: Tx): Promise<boolean> {
      return (await tx.query(raise, [id, version])).length > 0
    },

    /** What inventory says, in turn, unless it said something newer before; nothing where there is no such product. */
    async keepStock(said: StockSaid[], tx: Tx): Promise<void> {
      const changed = await Promise.all(
        said.map(({ productId, inStock, version, empty }) =>
          tx.query(keepStock, [productId, inStock, version, empty]),
        ),
      )
      if (changed.flat().some(({ shown }) => shown)) tx.afterCommit(responseCache.forget)
    },

    /** Whether it lies in anybody's basket, unless something newer was said. */
    keepBaskets(productId: string, inBaskets: boolean, version: number, tx: Tx): void {
      tx.write(keepBaskets, [productId, inBaskets, version])
    },
  }
}

export type ProductRepository = ReturnType<typeof productRepository>
