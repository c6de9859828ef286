import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import test from 'ava'
import { readPidFile } from '#src/postgres/pid-file.ts'
import { stopServer } from '#src/postgres/server.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { quickFolder } from './quick-folder.ts'
import { program, runNode } from './run-node.ts'
import { until } from './until.ts'

const opening = (dir: string, folder: string) =>
  program(`
    import { pino } from 'pino'
    import { openCluster } from '${new URL('../postgres/cluster.ts', import.meta.url)}'
    import { endWithUs } from '${new URL('./end-with-us.ts', import.meta.url)}'
    await endWithUs(${JSON.stringify(dir)}, ${JSON.stringify(folder)})
    await openCluster({ dir: ${JSON.stringify(dir)}, log: pino({ level: 'silent' }), fsync: false })
    console.log('open')
    setInterval(() => {}, 60_000)`)

test("a test's PostgreSQL ends with the one who runs the test, though that is killed", async (t) => {
  const folder = await scratchFolder('cluster', await quickFolder())
  const dir = join(folder, 'postgres')
  t.teardown(() => stopServer(dir))
  const child = runNode(t, opening(dir, folder), { stderr: 'inherit' })
  t.is(String((await once(child.stdout, 'data'))[0]), 'open\n')
  t.is((await readPidFile(join(dir, 'data')))?.status, 'ready')
  child.kill('SIGKILL')
  await until(() => !existsSync(folder))
})
