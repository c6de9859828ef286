import type { Config } from '#config/config.ts'
import { fromTimestamp, type OfferState } from '#proto/events.ts'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Deal } from '../pricing.ts'
import { taxingOf, untaxed } from '../taxes.ts'
import type { Gives, Offer } from './offer.ts'

const keep = sql(
  'offer.keep',
  `with kept as (
     insert into offers as o (offer_id, version, active, from_at, until_at, coupon_code, body)
     values ($1, $2, $3, $4, $5, nullif($6, ''), $7)
     on conflict (offer_id) do update set version = excluded.version, active = excluded.active,
       from_at = excluded.from_at, until_at = excluded.until_at, coupon_code = excluded.coupon_code, body = excluded.body
     where o.version < excluded.version
     returning offer_id
   ), gone as (
     delete from offer_targets t using kept where t.offer_id = kept.offer_id and t.target <> all($8::text[])
   )
   insert into offer_targets (target, offer_id) select target, offer_id from kept, unnest($8::text[]) as named (target)
   on conflict do nothing`,
)

const forget = sql(
  'offer.forget',
  `with gone as (delete from offers where offer_id = $1), uses as (delete from coupon_uses where offer_id = $1)
   delete from coupon_counts where offer_id = $1`,
)

const keepRates = sql(
  'offer.keep_rates',
  `insert into tax_rates as t (tax_class, version, on_retail_price, rates) values ($1, $2, $3, $4)
   on conflict (tax_class) do update
     set version = excluded.version, on_retail_price = excluded.on_retail_price, rates = excluded.rates
   where t.version < excluded.version`,
)

interface DealRow {
  offers: StoredOffer[] | null
  rates: { taxClass: string; rate: number; onRetailPrice: boolean }[] | null
  at: Date
  day: number
  minute: number
  firstOrder: boolean
}

/** As JSON has it. */
type StoredOffer = Omit<Offer, 'from' | 'until'> & { from: string; until: string }

// All that pricing asks for, in one round trip: the offers that name one of the products, what holds them or their brand,
// or everything; those whose codes were said, whatever they are for, so that it can be told why one gives nothing.
const deal = sql<DealRow>(
  'offer.deal',
  `with moment as (select coalesce($5::timestamptz, now()) as at),
   wanted as (
     select product_id, category_ids, brand from catalogue
     where product_id = any(array(
       select unnest($1::uuid[]) union all select product_id from cart_items where customer_id = $2 and $1 is null))
   ), named as (
     select '*' as target
     union select 'product:' || product_id from wanted
     union select 'category:' || unnest(category_ids) from wanted
     union select 'brand:' || lower(brand) from wanted where brand <> ''
   ), found as (
     select t.offer_id from named join offer_targets t using (target)
     union select offer_id from offers where coupon_code = any($3::text[])
   )
   select moment.at,
     extract(isodow from moment.at at time zone $4)::int as day,
     (extract(hour from moment.at at time zone $4) * 60 + extract(minute from moment.at at time zone $4))::int as minute,
     (select jsonb_agg(o.body) from found join offers o using (offer_id)
       where (o.active and o.from_at <= moment.at and o.until_at > moment.at and o.coupon_code is null)
         or o.coupon_code = any($3)) as offers,
     (select jsonb_agg(jsonb_build_object('taxClass', tax_class, 'onRetailPrice', on_retail_price, 'rate', (
         select (r ->> 'rate')::int from jsonb_array_elements(rates) as r
         where (r ->> 'from')::timestamptz <= moment.at order by (r ->> 'from')::timestamptz desc limit 1)))
       from tax_rates) as rates,
     not exists (
       select from orders where customer_id = $2 and id is distinct from $6::uuid and status not in ('rejected', 'cancelled')
     ) as "firstOrder"
   from moment`,
)

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

const giveBack = sql(
  'offer.give_back_coupons',
  `with gone as (delete from coupon_uses where order_id = any($1::uuid[]) returning offer_id)
   update coupon_counts c set used = used - n
   from (select offer_id, count(*) as n from gone group by offer_id) as g where c.offer_id = g.offer_id`,
)

/** Whose order is priced, of what, and when. */
export interface DealRequest {
  /** Null: what lies in the customer's cart. */
  productIds: string[] | null
  customerId: string
  paymentMethod: string | null
  coupons: string[]
  tip?: number
  /** Of an order that is there already: itself, and its own time. */
  order?: { id: string; placedAt: Date }
}

/** This module's copy of the offers and tax rates, and the coupons that orders use. SQL: pricing reads it in one round trip. */
export const offerRepository = ({ db, config }: { db: Database; config: Config }) => ({
  keep(state: OfferState, tx: Tx): void {
    const offer = toOffer(state)
    const { id, active, from, until, coupon } = offer
    tx.write(keep, [
      id,
      state.version,
      active,
      from,
      until,
      coupon?.code ?? '',
      JSON.stringify(offer),
      targetsOf(offer),
    ])
  },

  forget(offerId: string, tx: Tx): void {
    tx.write(forget, [offerId])
  },

  keepRates(
    taxClass: string,
    rates: { rate: number; from: Date }[],
    { version, onRetailPrice }: { version: number; onRetailPrice: boolean },
    tx: Tx,
  ): void {
    tx.write(keepRates, [taxClass, version, onRetailPrice, JSON.stringify(rates)])
  },

  /** What offers may give, and how things are taxed. */
  async deal(
    { productIds, customerId, paymentMethod, coupons, tip = 0, order }: DealRequest,
    on: Queryable = db,
  ): Promise<Deal> {
    const { timeZone } = config
    const [row] = await on.query(deal, [
      productIds,
      customerId,
      coupons,
      timeZone,
      order?.placedAt ?? null,
      order?.id ?? null,
    ])
    const { offers, rates, ...occasion } = row as DealRow
    const known = new Map(
      (rates ?? []).map(({ taxClass, ...taxed }) => [taxClass, { ...taxed, rate: taxed.rate ?? 0 }]),
    )
    return {
      offers: (offers ?? []).map(fromStored),
      occasion: { ...occasion, paymentMethod, coupons },
      rates: known,
      feeTax: config.order.feeTaxClass ? taxingOf(config.order.feeTaxClass, known) : untaxed,
      tipTax: config.order.tipTaxClass ? taxingOf(config.order.tipTaxClass, known) : untaxed,
      tip,
    }
  },

  /** Uses a coupon for an order; false where there is none left, of all or of this customer's. */
  async useCoupon(
    { id, coupon }: Pick<Offer, 'id' | 'coupon'>,
    { orderId, customerId }: { orderId: string; customerId: string },
    tx: Tx,
  ): Promise<'used' | 'none left' | 'used before'> {
    const [taken] = await tx.query(take, [id, coupon?.total ?? null])
    if (!taken) return 'none left'
    const [used] = await tx.query(use, [orderId, id, customerId, coupon?.perCustomer ?? null])
    return used ? 'used' : 'used before'
  },

  /** Orders that don't stand use none. */
  giveBackCoupons(orderIds: string[], tx: Tx): void {
    tx.write(giveBack, [orderIds])
  },
})

export type OfferRepository = ReturnType<typeof offerRepository>

const fromStored = ({ from, until, ...offer }: StoredOffer): Offer => ({
  ...offer,
  from: new Date(from),
  until: new Date(until),
})

/** By what it is looked up: of products, categories and brands that it states, all of which must hold, the narrowest. */
function targetsOf({ when: { products, categories, brands } }: Offer): string[] {
  if (products.length > 0) return products.map((id) => `product:${id}`)
  if (categories.length > 0) return categories.map((id) => `category:${id}`)
  return brands.length > 0 ? brands.map((name) => `brand:${name.toLowerCase()}`) : ['*']
}

function toOffer(state: OfferState): Offer {
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
