import test from 'ava'
import { testMart } from '#src/testing/mart.ts'
import user from '../index.ts'

test('what anyone may send is 8 KiB at most', async (t) => {
  const mart = await testMart([user])
  t.teardown(() => mart.stop())
  const routes = user.routes.filter(({ spec }) => spec.who === 'anyone' && spec.body)
  t.true(routes.length >= 7)
  for (const { method, path } of routes) {
    const answer = await mart.request(method.toUpperCase(), path, { body: { email: 'x'.repeat(9_000) } })
    t.is(answer.status, 413, path)
    t.regex(answer.body.detail, /8192/, path)
  }
})
