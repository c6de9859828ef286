import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ResponseCache } from '#src/http/response-cache.ts'
import type { TaxClass } from './tax-class.ts'

interface TaxRow {
  name: string
  on_retail_price: boolean
  version: number
  rates: number[]
  froms: Date[]
}

const columns = `name, on_retail_price, version,
  array(select rate from tax_rate where tax_class = name order by from_at) as rates,
  array(select from_at from tax_rate where tax_class = name order by from_at) as froms`

const lock = sql('tax.lock', `select pg_advisory_xact_lock(hashtext('tax: rates'))`)
const one = sql<TaxRow>('tax.one', `select ${columns} from tax_class where name = $1`)
const page = sql<TaxRow>(
  'tax.page',
  `select ${columns} from tax_class where name > $1 collate "C" order by name limit $2`,
)
const known = sql<{ name: string }>('tax.known', 'select name from tax_class where name = any($1::text[])')
const count = sql<{ classes: number }>('tax.count', 'select count(*) as classes from tax_class')
const saveClass = sql(
  'tax.save_class',
  `insert into tax_class (name, on_retail_price, version) values ($1, $2, $3)
   on conflict (name) do update set on_retail_price = $2, version = $3`,
)
const saveRates = sql(
  'tax.save_rates',
  `insert into tax_rate (tax_class, from_at, rate)
   select $1, from_at, rate from unnest($2::timestamptz[], $3::integer[]) as row (from_at, rate)
   on conflict (tax_class, from_at) do update set rate = excluded.rate where tax_rate.rate <> excluded.rate`,
)

const toClass = ({ name, on_retail_price, version, rates, froms }: TaxRow): TaxClass => ({
  name,
  onRetailPrice: on_retail_price,
  rates: rates.map((rate, at) => ({ rate, from: froms[at] as Date })),
  version,
})

/** The rows of tax classes and their rates. SQL: a class is read with its rates in one statement. */
export const taxRepository = ({ db, responseCache }: { db: Database; responseCache: ResponseCache }) => ({
  /** Until the transaction ends nobody else changes any. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(lock)
  },

  async find(name: string, on: Queryable = db): Promise<TaxClass | null> {
    const [row] = await on.query(one, [name])
    return row ? toClass(row) : null
  },

  /** By name, from behind `name`; at most `limit`. */
  async page(name: string | null, limit: number, on: Queryable = db): Promise<TaxClass[]> {
    return (await on.query(page, [name ?? '', limit])).map(toClass)
  },

  /** Which of these there are. Classes are never deleted. */
  async known(names: string[], on: Queryable = db): Promise<Set<string>> {
    return new Set(names.length === 0 ? [] : (await on.query(known, [names])).map(({ name }) => name))
  },

  async count(tx: Tx): Promise<number> {
    return (await tx.query(count))[0]?.classes ?? 0
  },

  save({ name, onRetailPrice, rates, version }: TaxClass, tx: Tx): void {
    tx.write(saveClass, [name, onRetailPrice, version])
    tx.write(saveRates, [name, rates.map(({ from }) => from), rates.map(({ rate }) => rate)])
    tx.afterCommit(responseCache.forget)
  },
})

export type TaxRepository = ReturnType<typeof taxRepository>
