import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { paymentMart, until } from '../test-mart.ts'
import { cancelled, of, requested } from '../test-order.ts'

const marts = {
  at_packing: await paymentMart('at_packing'),
  at_confirmation: await paymentMart('at_confirmation'),
}
const { mart, asStaff, confirm, ledgerOf, owner, paymentOf, ready } = marts.at_packing
test.after.always(() => Promise.all(Object.values(marts).map(({ mart }) => mart.stop())))

type Mart = typeof marts.at_packing
const retry = async (order: OrderState, { mart, owner, paymentOf }: Mart, key = v7(), token = owner(order)) =>
  mart.request('POST', `/v1/payments/${(await paymentOf(order)).id}/retry`, {
    token,
    headers: { 'idempotency-key': key },
  })
const here = marts.at_packing
/** The payment once the next attempt can be paid. */
const payable = (order: OrderState, { paymentOf }: Mart) =>
  until(
    () => paymentOf(order),
    (it) => it.clientSecret !== undefined,
  )
const made = sql<{ status: string }>(
  'test.sandbox_attempts',
  'select status from sandbox_payments where payment_id = $1 order by at, status',
)
const attempts = async (order: OrderState, { mart, paymentOf }: Mart) =>
  mart.db('payment').query(made, [(await paymentOf(order)).id])
const kinds = async (order: OrderState, { ledgerOf }: Mart) => (await ledgerOf(order)).map(({ kind }) => kind)

const failures = (order: OrderState, { mart }: Mart) =>
  mart
    .allSaid('mart.payment.v1.PaymentFailed')
    .filter(of(order))
    .map(({ retriesLeft }) => retriesLeft)

for (const [capture, here] of Object.entries(marts))
  test(`declined, and paid by another card (${capture})`, async (t) => {
    const it = await here.ready()
    const first = await here.paymentOf(it)
    t.like((await here.confirm(it, 'tok_declined')).body, { status: 'failed', retriesLeft: 2 })
    t.is((await here.paymentOf(it)).clientSecret, undefined)
    const { status, body } = await retry(it, here)
    t.is(status, 200)
    t.like(body, { id: first.id, status: 'requires_action' })
    const again = await payable(it, here)
    t.like(again, { id: first.id, status: 'requires_action' })
    t.truthy(again.clientSecret)
    t.not(again.clientSecret, first.clientSecret)
    t.is(again.retriesLeft, undefined)
    const good = capture === 'at_packing' ? 'authorized' : 'captured'
    t.like((await here.confirm(it, 'tok_ok')).body, { status: good })
    await here.mart.idle()
    t.like(await attempts(it, here), [{ status: 'failed' }, { status: good }])
    t.deepEqual((await kinds(it, here)).sort(), [
      capture === 'at_packing' ? 'authorization' : 'capture',
      'failure',
    ])
    t.deepEqual(failures(it, here), [2])
    t.is((await retry(it, here)).status, 409)
  })

test('declined three times, it has failed for good', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_declined')
  for (let n = 0; n < 2; n++) {
    t.is((await retry(it, here)).status, 200)
    await payable(it, here)
    t.is((await confirm(it, 'tok_declined')).status, 200)
  }
  t.like(await paymentOf(it), { status: 'failed' })
  t.is((await paymentOf(it)).retriesLeft, undefined)
  t.is((await retry(it, here)).status, 409)
  await mart.idle()
  t.deepEqual(failures(it, here), [2, 1, 0])
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['failure', 'failure', 'failure'],
  )
})

test('its owner alone may try again, once there is something to try again', async (t) => {
  const it = await ready()
  t.is((await retry(it, here)).status, 409)
  await confirm(it, 'tok_declined')
  t.is((await retry(it, here, v7(), mart.token({ id: v7(), role: 'customer' }))).status, 404)
  t.is((await retry(it, here, v7(), asStaff())).status, 404)
  const { id } = await paymentOf(it)
  t.is((await mart.request('POST', `/v1/payments/${id}/retry`)).status, 401)
  t.is((await mart.request('POST', `/v1/payments/${v7()}/retry`, { token: owner(it) })).status, 404)
  t.is((await mart.request('POST', `/v1/payments/${id}/retry`, { token: owner(it) })).status, 200)
})

test('called off, or over its time, there is nothing to try again', async (t) => {
  const off = await ready()
  await confirm(off, 'tok_declined')
  await mart.publish(cancelled(off))
  await mart.idle()
  t.is((await retry(off, here)).status, 409)
  const late = await ready()
  await confirm(late, 'tok_declined')
  const { id } = await paymentOf(late)
  await mart
    .db('payment')
    .query(
      sql('test.late', "update payments set pay_by = now() - interval '1 s' where id = $1 returning 1"),
      [id],
    )
  t.is((await retry(late, here)).status, 409)
})

test('with the same key it is one attempt, and the same answer; of many at once one is carried out', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_declined')
  const key = v7()
  const first = await retry(it, here, key)
  const second = await retry(it, here, key)
  t.is(second.headers.get('idempotent-replayed'), 'true')
  t.deepEqual(second.body, first.body)
  await payable(it, here)
  t.is((await attempts(it, here)).length, 2)

  await confirm(it, 'tok_declined')
  const answers = await Promise.all(Array.from({ length: 20 }, () => retry(it, here)))
  t.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(409)])
  await payable(it, here)
  t.is((await attempts(it, here)).length, 3)
})

test('what a crash leaves after it was asked for is finished by the job', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_declined')
  const { id } = await paymentOf(it)
  await mart.db('payment').query(
    sql(
      'test.crashed_retry',
      `with asked as (
         insert into provider_calls (key, payment_id, provider, kind, request, cause, due_at)
         select 'cancel:' || id || ':0', id, provider, 'cancel', jsonb_build_object('reference', provider_ref),
           '{"correlationId": "c"}', now() from payments where id = $1)
       update payments set status = 'requires_action', reopening = true, client_secret = null, retries_left = 1
       where id = $1 returning 1`,
    ),
    [id],
  )
  t.truthy((await payable(it, here)).clientSecret)
  t.is((await confirm(it, 'tok_ok')).body.status, 'authorized')
})

test('asked again for a payment that was declined and may be tried again, nothing is said', async (t: ExecutionContext) => {
  const it = await ready()
  await confirm(it, 'tok_declined')
  await mart.publish(requested(it))
  await mart.idle()
  t.deepEqual(failures(it, here), [2])
})
