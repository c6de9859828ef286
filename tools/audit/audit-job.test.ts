import { once } from 'node:events'
import test from 'ava'
import { runNode } from '#src/testing/run-node.ts'
import { until } from '#src/testing/until.ts'
import { environmentFor } from '../mart/environment.ts'

const args = (every: string) => ['tools/audit/audit.ts', '--every', every, '--port', '0']

test('the audit as a job lives while databases are away, says so in its figures, and ends when told to', async (t) => {
  const away = 'postgres://nobody@127.0.0.1:1/mart'
  const job = runNode(t, args('50ms'), { env: environmentFor({ DATABASE_URL: away, LOG_LEVEL: 'info' }) })
  let said = ''
  job.stdout.on('data', (chunk) => {
    said += chunk
  })
  const [{ url }] = (await once(job, 'message')) as [{ url: string }]
  const figures = async () => (await fetch(`${url}/metrics`)).text()
  await until(async () => /^mart_audit_failures_total [2-9]/m.test(await figures()))
  t.regex(await figures(), /^mart_audit_last_success_timestamp_seconds 0$/m)
  t.is((await fetch(`${url}/healthz`)).status, 200)
  t.is((await fetch(`${url}/v1/orders`)).status, 404)
  job.kill('SIGTERM')
  t.deepEqual(await once(job, 'exit'), [0, null])
  const failed = said.split('\n').filter((line) => line.includes('did not come to its end'))
  t.regex(failed[0] ?? '', /can't be asked/)
})

test('a time between audits that is none is refused', async (t) => {
  const job = runNode(t, args('often'), { env: environmentFor({}) })
  t.deepEqual(await once(job, 'exit'), [2, null])
})
