import type { Check } from '#src/runtime/audit.ts'

const subjects = { what: 'payments', from: 'payments', id: 'id' }

const due = 'case when called_off then 0 else amount end'
/** What isn't given back, nor about to be. */
const kept = 'captured - refunded - refunding'
/** Staff see it in `?owed=true`: people give cash back, and what a provider refused. */
const owedKnown = `method = 'cash_on_delivery' or exists (
       select from refunds r where r.payment_id = p.id and r.status = 'failed')`

/** What must be true of the cash that is with couriers. */
export const courierChecks: Check[] = [
  {
    says: 'what couriers have is the sum of their movements: due, collected, handed in and banked',
    subjects: { what: 'couriers', from: 'courier_cash', id: 'courier_id' },
    text: `select c.courier_id as id, format('due %s, collected %s, missing %s, handed in %s, banked %s; movements %s',
         c.due, c.collected, c.missing, c.handed_in, c.banked, to_jsonb(m)) as why
     from courier_cash c cross join lateral (
       select coalesce(sum(amount) filter (where kind = 'due'), 0) as due,
         coalesce(sum(amount) filter (where kind = 'collected'), 0) as collected,
         coalesce(sum(amount) filter (where kind = 'missing'), 0) as missing,
         coalesce(sum(amount) filter (where kind = 'handed_in'), 0) as handed_in,
         coalesce(sum(amount) filter (where kind = 'banked'), 0) as banked
       from courier_movements where courier_id = c.courier_id
     ) m where c.courier_id = any($1::uuid[]) and not (c.due = m.due and c.collected = m.collected
       and c.missing = m.missing and c.handed_in = m.handed_in and c.banked = m.banked)`,
  },
  {
    says: 'cash that was taken is with couriers, handed in, or a difference, order by order',
    subjects: { what: 'orders in cash', from: 'courier_orders', id: 'order_id' },
    text: `select o.order_id as id, format('the payment took %s, its courier collected %s, %s are missing',
         p.captured, o.collected, o.missing) as why
     from courier_orders o left join payments p on p.order_id = o.order_id cross join lateral (
       select coalesce(sum(amount) filter (where kind = 'collected'), 0) as collected,
         coalesce(sum(amount) filter (where kind = 'missing'), 0) as missing,
         coalesce(sum(amount) filter (where kind = 'due'), 0) as due
       from courier_movements where order_id = o.order_id
     ) m where o.order_id = any($1::uuid[]) and not (
       o.collected = m.collected and o.missing = m.missing and o.due = m.due
       and (o.status <> 'collected' or p.captured = o.collected + o.missing))`,
  },
]

/** What must be true of the payments, their ledger and the sandbox's own books, in this module's database alone. */
export const paymentChecks: Check[] = [
  {
    says: 'the ledger sums to the payment, and no more is given back than was taken',
    subjects,
    text: `select p.id, format('captured %s, ledger %s; refunded %s, ledger %s', p.captured, t.captured, p.refunded, t.refunded) as why
     from payments p cross join lateral (
       select coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
         coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded,
         count(*) filter (where kind = 'capture') as captures
       from transactions where payment_id = p.id
     ) t where p.id = any($1::uuid[]) and not (
       p.captured = t.captured and p.refunded = t.refunded and p.refunded <= p.captured
       and p.captured <= greatest(p.amount, p.authorized) and t.captures <= 1 + p.changes)`,
  },
  {
    says: 'refunds that succeeded are what was refunded, and those that wait are kept back',
    subjects,
    text: `select p.id, format('refunded %s of %s succeeded, keeps back %s of %s pending', p.refunded, r.succeeded, p.refunding, r.pending) as why
     from payments p cross join lateral (
       select coalesce(sum(amount) filter (where status = 'succeeded'), 0) as succeeded,
         coalesce(sum(amount) filter (where status = 'pending'), 0) as pending
       from refunds where payment_id = p.id
     ) r where p.id = any($1::uuid[]) and not (p.refunded = r.succeeded and p.refunding = r.pending)`,
  },
  {
    says: "a payment's status says what its amounts say",
    subjects,
    text: `select id, format('%s with captured %s, refunded %s', status, captured, refunded) as why
     from payments where id = any($1::uuid[]) and not case status
       when 'captured' then refunded = 0 and (captured > 0 or amount = 0)
       when 'partially_refunded' then 0 < refunded and refunded < captured
       when 'refunded' then refunded = captured
       else captured = 0 end`,
  },
  {
    says: 'a card that is authorized covers what its order costs',
    subjects,
    text: `select id, format('authorized %s of %s', authorized, amount) as why from payments
     where id = any($1::uuid[]) and method = 'card' and status = 'authorized' and authorized > 0
       and authorized < amount and flags = '{}'`,
  },
  {
    says: 'no more is kept than the order costs',
    subjects,
    // What is charged at confirmation is the most that it can cost, until it is packed; what can't be given back is owed.
    text: `select id, format('captured %s, refunded %s of %s', captured, refunded, amount) as why from payments p
     where id = any($1::uuid[]) and (packed or called_off) and ${kept} > ${due} and not (${owedKnown})`,
  },
  {
    says: 'what is kept, less what was given on top, is what the order costs once nothing is under way',
    subjects,
    text: `select id, format('captured %s, settled %s of %s', captured, settled, amount) as why from payments p
     where id = any($1::uuid[]) and packed and not called_off and captured > 0 and refunding = 0
       and captured - settled <> ${due} and refunded < captured and flags = '{}' and not (${owedKnown})`,
  },
  {
    says: 'refunds that succeeded settle what they say',
    subjects,
    text: `select p.id, format('settled %s of %s, settling %s of %s', p.settled, r.settled, p.settling, r.settling) as why
     from payments p cross join lateral (
       select coalesce(sum(settles) filter (where status = 'succeeded'), 0) as settled,
         coalesce(sum(settles) filter (where status = 'pending'), 0) as settling
       from refunds where payment_id = p.id
     ) r where p.id = any($1::uuid[]) and not (p.settled = r.settled and p.settling = r.settling)`,
  },
  {
    says: "the sandbox provider's books agree with ours",
    subjects,
    text: `select p.id, format('we say captured %s, refunded %s; the provider %s, %s', p.captured, p.refunded, s.captured, s.refunded) as why
     from payments p cross join lateral (
       select coalesce(sum(coalesce(captured, amount)) filter (where status = 'captured'), 0) as captured,
         coalesce(sum(refunded), 0) as refunded
       from sandbox_payments where reference = any(array(
         select p.provider_ref union select provider_ref from payment_changes c where c.payment_id = p.id
         union select replaced from payment_changes c where c.payment_id = p.id))
     ) s
     where p.id = any($1::uuid[]) and p.provider = 'sandbox' and p.provider_ref is not null
       and (s.captured <> p.captured or s.refunded <> p.refunded)`,
  },
]
