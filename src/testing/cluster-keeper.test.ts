import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { findServer } from '#src/postgres/server.ts'
import { scratch } from '#src/postgres/test-scratch-cluster.ts'
import { runNode } from './run-node.ts'

test('of two keepers one keeps the cluster, and removes it when nobody uses it', async (t) => {
  const { dir } = await scratch(t)
  const keeper = fileURLToPath(new URL('./cluster-keeper.ts', import.meta.url))
  const keepers = [1, 2].map(() => runNode(t, [keeper, dir], { stdout: 'ignore', stderr: 'ignore', env: {} }))
  const codes = await Promise.all(keepers.map((child) => once(child, 'exit')))
  t.deepEqual(
    codes.map(([code]) => code),
    [0, 0],
  )
  t.is(await findServer(dir), null)
  t.deepEqual(await readdir(dirname(dir)), [])
})
