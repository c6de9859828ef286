import { randomUUID } from 'node:crypto'
import test from 'ava'
import { conforms } from '#src/testing/conformance.ts'
import { malformed } from '#src/testing/malformed.ts'
import { orderMart } from './test-mart.ts'
import { milk } from './test-order.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

test('no malformed request is a 500, and every answer is what the document says', async (t) => {
  const { body: document } = await mart.request('GET', '/openapi.json')
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  await sana.request('PUT', `/v1/cart/items/${milk.productId}`, { quantity: 1 })
  let [asked, fine] = [0, 0]
  for (const { method, path, headers, body, why } of malformed(document)) {
    // Ids of what there is, so that a request which passes reaches what it is for; the stream would not end.
    const real = path
      .replace(/(?<=\/v1\/orders\/)[0-9a-f-]{36}(?!\/stream)/, id)
      .replace(/(?<=\/v1\/cart\/items\/)[0-9a-f-]{36}/, milk.productId)
    const sent = body?.replaceAll(/(?<="productId":")[0-9a-f-]{36}/g, milk.productId)
    const token = /\/(pack|ship|deliver|return)\b/.test(path)
      ? mart.token({ id: sana.id, role: 'staff' })
      : sana.token
    // With one key for all, all but the first would be refused for that.
    const key = why.includes('Idempotency-Key') ? undefined : { 'Idempotency-Key': randomUUID() }
    const answer = await mart.request(method, real, { token, body: sent, headers: { ...headers, ...key } })
    asked++
    if (answer.status < 300) fine++
    t.true(answer.status < 500, `${why}: ${answer.status}`)
    const got = Object.fromEntries(answer.headers)
    t.deepEqual(conforms(document, method, real, answer.status, got, answer.body), [], why)
  }
  t.true(asked > 300, `${asked} requests`)
  t.true(fine > 20, `${fine} were fine`)
})
