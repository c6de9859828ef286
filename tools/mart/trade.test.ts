import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import { onceOnly } from '#src/http/idempotency.ts'
import { Problem } from '#src/http/problem.ts'
import { isFinal, openTrade } from './trade.ts'

/** A mart that sells one thing, and answers orders as `order` says. */
async function stall(t: ExecutionContext, order: (sent: number) => number) {
  let sent = 0
  const server = createServer((req, res) => {
    const path = `${req.method} ${req.url?.split('?')[0]}`
    const status = path === 'POST /v1/orders' ? order(++sent) : 200
    const body = { accessToken: 'x', created: 1, items: [{ id: 'p' }], id: `o${sent}`, status: 'confirmed' }
    req.resume()
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const trade = await openTrade({ url, shoppers: 2, products: 1, stock: 1, random: Math.random })
  t.teardown(trade.abandon)
  return { trade }
}

test('a shopper that is refused ends the trade, and whoever waits for it is told why', async (t) => {
  const { trade } = await stall(t, (sent) => (sent < 5 ? 201 : 418))
  await t.throwsAsync(trade.accepts(1_000), { message: /POST \/v1\/orders: 418/ })
  await t.throwsAsync(trade.stop(), { message: /POST \/v1\/orders: 418/ })
})

test('a trade that is abandoned asks no more, though no answer was final', async (t) => {
  const { trade } = await stall(t, () => 503)
  const waiting = trade.accepts(1)
  trade.abandon()
  await t.throwsAsync(waiting, { message: /abandoned/ })
  await t.throwsAsync(trade.stop(), { message: /abandoned/ })
})

test("what the mart says while the first sending is being worked on is no shopper's last word", async (t) => {
  const key = { caller: 'ayesha', key: 'k', fingerprint: 'f' }
  const tx = { query: async () => [{ free: false }] }
  const problem = await t.throwsAsync<Problem>(
    onceOnly(key, tx as never, async () => ({}) as never),
    { instanceOf: Problem },
  )
  const { status, headers } = problem as unknown as { status: number; headers: Record<string, string> }
  t.is(status, 409)
  t.false(isFinal({ status, headers: new Headers(headers) }))
  t.true(isFinal({ status: 409, headers: new Headers() }))
  t.true(isFinal({ status: 201, headers: new Headers() }))
  t.false(isFinal({ status: 503, headers: new Headers() }))
})
