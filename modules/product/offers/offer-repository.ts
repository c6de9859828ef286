import type { Database } from '#src/database/database.ts'
import { lowestId } from '#src/database/ids.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { always, forever, type Offer, type OfferGives, type OfferWhen } from './offer.ts'

/** A row as PostgreSQL gives it. */
interface OfferRow {
  id: string
  name: string
  from_at: Date
  until_at: Date
  active: boolean
  priority: number
  combinable: boolean
  coupon_code: string | null
  coupon_per_customer: number | null
  coupon_total: number | null
  conditions: OfferWhen
  gives: OfferGives
  version: number
  created_at: Date
  updated_at: Date
}

const columns = `id, name, from_at, until_at, active, priority, combinable, coupon_code, coupon_per_customer, coupon_total,
  conditions, gives, version, created_at, updated_at`

const lock = sql('offer.lock', `select pg_advisory_xact_lock(hashtext('offer: new ones and codes'))`)
const byIdLocked = sql<OfferRow>(
  'offer.by_id_locked',
  `select ${columns} from offer where id = $1 for update`,
)
const count = sql<{ offers: number }>('offer.count', 'select count(*) as offers from offer')
const byCode = sql<{ id: string }>('offer.by_code', 'select id from offer where coupon_code = $1')
// In the order of the index, from what ends after now on.
const inForce = sql<OfferRow>(
  'offer.in_force',
  `select ${columns} from offer
   where active and until_at > $1 and from_at <= $1 and (until_at, id) > ($2::timestamptz, $3::uuid)
   order by until_at, id limit $4`,
)
const newest = sql<OfferRow>(
  'offer.newest',
  `select ${columns} from offer
   where ($1::uuid is null or id < $1) and ($2::boolean is null or active = $2) order by id desc limit $3`,
)
const afterHeld = sql<OfferRow>(
  'offer.after_held',
  `select ${columns} from offer where id > $1 order by id limit $2 for share`,
)
const save = sql(
  'offer.save',
  `insert into offer (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
   on conflict (id) do update set name = $2, from_at = $3, until_at = $4, active = $5, priority = $6, combinable = $7,
     coupon_code = $8, coupon_per_customer = $9, coupon_total = $10, conditions = $11, gives = $12, version = $13,
     updated_at = $15`,
)
const remove = sql('offer.remove', 'delete from offer where id = $1')

const toOffer = (row: OfferRow): Offer => ({
  id: row.id,
  name: row.name,
  from: row.from_at.getTime() === always.getTime() ? null : row.from_at,
  until: row.until_at.getTime() === forever.getTime() ? null : row.until_at,
  active: row.active,
  priority: row.priority,
  combinable: row.combinable,
  coupon:
    row.coupon_code === null
      ? null
      : {
          code: row.coupon_code,
          ...(row.coupon_per_customer !== null && { perCustomer: row.coupon_per_customer }),
          ...(row.coupon_total !== null && { total: row.coupon_total }),
        },
  when: row.conditions,
  gives: row.gives,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** The rows of offers. SQL: whoever changes one locks it first, and what is in force is found by its index. */
export const offerRepository = ({ db }: { db: Database }) => ({
  /** Until the transaction ends nobody else adds an offer or takes a code. */
  async lockNew(tx: Tx): Promise<void> {
    await tx.query(lock)
  },

  /** For a change: nobody else changes it until the transaction ends. */
  async take(id: string, tx: Tx): Promise<Offer | null> {
    const [row] = await tx.query(byIdLocked, [id])
    return row ? toOffer(row) : null
  },

  /** How many there are. */
  async count(tx: Tx): Promise<number> {
    return (await tx.query(count))[0]?.offers ?? 0
  },

  /** The id of the offer whose coupon has this code; null for none. */
  async withCode(code: string, tx: Tx): Promise<string | null> {
    return (await tx.query(byCode, [code]))[0]?.id ?? null
  },

  /** Those that hold at `at`, from behind a place, which end first coming first. */
  async inForce(
    at: Date,
    after: { until: Date; id: string } | null,
    limit: number,
    on: Queryable = db,
  ): Promise<Offer[]> {
    const rows = await on.query(inForce, [at, after?.until ?? always, after?.id ?? lowestId, limit])
    return rows.map(toOffer)
  },

  /** All, or the active ones, or the others: the newest first, from behind the one with this id. */
  async newest(before: string | null, active: boolean | null, limit: number): Promise<Offer[]> {
    return (await db.query(newest, [before, active, limit])).map(toOffer)
  },

  /** In the order of their ids; nobody changes them until the transaction ends. */
  async hold(id: string | null, limit: number, tx: Tx): Promise<Offer[]> {
    return (await tx.query(afterHeld, [id ?? lowestId, limit])).map(toOffer)
  },

  save(offer: Offer, tx: Tx): void {
    tx.write(save, [
      offer.id,
      offer.name,
      offer.from ?? always,
      offer.until ?? forever,
      offer.active,
      offer.priority,
      offer.combinable,
      offer.coupon?.code ?? null,
      offer.coupon?.perCustomer ?? null,
      offer.coupon?.total ?? null,
      JSON.stringify(offer.when),
      JSON.stringify(offer.gives),
      offer.version,
      offer.createdAt,
      offer.updatedAt,
    ])
  },

  remove(id: string, tx: Tx): void {
    tx.write(remove, [id])
  },
})

export type OfferRepository = ReturnType<typeof offerRepository>
