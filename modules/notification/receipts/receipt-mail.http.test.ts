import test from 'ava'
import type { OrderState, UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { testMart } from '#src/testing/mart.ts'
import { pdfText } from '#src/testing/pdf-text.ts'
import { filledIn, readQr } from '#src/testing/qr-reader.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { until } from '#src/testing/until.ts'
import notification from '../index.ts'
import { smtpDouble } from '../mailing/smtp-double.ts'
import { anOrder, aUser } from '../test-states.ts'
import { aCreditNote, anInvoice, attachmentsOf, registered } from './test-receipts.ts'

const server = await smtpDouble()
const mart = await testMart([notification], { notification: { smtpUrl: server.url } })
test.after.always(async () => {
  await mart.stop()
  await server.close()
})

const kept = sql<{ number: string }>('test.kept', 'select number from receipts where order_id = $1')
const keptOf = async ({ id }: OrderState) =>
  (await mart.db('notification').query(kept, [id])).map(({ number }) => number)
const queued = sql<{ size: number }>(
  'test.queued',
  `select max(length(m::text) + length(d::text)) as size from messages m join deliveries d on d.message_id = m.id`,
)

const troubles = sql<{ count: number }>('test.troubles', 'select count(*) from parked_events')

/** A customer, and an order of theirs that is packed. */
async function aPackedOrder() {
  const user = aUser({ email: `ali.${crypto.randomUUID()}@example.test`, emailVerified: true })
  await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
  return { user, order: anOrder({ customerId: user.id, status: 'packed', invoice: 'INV-2026-000007' }) }
}
const delivered = (order: OrderState) =>
  event('mart.order.v1.OrderDelivered', order.id, {
    ...{ order: { ...order, status: 'delivered', version: order.version + 5 }, ...unsaid.delivered },
  })
const mailsTo = ({ email }: UserState) => server.received.filter(({ to }) => to.includes(email))
async function mailTo(user: UserState) {
  await until(() => mailsTo(user).length > 0)
  await mart.idle()
  const [mail, ...more] = mailsTo(user)
  return { raw: mail?.raw ?? '', files: attachmentsOf(mail?.raw ?? ''), more: more.length }
}

test('the mail that an order was delivered brings its receipt, and nothing of it is kept then', async (t) => {
  const { user, order } = await aPackedOrder()
  await mart.publish(anInvoice(order), anInvoice(order))
  t.deepEqual(await keptOf(order), ['INV-2026-000007'])
  await mart.publish(delivered(order), delivered(order))
  const { files, more } = await mailTo(user)
  t.is(more, 0, 'one mail')
  t.deepEqual(
    files.map(({ type, name }) => [type, name]),
    [['application/pdf', 'INV-2026-000007.pdf']],
  )
  const text = pdfText(files[0]?.content as Buffer)
  for (const line of [
    'Number INV-2026-000007',
    'Order IM-000042',
    'Tax number: 1234567-8',
    'Milk 1 l 2 Rs 290.00 Rs 580.00',
    'Milk week -Rs 30.00',
    'Delivery Rs 150.00',
    'Tip Rs 50.00',
    'Total Rs 750.00',
    'Tax 18% of Rs 750.00 Rs 114.41',
  ])
    t.true(text.includes(line), `${line} in ${text.join('\n')}`)
  t.is(text.filter((line) => line === 'Invoice').length, 1)
  t.false(text.some((line) => line.includes(order.shippingAddress.recipient) || line.includes(user.name)))
  t.deepEqual(await keptOf(order), [])
  const [{ size } = { size: 0 }] = await mart.db('notification').query(queued)
  t.true(size > 0 && size < 10_000, `${size} bytes: no PDF waits in the queue`)
})

test('what was given back before stands on it, and what is left', async (t) => {
  const { user, order } = await aPackedOrder()
  await mart.publish(anInvoice(order), aCreditNote(order), delivered(order))
  const { files } = await mailTo(user)
  t.is(files[0]?.name, 'INV-2026-000007.pdf')
  const text = pdfText(files[0]?.content as Buffer)
  for (const line of ['Number CN-2026-000003', 'Credited Rs 50.00', 'Total after credit notes Rs 700.00'])
    t.true(text.includes(line), `${line} in ${text.join('\n')}`)
})

const invoice = 'INV-2026-000007'
const note = 'CN-2026-000003'
const number = '8229222026013119050001'
/** What the one QR code of a PDF says. */
const codeOn = (pdf: Buffer) => {
  const filled = filledIn(pdf)
  return readQr(filled, Math.min(...filled.map(({ height }) => height)))
}

test('what is registered with the tax authority bears its number and QR code there, and what is not yet bears none', async (t) => {
  const { user, order } = await aPackedOrder()
  await mart.publish(anInvoice(order), aCreditNote(order))
  await mart.publish(registered(order, invoice, number), registered(order, invoice, number))
  await mart.publish(delivered(order))
  const { files } = await mailTo(user)
  const pdf = files[0]?.content as Buffer
  t.deepEqual(
    pdfText(pdf).filter((line) => /FBR|8229/.test(line)),
    ['FBR invoice number', number],
  )
  t.is(codeOn(pdf), number)
})

test('invoice and credit note bear each its own', async (t) => {
  const { user, order } = await aPackedOrder()
  const other = '8229222026013119050002'
  await mart.publish(anInvoice(order), registered(order, invoice, number), aCreditNote(order))
  await mart.publish(registered(order, note, other), delivered(order))
  const { files } = await mailTo(user)
  const text = pdfText(files[0]?.content as Buffer)
  t.deepEqual(
    text.filter((line) => [`Number ${invoice}`, `Number ${note}`, number, other].includes(line)),
    [`Number ${invoice}`, number, `Number ${note}`, other],
  )
})

test('what is registered before its receipt is known, or after it was mailed, harms nothing', async (t) => {
  const { user, order } = await aPackedOrder()
  await mart.publish(registered(order, invoice, number), anInvoice(order), delivered(order))
  const { files } = await mailTo(user)
  t.false(pdfText(files[0]?.content as Buffer).includes(number))
  await mart.publish(registered(order, invoice, number))
  await mart.idle()
  t.is(mailsTo(user).length, 1)
  t.deepEqual(await keptOf(order), [])
  t.deepEqual(await mart.db('notification').query(troubles), [{ count: 0 }])
})

test('it is in the language of who reads the mail', async (t) => {
  const { user, order } = await aPackedOrder()
  const token = mart.token({ id: user.id, role: 'customer' })
  const chosen = await mart.request('PUT', '/v1/notifications/preferences', {
    token,
    body: { email: true, sms: false, language: 'ur' },
  })
  t.is(chosen.status, 200, JSON.stringify(chosen.body))
  await mart.publish(anInvoice(order), delivered(order))
  const { raw, files } = await mailTo(user)
  t.regex(raw, /Content-Language: ur/)
  const pdf = files[0]?.content as Buffer
  t.regex(pdf.toString('latin1'), /\/Lang \(ur\)/)
  t.true(pdfText(pdf).some((line) => line.includes('INV-2026-000007')))
  t.false(pdfText(pdf).includes('Invoice'))
})

test('the mail goes without it where the receipt is not known, or comes after it', async (t) => {
  const [before, silent, noteAlone] = [await aPackedOrder(), await aPackedOrder(), await aPackedOrder()]
  await mart.publish(anInvoice(silent.order, { document: null }), aCreditNote(noteAlone.order))
  for (const { user, order } of [before, silent, noteAlone]) {
    await mart.publish(delivered(order))
    const { raw, files } = await mailTo(user)
    t.deepEqual(files, [])
    t.regex(raw, /INV-2026-000007/, 'its number is told all the same')
  }
  await mart.publish(anInvoice(before.order))
  await mart.idle()
  t.is(mailsTo(before.user).length, 1)
})

test('no other letter has it', async (t) => {
  const { user, order } = await aPackedOrder()
  const shipped = { order, carrier: '', trackingNumber: '' }
  await mart.publish(anInvoice(order), event('mart.order.v1.OrderShipped', order.id, shipped))
  t.deepEqual((await mailTo(user)).files, [])
  t.deepEqual(await keptOf(order), ['INV-2026-000007'])
})

test('of who is erased nothing is kept or sent, whatever is heard late', async (t) => {
  const { user, order } = await aPackedOrder()
  await mart.publish(anInvoice(order))
  await mart.publish(event('mart.user.v1.UserErased', user.id, { userId: user.id }))
  t.deepEqual(await keptOf(order), [])
  await mart.publish(anInvoice(order), delivered(order))
  await mart.idle()
  t.deepEqual(await keptOf(order), [])
  t.deepEqual(mailsTo(user), [])
})
