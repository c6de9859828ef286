import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { testDatabase } from '#src/testing/postgres.ts'
import payment from '../index.ts'
import { heldUntil, sandboxProvider } from './sandbox-provider.ts'
import { sandboxRepository } from './sandbox-repository.ts'

const start = Date.parse('2026-01-15T10:00:00Z')

async function sandbox(t: ExecutionContext) {
  const { db, close } = await testDatabase(payment)
  t.teardown(close)
  const clock = { time: start }
  const books = sandboxRepository({ db })
  const provider = sandboxProvider({ books, now: () => new Date(clock.time), slowness: 3_000 })
  const create = (key: string = v7()) =>
    provider.createPayment(key, { paymentId: v7(), orderId: v7(), amount: 1000, currency: 'PKR' })
  const confirm = async (reference: string, token: string) =>
    (await provider.confirm?.('confirm', { reference, token }))?.status
  const refund = (reference: string, amount: number, key: string = v7()) =>
    provider.refund(key, { reference, amount, refundId: v7(), paymentId: v7(), currency: 'PKR' })
  return { provider, books, clock, create, confirm, refund }
}

test('the same key makes the same payment', async (t) => {
  const { create } = await sandbox(t)
  const [first, second, other] = await Promise.all([create('k'), create('k'), create('l')])
  t.deepEqual(first, second)
  t.not(first.reference, other.reference)
})

test('a payment is confirmed or cancelled once; what comes second is told how it stands', async (t) => {
  const { provider, create, confirm } = await sandbox(t)
  const [{ reference: paid }, { reference: off }] = [await create(), await create()]
  t.is(await confirm(paid, 'tok_ok'), 'captured')
  t.is(await confirm(paid, 'tok_declined'), 'captured')
  t.is((await provider.cancel('c', { reference: paid })).status, 'captured')
  t.is((await provider.cancel('c', { reference: off })).status, 'cancelled')
  t.is(await confirm(off, 'tok_ok'), 'cancelled')
})

test('a slow payment can not be cancelled, is paid when it is due, and is told of until that is taken', async (t) => {
  const { provider, books, clock, create, confirm } = await sandbox(t)
  const { reference } = await create()
  t.is(await confirm(reference, 'tok_slow'), 'processing')
  t.is((await provider.cancel('c', { reference })).status, 'processing')
  clock.time = start + 2_999
  await books.payDue(new Date(clock.time), heldUntil(new Date(clock.time)))
  t.deepEqual(await books.undelivered(), [])
  clock.time = start + 3_000
  await books.payDue(new Date(clock.time), heldUntil(new Date(clock.time)))
  await books.payDue(new Date(clock.time), heldUntil(new Date(clock.time)))
  const [told, ...more] = await books.undelivered()
  t.like(told, { reference, status: 'captured', at: new Date(start + 3_000) })
  t.deepEqual(told?.money, { amount: 1000, currency: 'PKR' })
  t.deepEqual(more, [])
  await books.delivered(told?.id ?? '')
  t.deepEqual(await books.undelivered(), [])
})

test('a refund is made once per key and never beyond what was captured', async (t) => {
  const { provider, create, confirm, refund } = await sandbox(t)
  const { reference } = await create()
  t.is((await refund(reference, 1)).status, 'failed')
  await confirm(reference, 'tok_ok')
  const [first, again] = await Promise.all([refund(reference, 600, 'k'), refund(reference, 600, 'k')])
  t.is(first.status, 'succeeded')
  t.deepEqual(first, again)
  t.is((await refund(reference, 401)).status, 'failed')
  t.is((await refund(reference, 400)).status, 'succeeded')
  const books = await provider.books(new Date(start), new Date(start + 1), new AbortController().signal)
  t.deepEqual(books?.map(({ kind, amount }) => [kind, amount]).sort(), [
    ['capture', 1000],
    ['refund', 400],
    ['refund', 600],
  ])
  t.deepEqual(
    await provider.books(new Date(start + 1), new Date(start + 2), new AbortController().signal),
    [],
  )
})

test('what is held is captured once, in part, and the rest let go; what is held too long is gone, unless renewed', async (t) => {
  const { provider, books, clock, confirm } = await sandbox(t)
  const hold = async () => {
    const request = {
      paymentId: v7(),
      orderId: v7(),
      amount: 1000,
      currency: 'PKR',
      capture: 'manual',
    } as const
    const { reference } = await provider.createPayment(v7(), request)
    t.is(await confirm(reference, 'tok_ok'), 'authorized')
    return reference
  }
  const capture = async (reference: string, amount: number) =>
    provider.capture?.('c', { reference, amount, currency: 'PKR' })
  const part = await hold()
  t.like(await capture(part, 1001), { status: 'failed' })
  const both = await Promise.all([capture(part, 700), capture(part, 700)])
  for (const it of both) t.like(it, { status: 'captured', money: { amount: 700, currency: 'PKR' } })
  t.like(
    await provider.refund('r', {
      reference: part,
      amount: 701,
      refundId: v7(),
      paymentId: v7(),
      currency: 'PKR',
    }),
    {
      status: 'failed',
    },
  )
  const [renewed, late, off] = [await hold(), await hold(), await hold()]
  t.is((await provider.cancel('x', { reference: off })).status, 'cancelled')
  t.is((await capture(off, 1))?.status, 'cancelled')
  const day = 24 * 60 * 60_000
  clock.time = start + 6 * day
  t.deepEqual(
    (await provider.renew?.('n', { reference: renewed }))?.authorizedUntil,
    new Date(start + 13 * day),
  )
  clock.time = start + 8 * day
  t.is((await capture(late, 1))?.status, 'cancelled')
  t.is((await capture(renewed, 1))?.status, 'captured')
  const forgotten = await hold()
  clock.time = start + 20 * day
  await books.payDue(new Date(clock.time), heldUntil(new Date(clock.time)))
  t.like(await provider.find(forgotten), { status: 'cancelled' })
  t.is((await books.undelivered()).length, 1, 'it tells of that')
})
