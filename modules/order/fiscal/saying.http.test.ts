import test from 'ava'
import { fromTimestamp } from '#proto/events.ts'
import { registerReceipts } from './register-receipts.ts'
import { fiscalMart } from './test-fiscal-repository.ts'

const mart = await fiscalMart()
test.after.always(() => mart.stop())

test.serial('that it is registered is said as it is on the receipt, and once', async (t) => {
  const { id, shopper, staff } = await mart.packed()
  await staff('POST', 'cancel', { reason: 'nobody is there' })
  const rows = await mart.come(id, 'registered')
  t.is(rows.length, 2)
  const { body } = await shopper.request('GET', `/v1/orders/${id}/receipt`)
  const { order } = await mart.said('mart.order.v1.OrderPacked', (it) => it.order.id === id)
  for (const [at, paper] of [body, body.creditNotes[0]].entries()) {
    const [said, ...more] = await mart.saidOf(rows[at])
    t.deepEqual(more, [])
    if (!said) return t.fail()
    const { registeredAt, ...rest } = said
    t.deepEqual(rest, {
      ...{ orderId: id, customerId: order.customerId, number: paper.number, provider: 'fbr' },
      ...{ fiscalNumber: paper.fiscal.number, qrCode: paper.fiscal.qrCode },
    })
    t.is(fromTimestamp(registeredAt).toISOString(), paper.fiscal.registeredAt)
  }
})

test.serial('a replica that was slower than its claim has the same answer, and nothing to say', async (t) => {
  mart.fbr.duplicates = 'by its number'
  const { id } = await mart.packed()
  const [row] = await mart.come(id, 'registered')
  const [invoice] = await mart.deps.receipts.ofOrders([id])
  if (!invoice) return t.fail()
  const claims = [[{ ...invoice, of: null, attempts: 2 }]]
  const claim = async () => ({ looked: 1, due: claims.shift() ?? [] })
  const before = mart.fbr.asked.length
  await registerReceipts({ ...mart.deps, fiscal: { ...mart.deps.fiscal, claim } })(
    new AbortController().signal,
  )
  t.deepEqual(
    mart.fbr.asked.slice(before).map(({ USIN }) => USIN),
    [invoice.number],
  )
  t.is((await mart.saidOf(row)).length, 1)
})
