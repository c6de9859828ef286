import test from 'ava'
import { orderMart } from '../test-mart.ts'
import { aPackedOrder } from './test-receipt-repository.ts'

const mart = await orderMart({
  order: { codLimitNew: 0, codOpenOrders: 0, shopTaxNumber: '1234567-8', shopAddress: 'Clifton, Karachi' },
})
test.after.always(() => mart.stop())

const packing = aPackedOrder(mart)
const pathOf = async () => `/v1/orders/${(await packing).id}/receipt`
const ask = async (query = '', headers: Record<string, string> = {}) =>
  (await packing).shopper.request('GET', `${await pathOf()}${query}`, undefined, headers)
const isPdf = (text: string) => text.startsWith('%PDF-')

test('as JSON: an invoice, and its credit notes', async (t) => {
  const { staff, shopper, id } = await aPackedOrder(mart)
  await staff('POST', 'cancel', { reason: 'nobody' })
  const { status, body, headers } = await shopper.request('GET', `/v1/orders/${id}/receipt`)
  t.is(status, 200)
  t.is(headers.get('cache-control'), 'no-store')
  t.regex(headers.get('vary') ?? '', /Accept, Accept-Language/)
  t.like(body, {
    orderId: id,
    seller: { name: 'Imtiaz Mart', address: 'Clifton, Karachi', taxNumber: '1234567-8' },
    paymentMethod: 'cash_on_delivery',
    total: { amount: 125_500, currency: 'PKR' },
    balance: { amount: 0, currency: 'PKR' },
  })
  t.deepEqual(
    body.lines.map(({ lineTotal }: { lineTotal: object }) => lineTotal),
    [
      { amount: 58_000, currency: 'PKR' },
      { amount: 52_500, currency: 'PKR' },
    ],
  )
  t.is(body.creditNotes.length, 1)
  t.like(body.creditNotes[0], { cause: 'cancelled', total: { amount: 125_500, currency: 'PKR' } })
})

test('its customer and staff may have it once it is packed; for all others there is none', async (t) => {
  const path = await pathOf()
  t.is((await mart.asStaff('GET', path)).status, 200)
  t.is((await mart.shopper().request('GET', path)).status, 404)
  t.is((await mart.request('GET', path)).status, 401)
  const { id, staff } = await aPackedOrder(mart, 'confirmed')
  t.is((await mart.asStaff('GET', `/v1/orders/${id}/receipt`)).status, 404)
  await staff('POST', 'pack')
  t.is((await mart.asStaff('GET', `/v1/orders/${id}/receipt`)).status, 200)
})

test('as a page that prints, in the language that is asked for', async (t) => {
  const { status, body, headers } = await ask('', {
    accept: 'text/html,*/*;q=0.8',
    'accept-language': 'ur-PK,ur',
  })
  t.is(status, 200)
  t.is(headers.get('content-type'), 'text/html; charset=utf-8')
  t.regex(headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'sha256-[\w+/=]+'/)
  t.regex(body, /<html lang="ur" dir="rtl">/)
  t.regex(body, /انوائس/)
  t.regex(body, /size:A4/)
  const strip = (await ask('?format=html&width=80mm&language=en')).body
  t.regex(strip, /<html lang="en" dir="ltr">/)
  t.regex(strip, /size:80mm/)
  t.regex(strip, /INV-\d{4}-\d{6}/)
  t.regex(strip, /2 × Rs 290\.00/)
  t.regex(strip, /1\.5 kg × Rs 350\.00\/kg/)
  t.regex(strip, /Sana Malik/)
})

test('as a PDF with its fonts, on either paper and in either language', async (t) => {
  for (const query of ['?width=80mm', '?width=a4', '?width=a4&language=ur', '?width=80mm&language=ur']) {
    const { status, body, headers } = await ask(query, { accept: 'application/pdf' })
    t.is(status, 200, query)
    t.is(headers.get('content-type'), 'application/pdf')
    t.regex(headers.get('content-disposition') ?? '', /^inline; filename="INV-\d{4}-\d{6}\.pdf"$/)
    t.true(isPdf(body), query)
    t.regex(body, /FontFile/)
  }
  t.true(isPdf((await ask('?format=pdf')).body))
})

test('what is asked for and is not there is refused, and JSON is for whoever does not mind', async (t) => {
  for (const query of ['?format=csv', '?language=fr', '?width=a5', '?x=1'])
    t.is((await ask(query)).status, 422, query)
  t.is(
    (await ask('', { accept: 'image/png' })).headers.get('content-type'),
    'application/json; charset=utf-8',
  )
  t.is((await ask('', { accept: '*/*' })).headers.get('content-type'), 'application/json; charset=utf-8')
})

test('who is erased is named no more; the books stay', async (t) => {
  const { shopper, id, staff } = await aPackedOrder(mart)
  await staff('POST', 'ship')
  await staff('POST', 'deliver', { collected: { amount: 125_500, currency: 'PKR' } })
  const before = (await mart.asStaff('GET', `/v1/orders/${id}/receipt`)).body
  await mart.erase(shopper.id)
  t.deepEqual((await mart.asStaff('GET', `/v1/orders/${id}/receipt`)).body, before)
  const { body } = await mart.asStaff('GET', `/v1/orders/${id}/receipt?format=html&language=en`)
  t.false(/Sana Malik|Delivered to/.test(body))
})
