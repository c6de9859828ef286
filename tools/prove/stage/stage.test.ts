import { access } from 'node:fs/promises'
import test from 'ava'
import { isAlive } from '#src/postgres/pid-file.ts'
import { until } from '#src/testing/until.ts'
import { trickle } from '../faults/test-trickle.ts'
import { startProvenMart } from './start-proven-mart.ts'

test('a mart under proof takes orders, comes to rest, says why it has not, and leaves nothing behind', async (t) => {
  t.timeout(120_000)
  const mart = await startProvenMart({ shape: 'one', payments: 'provider', seed: 1 })
  t.teardown(() => mart.stop())
  const flow = await trickle(mart)
  t.teardown(() => flow.stop())
  const [provider, mail] = ['payment provider', 'mail server'].map((name) =>
    mart.outsiders.find((outsider) => outsider.name === name),
  )
  await until(() => (provider?.taken().length ?? 0) > 2 && (mail?.taken().length ?? 0) > 0)
  await flow.pause()
  await until(async () => (await mart.unrest()) === null)

  await mart.postgres.freeze()
  t.not(await mart.unrest(), null)
  await mart.postgres.thaw()
  await until(async () => (await mart.unrest()) === null)

  const [process] = mart.processes()
  const [before, postgres] = [process?.pid(), mart.postgres.pid() as number]
  process?.kill('SIGKILL')
  await until(() => process?.pid() !== before)
  await until(async () => (await mart.unrest()) === null)

  // What is still stopped by a signal is ended, too.
  await mart.postgres.freeze()
  await mart.stop()
  t.false(isAlive(postgres))
  t.false(isAlive(process?.pid() as number))
  await t.throwsAsync(access(mart.dataDir), { code: 'ENOENT' })
})
