import test from 'ava'
import { conforms } from '#src/testing/conformance.ts'
import { type Malformed, malformed } from '#src/testing/malformed.ts'
import { testMart } from '#src/testing/mart.ts'
import { modules } from './all.ts'

/** Requests that are under way at once. */
const width = 8

test('no request of any shape yields a 500, and every answer is what the document says', async (t) => {
  t.timeout(180_000)
  const mart = await testMart(modules)
  const admin = mart.token({ id: '0190a6f0-0000-7000-8000-00000000000a', role: 'admin' })
  const customer = mart.token({ id: '0190a6f0-0000-7000-8000-00000000000b', role: 'customer' })
  const { body: document } = await mart.request('GET', '/openapi.json')
  const wrong: string[] = []
  const statuses = new Map<number, number>()

  const ask = async ({ method, path, headers, body, why, description }: Malformed) => {
    const token = /For: Customers\./.test(description) ? customer : admin
    const answer = await mart.request(method, path, { token, headers, body })
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (answer.status >= 500) wrong.push(`${why}: ${answer.status}`)
    wrong.push(...conforms(document, method, path, answer.status, answer.headers, answer.body))
  }
  const requests = malformed(document)
  await Promise.all(
    Array.from({ length: width }, async () => {
      // One generator for all of them: each takes the next.
      for (let next = requests.next(); !next.done; next = requests.next()) await ask(next.value)
    }),
  )
  await mart.stop()

  t.deepEqual(wrong.slice(0, 20), [])
  const asked = [...statuses.values()].reduce((sum, n) => sum + n, 0)
  t.log(
    `${asked} requests: ${[...statuses]
      .sort()
      .map(([status, n]) => `${n} × ${status}`)
      .join(', ')}`,
  )
  t.true(asked > 4_000)
  // If no request came through, one cause may have hidden all others.
  t.true((statuses.get(200) ?? 0) > 50)
})
