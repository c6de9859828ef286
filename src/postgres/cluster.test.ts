import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import test from 'ava'
import { findServer } from './server.ts'
import { ask, scratch } from './test-scratch-cluster.ts'

test.serial('a cluster is made, started, stopped and started again with what was in it', async (t) => {
  const { dir, open } = await scratch(t)
  const first = await open()
  t.false(first.adopted)
  await first.ensureDatabase('order')
  await first.ensureDatabase('order')
  await ask(first.url('order'), 'create table kept as select 1 as n')
  await first.stop()
  t.is(await findServer(dir), null)
  await t.throwsAsync(ask(first.url('order'), 'select'), { code: 'ECONNREFUSED' })

  const second = await open()
  t.false(second.adopted)
  t.deepEqual(await ask(second.url('order'), 'select n from kept'), [{ n: 1 }])
})

test.serial('nobody gets in without the password, which only the owner may read', async (t) => {
  const { dir, open } = await scratch(t)
  const url = new URL((await open()).url('postgres'))
  url.password = 'postgres'
  await t.throwsAsync(ask(url.href, 'select'), { code: '28P01' })
  t.is((await stat(join(dir, 'password'))).mode & 0o077, 0)
})

test.serial('the server outlives a mart that is killed, and the next mart takes it over', async (t) => {
  const { open, openAndBeKilled, serverPid } = await scratch(t)
  await openAndBeKilled()
  const pid = await serverPid()
  const cluster = await open()
  t.true(cluster.adopted)
  t.is(await serverPid(), pid)
  t.true(await cluster.lock())
  await cluster.stop()
  await t.throwsAsync(serverPid(), { code: 'ENOENT' })
})

test.serial('a second mart on the directory is refused', async (t) => {
  const { open } = await scratch(t)
  const [first, second] = [await open(), await open()]
  t.true(await first.lock())
  t.false(await second.lock())
  await first.release()
})

test.serial('a mart that comes while another one stops gets the directory, and a server', async (t) => {
  const { open } = await scratch(t)
  const [first, second] = [await open(), await open()]
  await first.lock()
  const [locked] = await Promise.all([second.lock(), first.stop()])
  t.true(locked)
  t.is((await ask(second.url('postgres'), 'select')).length, 1)
  await second.stop()
})

test.serial('processes that open a new directory at once share one cluster', async (t) => {
  const { dir, open } = await scratch(t)
  const clusters = await Promise.all([open(), open(), open()])
  t.is(new Set(clusters.map(({ url }) => url('postgres'))).size, 1)
  t.is(clusters.filter(({ adopted }) => !adopted).length, 1)
  t.deepEqual(await readdir(dirname(dir)), ['postgres'])
})

test.serial('what a process killed while making the cluster left is cleared away', async (t) => {
  const { dir, open } = await scratch(t)
  await mkdir(join(`${dir}.making-${2 ** 30}-abc`, 'data'), { recursive: true })
  await open()
  t.deepEqual(await readdir(dirname(dir)), ['postgres'])
})

test.serial('a directory of something else is left alone', async (t) => {
  const { dir, open } = await scratch(t)
  await mkdir(dir)
  await writeFile(join(dir, 'diary'), 'mine')
  await t.throwsAsync(open(), { message: /is in the way/ })
  t.is(await readFile(join(dir, 'diary'), 'utf8'), 'mine')
})

test.serial('a pid file whose number has gone to another process does not stop the start', async (t) => {
  const { dir, open } = await scratch(t)
  await (await open()).stop()
  // The same user as PostgreSQL's, which would take the process for its rival.
  const { uid, gid } = await stat(dir)
  const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  t.teardown(() => other.kill())
  await writeFile(
    join(dir, 'data', 'postmaster.pid'),
    `${other.pid}\n${join(dir, 'data')}\n1795366135\n5432\n`,
  )
  t.false((await open()).adopted)
})

test.serial('a killed server is recovered by the next start, with all that was committed', async (t) => {
  const { open, serverPid } = await scratch(t)
  const first = await open()
  await ask(first.url('postgres'), 'create table kept as select 1 as n')
  process.kill(await serverPid(), 'SIGKILL')
  const second = await open()
  t.false(second.adopted)
  t.deepEqual(await ask(second.url('postgres'), 'select n from kept'), [{ n: 1 }])
})

test.serial(
  'a server that dies under a running mart comes back at the same place, locked again',
  async (t) => {
    const { open, serverPid } = await scratch(t)
    const mart = await open()
    await mart.lock()
    const killed = await serverPid()
    process.kill(killed, 'SIGKILL')
    const locked = "select from pg_locks where locktype = 'advisory'"
    const holds = async () => (await ask(mart.url('postgres'), locked).catch(() => [])).length === 1
    while (!((await serverPid().catch(() => killed)) !== killed && (await holds()))) await delay(20)
    const tool = await open()
    t.false(await tool.lock())
    await tool.release()
    await mart.stop()
  },
)

test.serial('a tool ends the server that it started, unless a mart has come to run on it', async (t) => {
  const { dir, open } = await scratch(t)
  const tool = await open()
  const mart = await open()
  await mart.lock()
  await tool.release()
  t.not(await findServer(dir), null)
  await mart.stop()

  const next = await open()
  const beside = await open()
  await beside.release()
  t.not(await findServer(dir), null)
  await next.release()
  t.is(await findServer(dir), null)
})
