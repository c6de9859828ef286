import test from 'ava'
import { flakyProxy } from '#src/testing/flaky-proxy.ts'
import { runNode } from '#src/testing/run-node.ts'
import { admin, startMart } from '../mart/running-mart.ts'
import { lastSnapshot, wrongWith } from './verdict.ts'

test('the shoppers count what was cut off, send it again, and say what became of every order', async (t) => {
  t.timeout(300_000)
  const mart = await startMart('one')
  t.teardown(mart.stop)
  const { hostname, port } = new URL(mart.url)
  const proxy = await flakyProxy({ host: hostname, port: Number(port) })
  t.teardown(proxy.close)
  const env = {
    ...process.env,
    BASE_URL: `http://127.0.0.1:${proxy.port}`,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    SHOPPERS: '3',
    PAUSE: '20',
  }
  const shoppers = runNode(t, ['tools/kube/load.ts'], { env, stderr: 'inherit' })
  let said = ''
  let cutting: NodeJS.Timeout | null = null
  t.teardown(() => clearInterval(cutting ?? undefined))
  for await (const chunk of shoppers.stdout) {
    said = (said + chunk).slice(-20_000)
    const seen = lastSnapshot(said)
    if (seen?.state !== 'shopping' || seen.orders === 0) continue
    if (seen.interrupted > 0) {
      clearInterval(cutting ?? undefined)
      shoppers.kill('SIGTERM')
    }
    // What is cut off may have been doing nothing, which is no request's loss: so again and again.
    else cutting ??= setInterval(() => proxy.reset(), 50)
  }
  const last = lastSnapshot(said)
  if (!last) throw new Error(said)
  t.true(last.interrupted > 0)
  t.true(
    last.faults.some((fault) => fault.endsWith('sent again')),
    last.faults.join('\n'),
  )
  t.deepEqual(wrongWith(last, { mayInterrupt: true }), [])
  t.not(wrongWith(last, { mayInterrupt: false }).length, 0)
})
