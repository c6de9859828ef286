import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { paymentMart } from '../test-mart.ts'

const { mart, asStaff, confirm, ledgerOf, owner, paymentOf, ready, refund } =
  await paymentMart('at_confirmation')
test.after.always(() => mart.stop())

test('a refund answers pending and has happened when its client looks', async (t) => {
  const it = await ready()
  t.is((await refund(it, {})).status, 409)
  await confirm(it, 'tok_ok')
  const { id } = await paymentOf(it)
  const key = v7()
  const { status, body } = await refund(it, { amount: { amount: 29900, currency: 'PKR' } }, key)
  t.is(status, 201)
  t.like(body, { paymentId: id, reason: 'bruised', amount: { amount: 29900, currency: 'PKR' } })
  t.like(await paymentOf(it), { status: 'partially_refunded', refunded: { amount: 29900, currency: 'PKR' } })
  const again = await refund(it, { amount: { amount: 29900, currency: 'PKR' } }, key)
  t.is(again.headers.get('idempotent-replayed'), 'true')
  t.deepEqual(again.body, body)
  t.is((await refund(it, { amount: { amount: 100001, currency: 'PKR' } })).status, 409)
  t.is((await refund(it, { amount: { amount: 0, currency: 'PKR' } })).status, 422)
  t.is((await refund(it, { amount: { amount: 1, currency: 'USD' } })).status, 422)
  t.is((await refund(it, {})).body.amount.amount, 100000)
  t.is((await paymentOf(it)).status, 'refunded')
  const url = `/v1/payments/${id}/refunds`
  const listed = await mart.request('GET', url, { token: asStaff() })
  t.deepEqual(
    listed.body.items.map((item: { status: string }) => item.status),
    ['succeeded', 'succeeded'],
  )
  const bare = { body: { reason: 'x' } }
  t.is((await mart.request('POST', url, { token: asStaff(), ...bare })).status, 400)
  t.is((await mart.request('POST', url, { token: owner(it), ...bare })).status, 403)
})

test('refunds and the ledger are listed a page at a time, each once, oldest first', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  const sums = [100, 200, 300, 400, 500]
  for (const amount of sums) t.is((await refund(it, { amount: { amount, currency: 'PKR' } })).status, 201)
  await mart.idle()
  const { id } = await paymentOf(it)
  const walk = async (list: string) => {
    const pages: { id: string; kind?: string; amount: { amount: number } }[][] = []
    for (let cursor = ''; pages.length < 10; ) {
      const url = `/v1/payments/${id}/${list}?limit=2${cursor && `&cursor=${cursor}`}`
      const { body } = await mart.request('GET', url, { token: asStaff() })
      pages.push(body.items)
      if (!body.nextCursor) break
      cursor = body.nextCursor
    }
    return pages
  }
  const refunds = await walk('refunds')
  t.deepEqual(
    refunds.map((page) => page.map(({ amount }) => amount.amount)),
    [[100, 200], [300, 400], [500]],
  )
  const entries = await walk('transactions')
  t.true(entries.every((page) => page.length <= 2))
  t.is(new Set(entries.flat().map((entry) => entry.id)).size, entries.flat().length)
  t.deepEqual(
    entries.flat().flatMap(({ kind, amount }) => (kind === 'refund' ? [amount.amount] : [])),
    sums,
  )
  for (const list of ['refunds', 'transactions'])
    t.is(
      (await mart.request('GET', `/v1/payments/${id}/${list}?cursor=bm8`, { token: asStaff() })).status,
      422,
    )
})

test('whatever refunds run at once, never more than was captured goes back', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => refund(it, { amount: { amount: 30000, currency: 'PKR' } })),
  )
  t.is(answers.filter(({ status }) => status === 201).length, 4)
  t.is(answers.filter(({ status }) => status === 409).length, 8)
  await mart.idle()
  t.deepEqual((await paymentOf(it)).refunded, { amount: 120000, currency: 'PKR' })
})

test('a refund that the provider refuses gives its reservation back and is seen', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  const { id } = await paymentOf(it)
  // Somebody gave the money back in the provider's own console.
  await mart
    .db('payment')
    .query(
      sql('test.spend', 'update sandbox_payments set refunded = amount where payment_id = $1 returning 1'),
      [id],
    )
  t.is((await refund(it, {})).status, 201)
  t.like(await paymentOf(it), { status: 'captured', refunded: { amount: 0, currency: 'PKR' } })
  const listed = await mart.request('GET', `/v1/payments/${id}/refunds`, { token: asStaff() })
  t.like(listed.body.items[0], { status: 'failed', failure: 'not so much is left to refund' })
  t.regex((await ledgerOf(it)).at(-1)?.detail ?? '', /refund: not so much/)
  t.is((await refund(it, {})).status, 201)
})
