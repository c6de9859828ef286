import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import { createCaller, Fault } from './caller.ts'
import { follow } from './follow.ts'
import { createTally } from './tally.ts'

/** A server that answers as it is told, and a caller of it. */
async function callerOf(t: ExecutionContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const tally = createTally(() => 0)
  const caller = createCaller(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => tally)
  t.teardown(() => {
    caller.close()
    server.closeAllConnections()
    server.close()
  })
  return { caller, tally }
}

const shelf = { path: '/shelf', route: 'GET /shelf' }

test('a refusal that belongs to the trade is an answer, counted by its name', async (t) => {
  const { caller, tally } = await callerOf(t, (_, res) => void res.writeHead(409).end('{}'))
  const { status } = await caller.ask({ ...shelf, answers: { 200: 'ok', 409: 'sold out' } })
  t.is(status, 409)
  t.deepEqual([...(tally.routes.get('GET /shelf')?.outcomes ?? [])], [['409 sold out', 1]])
  t.deepEqual(tally.faults, [])
})

test('any other status is a fault, and so is a connection that breaks', async (t) => {
  const { caller, tally } = await callerOf(t, (req, res) => {
    if (req.url === '/break') req.socket.destroy()
    else res.writeHead(500).end('out of order')
  })
  await t.throwsAsync(caller.ask({ ...shelf, answers: { 200: 'ok' } }), { instanceOf: Fault })
  await t.throwsAsync(caller.ask({ ...shelf, path: '/break', answers: { 200: 'ok' } }), { instanceOf: Fault })
  t.is(tally.faults.length, 2)
  t.regex(tally.faults[0]?.what ?? '', /500 out of order/)
  t.regex(tally.faults[1]?.what ?? '', /no answer/)
})

/** An order's stream that says these versions and statuses, and ends. */
const telling =
  (...told: [version: number, status: string][]): RequestListener =>
  (_, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const [version, status] of told)
      res.write(`id: ${version}\ndata: ${JSON.stringify({ version, status })}\n\n`)
    res.end()
  }

test('an order is followed from status to status', async (t) => {
  const { caller, tally } = await callerOf(t, telling([1, 'pending'], [2, 'confirmed'], [3, 'packed']))
  const following = await follow(caller, () => tally, 'some-order')
  t.is(await following.until(['confirmed', 'rejected']), 'confirmed')
  t.is(await following.until(['delivered']), null, 'the stream has ended before')
  t.deepEqual(tally.faults, [])
})

test('a stream that leaves out a change, or goes a way that there is not, is a fault', async (t) => {
  for (const wrong of [
    telling([1, 'pending'], [3, 'packed']),
    telling([1, 'pending'], [2, 'delivered']),
    telling([2, 'confirmed'], [2, 'confirmed']),
  ]) {
    const { caller, tally } = await callerOf(t, wrong)
    await (await follow(caller, () => tally, 'some-order')).until(['never'])
    t.is(tally.faults.length, 1)
  }
})
