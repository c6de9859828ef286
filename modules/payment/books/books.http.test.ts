import test from 'ava'
import fc from 'fast-check'
import { sql } from '#src/database/statement.ts'
import { breaches } from '#src/testing/audit.ts'
import { paymentMart, until } from '../test-mart.ts'
import { cancelled, packed, requested, returned } from '../test-order.ts'
import { paymentChecks } from './audit-repository.ts'

const { mart, asStaff, confirm, ledgerOf, owner, paymentOf, reaches, ready, refund } = await paymentMart()
test.after.always(() => mart.stop())

/** What the ledger, the payment and the sandbox's books say; they are to agree. */
const disagreements = sql<{ id: string }>(
  'test.disagreements',
  `select p.id from payments p
   left join (select payment_id, coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
       coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded
     from transactions group by payment_id) t on t.payment_id = p.id
   left join (select payment_id, coalesce(sum(amount) filter (where status = 'pending'), 0) as refunding,
       coalesce(sum(amount) filter (where status = 'succeeded'), 0) as refunded
     from refunds group by payment_id) r on r.payment_id = p.id
   left join sandbox_payments s on s.payment_id = p.id
   where p.captured <> coalesce(t.captured, 0) or p.refunded <> coalesce(t.refunded, 0)
     or p.refunded <> coalesce(r.refunded, 0) or p.refunding <> coalesce(r.refunding, 0)
     or (p.provider = 'sandbox' and p.order_id = any($1::uuid[])
       and (p.refunded <> s.refunded or (s.status = 'captured') <> (p.captured > 0)))`,
)

const slow = sql('test.slow', "select 1 from sandbox_payments where key = $1 and status = 'processing'")

test('the ledger takes no change', async (t) => {
  await confirm(await ready(), 'tok_ok')
  const db = mart.db('payment')
  const change = sql('test.change', 'update transactions set amount = 1 returning 1')
  await t.throwsAsync(db.query(change), { message: /append-only/ })
  await t.throwsAsync(db.query(sql('test.drop', 'delete from transactions returning 1')), {
    message: /append-only/,
  })
})

test('reconciliation lists what ledger and provider do not agree on', async (t) => {
  const [good, bad] = [await ready(), await ready()]
  for (const it of [good, bad]) {
    await confirm(it, 'tok_ok')
    await mart.publish(packed(it))
    await reaches(it, 'captured')
  }
  await refund(good, { amount: { amount: 100, currency: 'PKR' } })
  await mart
    .db('payment')
    .query(
      sql(
        'test.cook',
        'update sandbox_payments set captured = captured + 1 where payment_id = $1 returning 1',
      ),
      [(await paymentOf(bad)).id],
    )
  const today = new Intl.DateTimeFormat('sv', { timeZone: mart.config.timeZone }).format(new Date())
  const url = (from: string, to: string) => `/v1/payments/reconciliation?from=${from}&to=${to}`
  const { status, body } = await mart.request('GET', url(today, today), { token: asStaff() })
  t.is(status, 200)
  const sandbox = body.items.find((item: { provider: string }) => item.provider === 'sandbox')
  const [captured] = (await ledgerOf(bad)).filter(({ kind }) => kind === 'capture')
  t.deepEqual(
    sandbox.differences.filter((item: { orderId: string }) => item.orderId === bad.id),
    [
      {
        kind: 'capture',
        providerReference: captured?.providerReference,
        orderId: bad.id,
        ledger: { amount: 129900, currency: 'PKR' },
        books: { amount: 129901, currency: 'PKR' },
      },
    ],
  )
  t.false(sandbox.differences.some((item: { orderId: string }) => item.orderId === good.id))
  for (const wrong of [url(today, '2020-01-01'), url('2020-01-01', today), url('today', today)])
    t.is((await mart.request('GET', wrong, { token: asStaff() })).status, 422)
  t.is((await mart.request('GET', url(today, today), { token: owner(good) })).status, 403)
})

test('confirmations, cancellations, refunds and repeated events in any order leave books that agree', async (t) => {
  const step = fc.constantFrom(
    'ok',
    'slow',
    'declined',
    'cancel',
    'return',
    'refund',
    'part',
    'request',
    'pack',
    'pack less',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
      async (waves) => {
        const it = await ready()
        for (const wave of waves)
          await Promise.all(
            wave.map(async (what) => {
              if (what === 'cancel') await mart.publish(cancelled(it))
              else if (what === 'return') await mart.publish(returned(it))
              else if (what === 'request') await mart.publish(requested(it))
              else if (what === 'pack') await mart.publish(packed(it))
              else if (what === 'pack less') await mart.publish(packed(it, 120000))
              else if (what === 'refund') await refund(it, {})
              else if (what === 'part') await refund(it, { amount: { amount: 50000, currency: 'PKR' } })
              else await confirm(it, `tok_${what}`)
            }),
          )
        await until(
          () => mart.db('payment').query(slow, [it.id]),
          (rows) => rows.length === 0,
        )
        await mart.idle()
        const wrong = () => mart.db('payment').query(disagreements, [[it.id]])
        t.deepEqual(await until(wrong, (found) => found.length === 0), [])
        // Another test cooks the books of its own payment.
        const { id } = await paymentOf(it)
        const audited = async () =>
          (await breaches(paymentChecks, mart.db('payment'))).filter((breach) => breach.includes(id))
        t.deepEqual(await until(audited, (found) => found.length === 0), [])
        const off = waves.flat().some((what) => what === 'cancel' || what === 'return')
        const isOver = ({ status }: { status: string }) =>
          ['cancelled', 'failed', 'refunded'].includes(status)
        const { status } = off ? await until(() => paymentOf(it), isOver) : await paymentOf(it)
        if (off) t.true(['cancelled', 'failed', 'refunded'].includes(status), status)
      },
    ),
    { numRuns: 25 },
  )
})
