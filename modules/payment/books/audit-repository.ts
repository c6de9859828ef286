import type { Check } from '#src/runtime/audit.ts'

const subjects = { what: 'payments', from: 'payments', id: 'id' }

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
       p.captured = t.captured and p.refunded = t.refunded and p.refunded <= p.captured and p.captured <= p.amount
       and t.captures <= 1)`,
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
       when 'captured' then captured > 0 and refunded = 0 or amount = 0
       when 'partially_refunded' then 0 < refunded and refunded < captured
       when 'refunded' then refunded = captured
       else captured = 0 end`,
  },
  {
    says: "the sandbox provider's books agree with ours",
    subjects,
    text: `select p.id, format('we say %s, refunded %s; the provider %s, %s', p.status, p.refunded, s.status, s.refunded) as why
     from payments p join sandbox_payments s on s.reference = p.provider_ref
     where p.id = any($1::uuid[]) and p.provider = 'sandbox'
       and ((s.status = 'captured') <> (p.captured > 0 or p.status in ('captured', 'refunded')) or s.refunded <> p.refunded)`,
  },
]
