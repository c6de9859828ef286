import type { Config } from '#config/config.ts'
import { fromTimestamp, type OfferState } from '#proto/events.ts'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { sortKey } from '#src/words.ts'
import type { Deal } from '../pricing.ts'
import { taxingOf, untaxed } from '../taxes.ts'
import type { Gives, Offer, Spent } from './offer.ts'
import { bookAsOf, type OfferBook, openBook } from './offer-book.ts'

// Before a change and by itself, so that it sees all that were before it: each revision is one change's, and follows the last.
const lock = sql('offer.lock', 'select from offer_revision for update')

const keep = sql(
  'offer.keep',
  `with before as (select * from offers where offer_id = $1),
   next as (
     update offer_revision set revision = revision + 1
     where not exists (select from before where version >= $2) returning revision),
   past as (
     insert into past_offers (until, since, offer_id, body, replaced_at)
     select next.revision, before.since, before.offer_id, before.body, now() from next, before)
   insert into offers (offer_id, version, body, since) select $1, $2, $3, revision from next
   on conflict (offer_id) do update set version = excluded.version, body = excluded.body, since = excluded.since`,
)

const forget = sql(
  'offer.forget',
  `with gone as (delete from offers where offer_id = $1 returning *),
   uses as (delete from coupon_uses where offer_id = $1), counts as (delete from coupon_counts where offer_id = $1),
   next as (update offer_revision set revision = revision + 1 returning revision)
   insert into past_offers (until, since, offer_id, body, replaced_at)
   select next.revision, gone.since, gone.offer_id, gone.body, now() from next, gone`,
)

const past = sql<{ offer: StoredOffer }>(
  'offer.past',
  `select body || jsonb_build_object('since', since) as offer from past_offers where until > $1 and since <= $1`,
)

// What an order that may be changed was priced by is kept. One that is being placed isn't seen yet, hence the day; one that
// nobody ever picks doesn't keep it for ever.
const forgetPast = sql(
  'offer.forget_past',
  `delete from past_offers where replaced_at < now() - interval '1 day' and (
     replaced_at < now() - interval '120 days'
     or until <= coalesce((
       select min(offer_revision) from orders where status in ('pending', 'awaiting_payment', 'confirmed')
     ), until))`,
)

const keepRates = sql(
  'offer.keep_rates',
  `with kept as (
     insert into tax_rates as t (tax_class, version, on_retail_price, rates) values ($1, $2, $3, $4)
     on conflict (tax_class) do update
       set version = excluded.version, on_retail_price = excluded.on_retail_price, rates = excluded.rates
     where t.version < excluded.version
     returning 1
   )
   update offer_revision set revision = revision + 1 where exists (select from kept)`,
)

interface OccasionRow {
  revision: number
  at: Date
  day: number
  minute: number
  firstOrder: boolean
}

// What pricing asks for of its moment, by the database's clock and the shop's, and whether the offers are those of before. Of
// an order that is there already the orders before it count alone: it doesn't cease to be the first by those after it.
const occasion = sql<OccasionRow>(
  'offer.occasion',
  `select revision, at, extract(isodow from at at time zone $2)::int as day,
     (extract(hour from at at time zone $2) * 60 + extract(minute from at at time zone $2))::int as minute,
     not exists (
       select from orders where customer_id = $1 and status not in ('rejected', 'cancelled')
         and ($4::uuid is null or (created_at, id) < ($3, $4))
     ) as "firstOrder"
   from offer_revision, (values (coalesce($3::timestamptz, now()))) as moment (at)`,
)

// In one statement, so that they are of one moment.
const all = sql<{ revision: number; offers: StoredOffer[] | null; rates: StoredRates[] | null }>(
  'offer.all',
  `select revision, (select jsonb_agg(body || jsonb_build_object('since', since)) from offers) as offers,
     (select jsonb_agg(jsonb_build_object('taxClass', tax_class, 'onRetailPrice', on_retail_price, 'rates', rates))
      from tax_rates) as rates
   from offer_revision`,
)

/** As JSON has them. */
type StoredOffer = Omit<Offer, 'from' | 'until'> & { from: string; until: string }
interface StoredRates {
  taxClass: string
  onRetailPrice: boolean
  rates: { rate: number; from: string }[]
}

const take = sql<{ used: number }>(
  'offer.take_coupon',
  `insert into coupon_counts as c (offer_id, used, most) values ($1, 1, $2)
   on conflict (offer_id) do update set used = c.used + 1, most = excluded.most
   where excluded.most is null or c.used < excluded.most
   returning used`,
)

// A statement of its own after the count is locked: what others used meanwhile is seen.
const use = sql<{ ok: boolean }>(
  'offer.use_coupon',
  `insert into coupon_uses (order_id, offer_id, customer_id)
   select $1, $2, $3
   where $4::int is null or (select count(*) from coupon_uses where offer_id = $2 and customer_id = $3) < $4
   on conflict do nothing
   returning true as ok`,
)

// Whether it could be used once more: `use` says for certain.
const spent = sql<{ offerId: string; spent: Spent }>(
  'offer.spent_coupons',
  `select * from (
     select o.id as "offerId",
       case when (select used from coupon_counts where offer_id = o.id) >= o.total then 'by all'
         when (select count(*) from coupon_uses where offer_id = o.id and customer_id = $2) >= o.each then 'by the customer'
       end as spent
     from jsonb_to_recordset($1::jsonb) as o (id uuid, total integer, each integer)
   ) as asked where spent is not null`,
)

const giveBack = sql(
  'offer.give_back_coupons',
  `with gone as (delete from coupon_uses where order_id = any($1::uuid[]) returning offer_id)
   update coupon_counts c set used = used - n
   from (select offer_id, count(*) as n from gone group by offer_id) as g where c.offer_id = g.offer_id`,
)

/** Whose order is priced, and when. */
export interface DealRequest {
  customerId: string
  paymentMethod: string | null
  coupons: string[]
  tip?: number
  /** Of an order that is there already: itself, its own time, and the revision of the offers that it was priced by; null: those of now. */
  order?: { id: string; placedAt: Date; offerRevision: number | null }
}

/**
 * This module's copy of the offers and tax rates, and the coupons that orders use. The copy is kept in memory as a book, and
 * read anew when what is in the database has changed. SQL: pricing asks in one round trip, coupons are counted under a lock.
 */
export const offerRepository = ({ db, config }: { db: Database; config: Config }) => {
  let book: { revision: number; offers: OfferBook } | null = null

  /** The book of a revision, or by now of a later one. */
  async function bookOf(revision: number, on: Queryable): Promise<{ revision: number; offers: OfferBook }> {
    if (book?.revision === revision) return book
    const [row] = await on.query(all)
    const offers = openBook((row?.offers ?? []).map(fromStored), (row?.rates ?? []).map(ratesFrom))
    book = { revision: row?.revision ?? 0, offers }
    return book
  }

  /** What was offered at a revision. Asked after `now` was read: what is replaced between the two is found as it was. */
  async function asOf(
    revision: number,
    now: { revision: number; offers: OfferBook },
    on: Queryable,
  ): Promise<OfferBook> {
    if (revision === now.revision) return now.offers
    const offers = await on.query(past, [revision])
    return bookAsOf(
      now.offers,
      revision,
      offers.map(({ offer }) => fromStored(offer)),
    )
  }

  /** Those of the codes' offers that can't be used once more. */
  async function spentOf(
    codes: string[],
    offers: OfferBook,
    customerId: string,
    on: Queryable,
  ): Promise<ReadonlyMap<string, Spent>> {
    const limited = codes.flatMap((code) => {
      const { id, coupon } = offers.byCode(code) ?? {}
      const { total = null, perCustomer = null } = coupon ?? {}
      return total === null && perCustomer === null ? [] : { id, total, each: perCustomer }
    })
    const rows = limited.length > 0 ? await on.query(spent, [JSON.stringify(limited), customerId]) : []
    return new Map(rows.map(({ offerId, spent }) => [offerId, spent]))
  }

  return {
    keep(state: OfferState, tx: Tx): void {
      tx.write(lock)
      tx.write(keep, [state.id, state.version, JSON.stringify(toOffer(state))])
    },

    forget(offerId: string, tx: Tx): void {
      tx.write(lock)
      tx.write(forget, [offerId])
    },

    keepRates(
      taxClass: string,
      rates: { rate: number; from: Date }[],
      { version, onRetailPrice }: { version: number; onRetailPrice: boolean },
      tx: Tx,
    ): void {
      tx.write(lock)
      tx.write(keepRates, [taxClass, version, onRetailPrice, JSON.stringify(rates)])
    },

    /** What offers may give, and how things are taxed. */
    async deal(
      { customerId, paymentMethod, coupons, tip = 0, order }: DealRequest,
      on: Queryable = db,
    ): Promise<Deal> {
      const { timeZone } = config
      const { feeTaxClass, tipTaxClass } = config.order
      const asked = [customerId, timeZone, order?.placedAt ?? null, order?.id ?? null]
      const [row] = await on.query(occasion, asked)
      const { revision, ...moment } = row as OccasionRow
      const now = await bookOf(revision, on)
      const offers = order ? await asOf(order.offerRevision ?? now.revision, now, on) : now.offers
      const rates = offers.ratesAt(moment.at)
      return {
        offers,
        revision: now.revision,
        occasion: {
          ...{ ...moment, paymentMethod, coupons },
          // An order that is there already has used its own.
          spent: await spentOf(order ? [] : coupons, offers, customerId, on),
        },
        rates,
        feeTax: feeTaxClass ? taxingOf(feeTaxClass, rates) : untaxed,
        tipTax: tipTaxClass ? taxingOf(tipTaxClass, rates) : untaxed,
        tip,
      }
    },

    /** The same with codes that are known later. */
    async withCoupons(deal: Deal, coupons: string[], customerId: string, on: Queryable = db): Promise<Deal> {
      const spent = await spentOf(coupons, deal.offers, customerId, on)
      return { ...deal, occasion: { ...deal.occasion, coupons, spent } }
    },

    /** Uses a coupon for an order; says where there is none left, of all or of this customer's. */
    async useCoupon(
      { id, coupon }: Pick<Offer, 'id' | 'coupon'>,
      { orderId, customerId }: { orderId: string; customerId: string },
      tx: Tx,
    ): Promise<'used' | Spent> {
      const [taken] = await tx.query(take, [id, coupon?.total ?? null])
      if (!taken) return 'by all'
      const [used] = await tx.query(use, [orderId, id, customerId, coupon?.perCustomer ?? null])
      return used ? 'used' : 'by the customer'
    },

    /** Forgets offers as they were before what no order that may be changed was priced by. */
    async forgetPast(): Promise<void> {
      await db.query(forgetPast)
    },

    /** Orders that don't stand use none. */
    giveBackCoupons(orderIds: string[], tx: Tx): void {
      tx.write(giveBack, [orderIds])
    },
  }
}

export type OfferRepository = ReturnType<typeof offerRepository>

const fromStored = ({ from, until, when, ...offer }: StoredOffer): Offer => ({
  ...offer,
  when: { ...when, brands: when.brands.map(sortKey) },
  from: new Date(from),
  until: new Date(until),
})

const ratesFrom = ({ rates, ...taxed }: StoredRates) => ({
  ...taxed,
  rates: rates.map(({ rate, from }) => ({ rate, from: new Date(from) })),
})

function toOffer(state: OfferState): Omit<Offer, 'since'> {
  const {
    id,
    name,
    active,
    priority,
    combinable,
    products,
    categories,
    brands,
    minSubtotal,
    firstOrder,
    days,
  } = state
  const { couponCode: code, couponPerCustomer, couponTotal, fromMinute, untilMinute } = state
  return {
    ...{ id, name, active, priority, combinable },
    from: fromTimestamp(state.from),
    until: fromTimestamp(state.until),
    coupon: code ? { code, perCustomer: couponPerCustomer || null, total: couponTotal || null } : null,
    when: {
      ...{ products, categories, brands, minSubtotal, firstOrder, days },
      paymentMethod: state.paymentMethod || null,
      hours: fromMinute || untilMinute ? { from: fromMinute, until: untilMinute } : null,
    },
    gives: givesOf(state),
  }
}

function givesOf({ gives, percent, amount, buy, get, quantity }: OfferState): Gives {
  switch (gives) {
    case 'percent':
      return { kind: 'percent', percent }
    case 'amount':
    case 'price_each':
      return { kind: gives, amount }
    case 'buy_get':
      return { kind: 'buy_get', buy, get, percent }
    case 'bundle':
      return { kind: 'bundle', quantity, amount }
    case 'free_delivery':
      return { kind: 'free_delivery' }
    default:
      throw new RangeError(`an offer gives what this build doesn't know: ${gives}`)
  }
}
