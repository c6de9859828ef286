import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { martLock } from '#src/postgres/mart-lock.ts'
import { findServer } from '#src/postgres/server.ts'
import { quickFolder } from './quick-folder.ts'
import { ofThisCheckout } from './scratch-folder.ts'

/** Held in common by everyone who uses the shared cluster; the keeper ends it once it gets it alone. */
export const usersLock = 7_203_003

const keeper = fileURLToPath(new URL('./cluster-keeper.ts', import.meta.url))
const limit = 30_000

/** One per checkout and user, wherever tests of it are run. */
async function sharedDir(): Promise<string> {
  return join(await quickFolder(), `${ofThisCheckout}-postgres`)
}

/**
 * Joins the cluster that all tests of this checkout share, for as long as this process or thread lives. It
 * is kept by a process of its own, because test processes come and go, and may be killed. The URL of its
 * database `postgres`.
 */
export async function joinSharedCluster(): Promise<string> {
  const dir = await sharedDir()
  let keeping = false
  for (const end = Date.now() + limit; Date.now() < end; await delay(20)) {
    const joined = await enter(dir)
    if (joined?.kept) return joined.url
    if (!keeping) {
      keeping = true
      startKeeper(dir).once('exit', () => {
        keeping = false
      })
    }
    if (joined) return joined.url
  }
  throw new Error(`the tests' PostgreSQL does not start: see ${join(dir, 'postgres.log')}`)
}

/** It may find another one at work, or at its end, and end at once. */
function startKeeper(dir: string): ChildProcess {
  const child = spawn(process.execPath, [keeper, dir], { detached: true, stdio: 'ignore', env: {} })
  child.unref()
  return child
}

/** Null if there is none, or it ends at this moment. */
async function enter(dir: string): Promise<{ url: string; kept: boolean } | null> {
  const server = await findServer(dir)
  if (server === null) return null
  // Its folder goes with it.
  const password = await readFile(join(dir, 'password'), 'utf8').catch(() => null)
  if (password === null) return null
  const url = `postgres://postgres:${password.trim()}@127.0.0.1:${server.port}/postgres`
  const client = new pg.Client({ connectionString: url, application_name: 'test-user' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [usersLock])
    const { rows } = await client.query('select pg_try_advisory_lock($1) as unkept', [martLock])
    const [{ unkept }] = rows
    if (unkept) await client.query('select pg_advisory_unlock($1)', [martLock])
    // The lock lasts while the process does, and doesn't keep it from ending.
    unref(client)
    return { url, kept: !unkept }
  } catch {
    await client.end().catch(() => {})
    return null
  }
}

/** Not in pg's types. */
const unref = (client: pg.Client): void => (client as pg.Client & { unref(): void }).unref()
