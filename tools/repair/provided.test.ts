import test from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import payment from '../../modules/payment/index.ts'
import type { Deps } from '../../modules/payment/provides.ts'
import { paymentMart, until } from '../../modules/payment/test-mart.ts'
import { moreWanted, of } from '../../modules/payment/test-order.ts'
import type { Six } from './open.ts'
import { planProvided } from './provided.ts'

const { mart, confirm, owner, paymentOf, ready } = await paymentMart('at_packing')
test.after.always(() => mart.stop())

const deps = mart.mart.modules.find(({ module }) => module === payment)?.deps as Deps
const none = { query: async () => [] }
const six = {
  config: { payment: { stripeSecretKey: '' } },
  payment: deps,
  books: { payment: mart.db('payment'), order: none, notification: none },
} as unknown as Six

/** The steps that are about an order. */
async function planned(order: OrderState, of = six) {
  const { steps } = await planProvided(of, new Date(0), new Map([[order.id, order.customerId]]))
  return steps.filter((step) => 'order' in step && step.order === order.id)
}
const payable = async (order: OrderState) => {
  const { id } = await paymentOf(order)
  const see = async () => (await mart.request('GET', `/v1/payments/${id}`, { token: owner(order) })).body
  return until(see, (it) => it.clientSecret !== undefined)
}

test('a larger sum that waits for its authorization is shown, and left as it is; what it comes to is known', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.publish(moreWanted(it, 'change:1', 150000))
  await payable(it)
  const [shown, ...more] = await planned(it)
  t.like(shown, { do: 'look', order: it.id })
  t.regex(shown?.why ?? '', /larger sum of 150000/)
  t.deepEqual(more, [])

  // Its customer pays, and what the provider told of it is lost.
  const asked = (await deps.sandbox.made(new Date(0))).filter(({ paymentId }) => paymentId !== null)
  const { id } = await paymentOf(it)
  const larger = asked.find(({ paymentId, orderId }) => paymentId === id && orderId === null)
  await deps.sandbox.move({
    ...{ reference: larger?.reference ?? '', status: 'captured', at: new Date() },
    until: new Date(Date.now() + 1_000_000),
  })
  const [step] = await planned(it)
  t.like(step, { do: 'payment.adopt', reference: larger?.reference, order: it.id })
  if (step?.do !== 'payment.adopt') return t.fail()
  const { provider, reference } = step
  const adopted = { provider, reference, paymentId: id, orderId: it.id, customerId: it.customerId }
  t.true(await deps.adoptPayment(adopted))
  await mart.said('mart.payment.v1.PaymentChangeAuthorized', of(it))
  t.like(await paymentOf(it), { status: 'authorized', authorized: { amount: 150000, currency: 'PKR' } })
  await mart.idle()
  await until(
    () => planned(it),
    (steps) => steps.length === 0,
  )
  t.deepEqual(await planned(it), [], 'the one whose place it took is let go, and nothing is to be said of it')
})

test('of attempts before the one that pays nothing is to be repaired', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_declined')
  t.deepEqual(await planned(it), [])
  const { id } = await paymentOf(it)
  await mart.request('POST', `/v1/payments/${id}/retry`, {
    token: owner(it),
    headers: { 'idempotency-key': v7() },
  })
  await payable(it)
  t.deepEqual(await planned(it), [])
  await confirm(it, 'tok_ok')
  t.deepEqual(await planned(it), [])
  // Payment is restored to before there was any of it.
  const lost = { ...six, books: { ...six.books, payment: none } } as unknown as Six
  const steps = await planned(it, lost)
  t.is(steps.length, 1)
  t.like(steps[0], { do: 'payment.adopt', payment: id })
  t.regex(steps[0]?.why ?? '', /authorized/)
})
