import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExecutionContext } from 'ava'
import pg from 'pg'
import { pino } from 'pino'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { quickFolder } from '#src/testing/quick-folder.ts'
import { program, runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import type { Cluster } from './cluster.ts'
import { openCluster } from './cluster.ts'
import { stopServer } from './server.ts'

/** For this folder's tests: where a cluster may be made; ended and removed after the test. */
export interface Scratch {
  dir: string
  open(): Promise<Cluster>
  /** Opens it in another process, takes the lock and kills that process with SIGKILL. */
  openAndBeKilled(): Promise<void>
  serverPid(): Promise<number>
}

/** A folder that only this user may enter, as `mkdtemp` makes them. */
export async function scratch(t: ExecutionContext): Promise<Scratch> {
  const folder = await scratchFolder('cluster', await quickFolder())
  const dir = join(folder, 'postgres')
  const open = () => openCluster({ dir, log: pino({ level: 'silent' }), fsync: false })
  const left = await endWithUs(dir, folder)
  t.teardown(async () => {
    await stopServer(dir)
    await rm(folder, { recursive: true })
    left()
  })
  return {
    dir,
    open,
    async openAndBeKilled() {
      const text = `
        import { pino } from 'pino'
        import { openCluster } from '${new URL('./cluster.ts', import.meta.url)}'
        const cluster = await openCluster({ dir: ${JSON.stringify(dir)}, log: pino({ level: 'silent' }), fsync: false })
        if (await cluster.lock()) console.log('locked')`
      const mart = runNode(t, program(text))
      const [said] = await Promise.race([once(mart.stdout, 'data'), once(mart, 'exit')])
      t.is(String(said), 'locked\n')
      mart.kill('SIGKILL')
      await once(mart, 'exit')
    },
    serverPid: async () => Number.parseInt(await readFile(join(dir, 'data', 'postmaster.pid'), 'utf8'), 10),
  }
}

/** The rows of one statement on a connection of its own. */
export async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
