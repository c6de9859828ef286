import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import test, { type ExecutionContext } from 'ava'
import { testPostgres } from '#src/testing/postgres.ts'
import { runNode } from '#src/testing/run-node.ts'
import { environmentFor } from '../mart/environment.ts'

/** Runs the mart's program as a deployment does: in production, told of its databases and of nothing else. */
async function start(t: ExecutionContext, args: string[], settings: Record<string, string>) {
  const env = { ...environmentFor(settings), NODE_ENV: 'production' }
  const child = runNode(t, ['modules/start.ts', ...args], { env })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number, out, err }
}

test('--migrate-only makes databases, migrates and ends, and needs to know of nothing else', async (t) => {
  t.timeout(240_000)
  const postgres = await testPostgres()
  const base = `test_migrating_${randomUUID().slice(0, 8)}`
  t.teardown(() => Promise.all(['order', 'inventory'].map((module) => postgres.drop(`${base}_${module}`))))
  const settings = { DATABASE_URL: postgres.url(base), SERVICES: 'order,inventory' }

  const before = await start(t, ['--migrate-only', '--dry-run'], settings)
  t.is(before.code, 0, before.err)
  t.regex(
    before.out,
    /^inventory: has no database yet: it is made, with \d+ migrations\norder: has no database yet/,
  )

  const first = await start(t, ['--migrate-only'], settings)
  t.is(first.code, 0, first.err)
  t.regex(first.out, /^order: module\/0001-orders\.sql applied in \d+\.\d\d s$/m)
  t.regex(first.out, /^order: up to date, \d+ applied$/m)
  t.notRegex(first.out, /^(user|payment):/m, 'these are others')

  const again = await start(t, ['--migrate-only'], settings)
  t.is(again.out, 'inventory: up to date, nothing was pending\norder: up to date, nothing was pending\n')
  const after = await start(t, ['--migrate-only', '--dry-run'], settings)
  t.is(after.out, 'inventory: up to date\norder: up to date\n')
})

test('what is mistyped starts no mart', async (t) => {
  for (const args of [['--migrate-onl'], ['--dry-run'], ['now']]) {
    const { code, err } = await start(t, args, {})
    t.is(code, 1)
    t.regex(err, /^mart: /)
  }
  const { code, err } = await start(t, ['--migrate-only'], {})
  t.is(code, 1)
  t.regex(err, /DATABASE_URL: production needs it/)
  t.notRegex(err, /JWT|ADMIN/)
})
