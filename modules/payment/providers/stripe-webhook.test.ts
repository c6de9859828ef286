import { once } from 'node:events'
import { request } from 'node:http'
import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import type { DeepPartial } from '#src/testing/mart.ts'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import payment from '../index.ts'
import { cancelled, of, placed, requested } from '../test-order.ts'
import { stripeDouble } from './stripe-double.ts'

const secret = 'whsec_test'

const kept = sql<{ n: number }>('test.kept', 'select count(*) as n from provider_events where id = $1')

/** A mart whose cards are taken by a Stripe of the test's own. */
async function withStripe(t: ExecutionContext, more: DeepPartial<Config> = {}) {
  const stripe = await stripeDouble()
  t.teardown(() => stripe.close())
  const mart = await testMart([payment], {
    ...more,
    payment: {
      capture: 'at_confirmation',
      stripeWebhookSecret: secret,
      stripeSecretKey: 'sk_test',
      stripeApiUrl: stripe.url,
    },
  })
  t.teardown(() => mart.stop())
  const token = mart.token({ id: v7(), role: 'staff' })
  const staff = (path: string) => mart.request('GET', path, { token })

  /** An order's payment that Stripe has made. */
  async function open() {
    const order = placed()
    await mart.publish(requested(order))
    const { payment } = await mart.said('mart.payment.v1.PaymentActionRequired', of(order))
    const intent = [...stripe.intents.values()].find((it) => it.metadata.orderId === order.id)
    return { order, id: payment.id, intent: intent.id as string }
  }
  const post = (body: string, signature: string) =>
    mart.request('POST', '/v1/payments/webhooks/stripe', {
      body,
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    })
  const tell = async (type: string, object: object, more: { id?: string; created?: number } = {}) => {
    const { payload, signature } = stripe.event(type, object, secret, more)
    return (await post(payload, signature)).status
  }
  async function pay(it: { intent: string }, how: Parameters<typeof stripe.pay>[1] = {}) {
    return tell('payment_intent.succeeded', stripe.pay(it.intent, how))
  }
  const see = async ({ id }: { id: string }) => (await staff(`/v1/payments/${id}`)).body
  const ledger = async ({ id }: { id: string }) =>
    (await staff(`/v1/payments/${id}/transactions`)).body.items as {
      kind: string
      at: string
      detail?: string
    }[]
  const refundsOf = async ({ id }: { id: string }) => (await staff(`/v1/payments/${id}/refunds`)).body.items
  const refund = ({ id }: { id: string }, amount: number) =>
    mart.request('POST', `/v1/payments/${id}/refunds`, {
      token,
      headers: { 'idempotency-key': v7() },
      body: { amount: { amount, currency: 'PKR' }, reason: 'bruised' },
    })
  return { mart, stripe, staff, open, post, tell, pay, see, ledger, refundsOf, refund }
}

test('a webhook of more than 256 KiB is refused unread', async (t) => {
  const { post } = await withStripe(t)
  t.is((await post('x'.repeat(256 * 1024), 't=1,v1=beef')).status, 400)
  t.is((await post('x'.repeat(256 * 1024 + 1), 't=1,v1=beef')).status, 413)
})

test('events of Stripe are checked, kept and settled once', async (t) => {
  const { mart, stripe, open, post, tell, ledger } = await withStripe(t)
  const db = mart.db('payment')
  const it = await open()
  const intent = stripe.intents.get(it.intent)
  const declined = { last_payment_error: { message: 'no funds', charge: 'ch_1' } }
  t.is(await tell('payment_intent.payment_failed', { ...intent, ...declined }), 200)

  const paid = stripe.event('payment_intent.succeeded', stripe.pay(it.intent), secret, { id: 'evt_paid' })
  const forged = stripe.event('payment_intent.succeeded', intent, 'whsec_other', { id: 'evt_paid' })
  t.is((await post(paid.payload, 't=1,v1=beef')).status, 400)
  t.is((await post(paid.payload, '')).status, 400)
  t.is((await post(forged.payload, forged.signature)).status, 400)
  t.is((await post(`${paid.payload} `, paid.signature)).status, 400)
  t.is((await db.query(kept, ['evt_paid']))[0]?.n, 0)

  const answers = await Promise.all([1, 2, 3].map(() => post(paid.payload, paid.signature)))
  t.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  t.is((await db.query(kept, ['evt_paid']))[0]?.n, 1)
  await mart.said('mart.payment.v1.PaymentCaptured', of(it.order))
  await mart.idle()
  t.is(mart.allSaid('mart.payment.v1.PaymentCaptured').length, 1)
  t.deepEqual(
    (await ledger(it)).map(({ kind }) => kind),
    ['failure', 'capture'],
  )

  // One id is one event, whatever it says the second time.
  const other = await open()
  t.is(await tell('payment_intent.succeeded', stripe.pay(other.intent), { id: 'evt_paid' }), 200)
  t.deepEqual(await ledger(other), [])

  const ofNobody = {
    ...intent,
    id: 'pi_unknown',
    metadata: { paymentId: v7() },
    latest_charge: { created: 1 },
  }
  t.is(await tell('payment_intent.succeeded', ofNobody), 200)
  t.is(await tell('charge.updated', {}), 200)
})

test('what Stripe took is compared with what was asked for: a cent pays for nothing, and staff are told', async (t) => {
  const { mart, open, pay, see, ledger, staff } = await withStripe(t)
  const [cent, short, right] = [await open(), await open(), await open()]
  t.is(await pay(cent, { amount: 1, currency: 'usd' }), 200)
  t.is(await pay(short, { amount: 129899 }), 200)
  t.is(await pay(right), 200)
  await mart.idle()
  t.deepEqual(
    mart.allSaid('mart.payment.v1.PaymentCaptured').map(({ payment }) => payment.id),
    [right.id],
  )
  const seen = await see(cent)
  t.like(seen, { status: 'requires_action', captured: { amount: 0, currency: 'PKR' } })
  t.regex(seen.flags[0], /USD 0\.01.*PKR 1299\.00/)
  t.regex((await ledger(short))[0]?.detail ?? '', /^not booked: .*PKR 1298\.99/)
  const flagged = (await staff('/v1/payments?flagged=true')).body.items
  t.deepEqual(flagged.map(({ id }: { id: string }) => id).sort(), [cent.id, short.id].sort())
  t.is((await see(right)).flags, undefined)
  const owner = { token: mart.token({ id: cent.order.customerId, role: 'customer' }) }
  const theirs = (await mart.request('GET', `/v1/payments/${cent.id}`, owner)).body
  t.is(theirs.id, cent.id)
  t.is(theirs.flags, undefined, 'for staff alone')
  await mart.shows(/mart_payment_attention\{why="flagged"\} 2/)
})

test('the polling compares too: an event that was lost does not let a wrong sum in', async (t) => {
  const { mart, stripe, open, see } = await withStripe(t)
  const it = await open()
  stripe.pay(it.intent, { amount: 1, currency: 'usd' })
  await mart.publish(cancelled(it.order))
  // Stripe refuses to cancel what has succeeded, and is asked how it stands.
  await mart.said('mart.payment.v1.PaymentCancelled', of(it.order))
  const { status, captured, flags } = await see(it)
  t.deepEqual([status, captured.amount, flags.length], ['cancelled', 0, 1])
})

test('a payment made by hand with the name of ours is none of ours', async (t) => {
  const { stripe, open, tell, see } = await withStripe(t)
  const it = await open()
  const copy = {
    ...stripe.pay(it.intent),
    id: 'pi_copy',
    latest_charge: { id: 'ch_x', created: 1_770_000_000 },
  }
  t.is(await tell('payment_intent.succeeded', copy), 200)
  t.like(await see(it), { status: 'requires_action' })
  t.regex((await see(it)).flags[0], /pi_copy/)
})

test('a capture is dated by its charge, also where the event does not tell it, and stands in its day', async (t) => {
  const { mart, stripe, open, pay, ledger, staff } = await withStripe(t, { timeZone: 'Asia/Karachi' })
  const it = await open()
  // A minute before midnight in Karachi; the event is of the next day.
  const at = Date.parse('2026-11-24T18:59:00Z') / 1000
  t.is(await pay(it, { at }), 200)
  t.is((await ledger(it)).at(-1)?.at, '2026-11-24T18:59:00.000Z')
  t.true(stripe.asked.some(({ request }) => request === `GET /v1/payment_intents/${it.intent}`))
  const { body } = await staff('/v1/payments/reconciliation?from=2026-11-24&to=2026-11-24')
  t.deepEqual(body.items, [
    {
      date: '2026-11-24',
      provider: 'stripe',
      differences: [],
      ledger: { captured: { amount: 129900, currency: 'PKR' }, refunded: { amount: 0, currency: 'PKR' } },
      books: { captured: { amount: 129900, currency: 'PKR' }, refunded: { amount: 0, currency: 'PKR' } },
    },
  ])
  t.deepEqual((await staff('/v1/payments/reconciliation?from=2026-11-25&to=2026-11-25')).body.items, [])

  // Where Stripe can't be asked it is to tell it again: a wrong day would never be mended.
  const other = await open()
  stripe.mood.fail = 500
  t.is(await pay(other, { at }), 503)
  stripe.mood.fail = null
  t.deepEqual(await ledger(other), [])
  t.is(await tellAgain(), 200)
  await mart.said('mart.payment.v1.PaymentCaptured', of(other.order))
  function tellAgain() {
    return pay(other, { at })
  }
})

test('refunds made in the dashboard are booked by the payment intent, once, and told of', async (t) => {
  const { mart, stripe, open, pay, tell, see, ledger, refundsOf } = await withStripe(t)
  const it = await open()
  const early = { id: 're_early', amount: 100, currency: 'pkr', status: 'succeeded', created: 1_770_000_000 }
  t.is(
    await tell('refund.created', { ...early, payment_intent: it.intent }),
    503,
    'before the capture is known',
  )
  await pay(it)
  const byHand = stripe.refundByHand(it.intent, 29900)
  for (const type of ['refund.created', 'refund.updated', 'charge.refund.updated'])
    t.is(await tell(type, byHand), 200)
  t.is(await tell('charge.refunded', { id: 'ch', refunds: { data: [byHand] } }), 200)
  t.is(await tell('charge.refunded', { id: 'ch' }), 200)
  const said = await mart.said('mart.payment.v1.PaymentRefunded', of(it.order))
  t.deepEqual(said.amount, { amountMinor: 29900, currency: 'PKR' })
  t.like(await see(it), { status: 'partially_refunded', refunded: { amount: 29900, currency: 'PKR' } })
  t.deepEqual(
    (await ledger(it)).map(({ kind }) => kind),
    ['capture', 'refund'],
  )
  t.is((await refundsOf(it)).length, 1)
  // Of another shop on the same account.
  t.is(await tell('refund.created', { ...byHand, id: 're_other', payment_intent: 'pi_other' }), 200)
  await mart.idle()
  t.is(mart.allSaid('mart.payment.v1.PaymentRefunded').length, 1)
})

test('a refund of ours that Stripe tells of first is not a second one', async (t) => {
  const { mart, stripe, open, pay, tell, refund, refundsOf, see } = await withStripe(t)
  const it = await open()
  await pay(it)
  stripe.mood.refundStatus = 'pending'
  t.is((await refund(it, 500)).status, 201)
  t.like((await refundsOf(it))[0], { status: 'pending' })
  const [ours] = stripe.refunds
  t.is(await tell('refund.updated', { ...ours, status: 'succeeded' }), 200)
  await mart.said('mart.payment.v1.PaymentRefunded', of(it.order))
  t.is((await refundsOf(it)).length, 1)
  // A bank sends it back days later.
  t.is(await tell('refund.failed', { ...ours, status: 'failed', failure_reason: 'lost_or_stolen_card' }), 200)
  t.like((await refundsOf(it))[0], { status: 'succeeded', failure: 'lost_or_stolen_card' })
  t.regex((await see(it)).flags[0], /after it had succeeded/)
})

test('disputes are kept as Stripe last told of them, listed with their deadlines, and mark the payment', async (t) => {
  const { open, pay, tell, see, staff, mart } = await withStripe(t)
  const it = await open()
  await pay(it)
  const dispute = {
    id: 'dp_1',
    object: 'dispute',
    payment_intent: it.intent,
    amount: 129900,
    currency: 'pkr',
    reason: 'product_not_received',
    status: 'needs_response',
    created: 1_770_000_000,
    evidence_details: { due_by: 1_770_800_000 },
  }
  t.is(await tell('charge.dispute.created', dispute, { created: 1_770_000_000 }), 200)
  t.is(await tell('charge.dispute.updated', dispute, { created: 1_770_000_100 }), 200)
  t.true((await see(it)).disputed)
  const list = async (query = '') => (await staff(`/v1/payments/disputes${query}`)).body.items
  t.like((await list())[0], {
    paymentId: it.id,
    orderId: it.order.id,
    provider: 'stripe',
    providerReference: 'dp_1',
    open: true,
    amount: { amount: 129900, currency: 'PKR' },
    reason: 'product_not_received',
    status: 'needs_response',
    respondBy: new Date(1_770_800_000_000).toISOString(),
  })
  t.deepEqual(
    (await staff('/v1/payments?disputed=true')).body.items.map(({ id }: { id: string }) => id),
    [it.id],
  )
  t.is(await tell('charge.dispute.closed', { ...dispute, status: 'won' }, { created: 1_770_000_900 }), 200)
  const won = { ...dispute, status: 'won' }
  t.is(await tell('charge.dispute.funds_reinstated', won, { created: 1_770_001_000 }), 200)
  t.is(await tell('charge.dispute.updated', { ...dispute }, { created: 1_770_000_500 }), 200, 'late')
  t.is(await tell('charge.dispute.updated', { ...dispute }, { created: 1_770_000_900 }), 200, 'same second')
  t.is((await see(it)).disputed, undefined)
  t.deepEqual(await list('?open=true'), [])
  t.is((await list('?open=false'))[0].status, 'won')
  t.is(await tell('charge.dispute.closed', { ...dispute, id: 'dp_2', status: 'lost' }), 200)
  t.true((await see(it)).disputed)
  const first = (await staff('/v1/payments/disputes?limit=1')).body
  t.is(first.items[0].providerReference, 'dp_2')
  t.is((await list(`?limit=1&cursor=${first.nextCursor}`))[0].providerReference, 'dp_1')
  const customer = { token: mart.token({ id: v7(), role: 'customer' }) }
  t.is((await mart.request('GET', '/v1/payments/disputes', customer)).status, 403)
  t.is(await tell('charge.dispute.created', { ...dispute, id: 'dp_3', payment_intent: 'pi_other' }), 200)
  t.is((await list()).length, 2)

  await mart.idle()
  const [opened, ...more] = mart.allSaid('mart.payment.v1.DisputeOpened')
  t.deepEqual(more, [], 'once, and not of one that was over when it was first told')
  t.like(opened, {
    payment: { id: it.id, orderId: it.order.id },
    amount: { amountMinor: 129900, currency: 'PKR' },
    reason: 'product_not_received',
    respondBy: { seconds: 1_770_800_000 },
  })
  const closed = mart.allSaid('mart.payment.v1.DisputeClosed')
  t.deepEqual(
    closed.map(({ status }) => status),
    ['won', 'lost'],
  )
  t.is(closed[0]?.disputeId, opened?.disputeId)
})

test('an automatic refund that fails is listed until it is made up for, and counted', async (t) => {
  const { mart, stripe, open, pay, see, staff, refund } = await withStripe(t)
  const it = await open()
  await pay(it)
  const [charge] = stripe.charges
  charge.amount_refunded = 100
  await mart.publish(cancelled(it.order))
  await mart.idle()
  const listed = async (query: string) =>
    (await staff(`/v1/payments?${query}`)).body.items.map(({ id }: { id: string }) => id)
  t.deepEqual(await listed('failedRefunds=true'), [it.id])
  t.deepEqual(await listed('status=captured&owed=true'), [it.id])
  t.deepEqual(await listed('failedRefunds=false'), [])
  t.deepEqual((await see(it)).owed, { amount: 129900, currency: 'PKR' })
  await mart.shows(/mart_payment_attention\{why="failed_refund"\} 1/)
  const said = mart.allSaid('mart.payment.v1.RefundFailed')
  t.is(said.length, 1)
  t.like(said[0], {
    payment: { id: it.id, orderId: it.order.id },
    amount: { amountMinor: 129900, currency: 'PKR' },
  })
  t.not(said[0]?.reason, '')
  charge.amount_refunded = 0
  t.is((await refund(it, 129900)).status, 201)
  await mart.said('mart.payment.v1.PaymentRefunded', of(it.order))
  t.deepEqual(await listed('failedRefunds=true'), [])
  t.is((await see(it)).owed, undefined)

  const today = new Intl.DateTimeFormat('sv', { timeZone: mart.config.timeZone }).format(new Date())
  t.deepEqual(await listed(`from=${today}&to=${today}`), [it.id])
  t.deepEqual(await listed('to=2026-01-01'), [])
  t.is((await staff('/v1/payments?from=2026-01-02&to=2026-01-01')).status, 422)
  const token = mart.token({ id: it.order.customerId, role: 'customer' })
  for (const query of ['failedRefunds=true', 'status=captured', 'owed=false', 'from=2026-01-01'])
    t.is((await mart.request('GET', `/v1/payments?${query}`, { token })).status, 403, query)
})

test('reconciliation while Stripe is away is a 503 that says when to come again', async (t) => {
  const { stripe, staff } = await withStripe(t)
  const range = '/v1/payments/reconciliation?from=2026-11-01&to=2026-11-25'
  await until(async () => (await staff(range)).status === 200)
  stripe.mood.fail = 500
  const { status, headers, body } = await staff(range)
  t.is(status, 503)
  t.is(headers.get('retry-after'), '30')
  t.regex(body.detail, /stripe did not give/)
  await stripe.close()
  t.is((await staff('/v1/payments/reconciliation?from=2026-11-25&to=2026-11-25')).status, 503)
})

test('without Stripe there is no webhook', async (t) => {
  const mart = await testMart([payment])
  t.teardown(() => mart.stop())
  const options = { body: '{}', headers: { 'content-type': 'application/json' } }
  t.is((await mart.request('POST', '/v1/payments/webhooks/stripe', options)).status, 404)
})

/** What a field of an event may turn out to be; undefined: it isn't there. */
const junk = [
  ...[
    undefined,
    null,
    true,
    '',
    'x',
    'x'.repeat(300),
    '\0',
    '2026-01-01',
    [],
    [null],
    [[]],
    {},
    { id: null },
  ],
  ...[0, -1, 1.5, 2 ** 53, 1e15, 1e300],
]

/** Where a value has fields and elements, at any depth; the empty path is itself. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [path, ...inner.flatMap(([name, value]) => pathsIn(value, [...path, name]))]
}

function mangled(value: unknown, [name, ...rest]: string[], what: unknown): unknown {
  if (name === undefined) return what
  if (typeof value !== 'object' || value === null) return value
  const copy = structuredClone(value) as Record<string, unknown>
  copy[name] = mangled(copy[name], rest, what)
  return copy
}

test('no event that is signed is a 500, whatever is wrong with what it is about', async (t) => {
  t.timeout(180_000)
  const { stripe, open, pay, tell, post } = await withStripe(t)
  const [fresh, paid] = [await Promise.all([1, 2, 3, 4, 5, 6].map(open)), await open()]
  await pay(paid)
  const refund = {
    ...stripe.refundByHand(paid.intent, 100),
    metadata: { refundId: v7(), paymentId: paid.id },
  }
  const dispute = {
    id: 'dp_1',
    payment_intent: paid.intent,
    amount: 129900,
    currency: 'pkr',
    status: 'needs_response',
    reason: 'general',
    created: 1_770_000_000,
    evidence_details: { due_by: 1_770_800_000 },
  }
  const error = { message: 'declined', charge: 'ch_1' }
  const intentOf = ({ intent }: { intent: string }) => ({
    ...stripe.intents.get(intent),
    last_payment_error: error,
    latest_charge: { id: 'ch_1', created: 1_770_000_000 },
  })
  const right: [type: string, object: (at: number) => object][] = [
    ...['succeeded', 'processing', 'canceled', 'payment_failed'].map(
      (what) =>
        [`payment_intent.${what}`, (at: number) => intentOf(fresh[at % 6] as { intent: string })] as [
          string,
          (at: number) => object,
        ],
    ),
    ['refund.updated', () => refund],
    ['charge.refunded', () => ({ id: 'ch_1', refunds: { data: [refund] } })],
    ['charge.dispute.created', () => dispute],
  ]
  for (const [type, object] of right.slice(4)) t.is(await tell(type, object(0)), 200, type)
  const answers = new Map<number, number>()
  const change = fc.tuple(fc.nat(), fc.constantFrom(...junk))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...right),
      fc.nat(),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async ([type, object], at, changes) => {
        let it: unknown = object(at)
        for (const [where, what] of changes) {
          const paths = pathsIn(it)
          it = mangled(it, paths[where % paths.length] as string[], what)
        }
        const { payload, signature } = stripe.event(type, it, secret)
        const { status, body } = await post(payload, signature)
        answers.set(status, (answers.get(status) ?? 0) + 1)
        const told = status === 200 || status === 400 || (status === 503 && /again later/.test(body.detail))
        if (!told) throw new Error(`${status} to ${payload}`)
      },
    ),
    { numRuns: 700, seed: 20_261_126 },
  )
  t.log(Object.fromEntries(answers))
  t.true((answers.get(200) ?? 0) > 50)
  t.true((answers.get(400) ?? 0) > 50)
})

test('an address that signs badly is told to stop, and what is signed well is taken from it all the same', async (t) => {
  const { stripe, post, tell } = await withStripe(t)
  const { payload } = stripe.event('charge.updated', {}, secret)
  const statuses = []
  for (let at = 0; at < 22; at++) statuses.push((await post(payload, 't=1,v1=beef')).status)
  t.deepEqual(statuses, [...Array(20).fill(400), 429, 429])
  const refused = await post(payload, '')
  t.regex(refused.headers.get('retry-after') ?? '', /^[1-9]\d?$/)
  t.is(await tell('charge.updated', {}), 200)
})

test('an event that never comes whole is given up', async (t) => {
  const { mart } = await withStripe(t, { http: { bodyIdleTimeout: 300 } })
  const upload = request(`${mart.url}/v1/payments/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 1_000 },
  })
  upload.write('{"id":')
  const [response] = await once(upload, 'response')
  t.is(response.statusCode, 408)
  t.is(response.headers.connection, 'close')
  response.resume()
})
