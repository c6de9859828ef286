import test from 'ava'
import type { Problem } from '#src/http/problem.ts'
import { addEndpoint } from './endpoints.ts'

test('a name that could not be looked up is no fault of the URL: it may be asked again', async (t) => {
  const cause = new Error('ESERVFAIL')
  const add = addEndpoint({ checkUrl: () => Promise.reject(cause) } as never)
  const asked = { url: 'https://erp.test/', events: ['order.confirmed' as const], description: '' }
  const problem = await t.throwsAsync<Problem>(add(asked, {} as never))
  t.like(problem, { status: 503, headers: { 'Retry-After': '5' }, cause })
})
