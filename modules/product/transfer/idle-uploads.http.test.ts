import { once } from 'node:events'
import { request } from 'node:http'
import test from 'ava'
import { v7 } from 'uuid'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import product from '../index.ts'

test('two uploads that bring nothing are given up, and the next file is imported', async (t) => {
  const mart = await testMart([product], { http: { bodyIdleTimeout: 3_000 } })
  t.teardown(() => mart.stop())
  const token = mart.token({ id: v7(), role: 'staff' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
  const file = 'sku,name,category,price\nA-1,Mangoes,Fruit,100.00\n'
  const send = () => mart.request('POST', '/v1/products/import', { token, headers, body: file })
  const idle = [1, 2].map(() => {
    const upload = request(`${mart.url}/v1/products/import`, { method: 'POST', headers })
    upload.write(file)
    return once(upload, 'response')
  })
  await until(async () => (await send()).status === 503)
  for (const [response] of await Promise.all(idle)) {
    t.is(response.statusCode, 408)
    response.resume()
  }
  t.like(await send(), { status: 200, body: { failed: 0 } })
})
