import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test, { type ExecutionContext } from 'ava'
import { stopServer } from '#src/postgres/server.ts'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { modules } from '../../modules/all.ts'
import { runAudit } from '../audit/run-audit.ts'
import { environmentFor } from '../mart/environment.ts'
import { randomFrom } from '../mart/random.ts'
import { startMart } from '../mart/running-mart.ts'
import { finalStatuses, openTrade } from '../mart/trade.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

const run = (tool: string, args: string[], settings: Record<string, string>) =>
  promisify(execFile)(process.execPath, [`tools/backup/${tool}.ts`, ...args], {
    env: environmentFor(settings),
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error) => ({ code: error.code as number, said: `${error.stdout}${error.stderr}` }),
  )

test('a mart that trades is backed up at one moment, and what is restored is a whole mart', async (t) => {
  t.timeout(600_000)
  const folder = await scratchFolder('backups')
  const settings = { SEED: 'none', ORDER_PAYMENT_TIMEOUT: '20s' }
  const mart = await startMart('one', settings)
  t.teardown(mart.stop)
  const here = { DATA_DIR: mart.dataDir }
  const trade = await openTrade({
    ...{ url: mart.url, shoppers: 6, products: 5, stock: 500 },
    random: randomFrom(5),
  })
  t.teardown(trade.abandon)
  await trade.accepts(20)
  for (let n = 0; n < 2; n++) {
    const { code, said } = await run('backup', [folder, '--keep', '1'], here)
    t.is(code, 0, said)
  }
  const kept = trade.accepted.length
  await trade.stop()
  const backups = (await readdir(folder)).sort()
  t.is(backups.length, 1, 'the older is gone')
  const backup = join(folder, backups[0] as string)
  const manifest = await readManifest(backup)
  t.deepEqual(Object.keys(manifest.databases).sort(), [
    ...['inventory', 'notification', 'order', 'payment', 'product', 'user'],
  ])
  t.is((await stat(join(backup, 'keys/jwt-private.pem'))).mode & 0o077, 0)
  t.is((await stat(backup)).mode & 0o077, 0)

  t.regex((await run('restore', [backup], here)).said, /a mart runs on/)

  const dataDir = await scratchFolder('restored')
  const there = { DATA_DIR: dataDir }
  const left = await endWithUs(join(dataDir, 'postgres'), dataDir)
  t.teardown(async () => {
    await stopServer(join(dataDir, 'postgres'))
    await rm(dataDir, { recursive: true, force: true })
    left()
  })
  await refuses(t, backup)
  const restored = await run('restore', [backup], there)
  t.is(restored.code, 0, restored.said)
  t.is(
    await readFile(join(dataDir, 'keys/jwt-private.pem'), 'utf8'),
    await readFile(join(mart.dataDir, 'keys/jwt-private.pem'), 'utf8'),
  )
  t.regex((await run('restore', [backup], there)).said, /holds something/)
  const again = await startMart('one', { ...settings, ...there })
  t.teardown(again.stop)
  const rows = manifest.databases.order?.tables.find(({ name }) => name === 'orders')?.rows ?? 0
  t.true(rows > 0 && rows <= kept)
  t.is((await again.output()).includes('"level":60'), false)
  const orders = await openTrade({
    ...{ url: again.url, shoppers: 2, products: 2, stock: 50 },
    random: randomFrom(6),
  })
  t.teardown(orders.abandon)
  await orders.accepts(4)
  await orders.stop()
  await finalStatuses(orders)
  const numbers = new Set<string>()
  for (const { id } of [...trade.accepted, ...orders.accepted]) {
    const { status, body } = await orders.staff.get(`/v1/orders/${id}`)
    if (status === 200) numbers.add(body.number)
  }
  t.is(
    numbers.size,
    rows + orders.accepted.length,
    'those of the backup, and the new ones, each with its number',
  )
  t.is(await runAudit(environmentFor(there)), null)
})

/** Before any database is touched. */
async function refuses(t: ExecutionContext, backup: string): Promise<void> {
  const damaged = join(await scratchFolder('damaged'), 'it')
  await cp(backup, damaged, { recursive: true })
  const restore = () =>
    restoreBackup({
      ...{ backup: damaged, modules, urls: new Map(), keys: '', force: true, gap: 0 },
      say: () => {},
    })
  const manifest = await readManifest(damaged)
  const rewrite = (change: (of: Manifest) => void) => {
    const changed = structuredClone(manifest)
    change(changed)
    return writeFile(join(damaged, 'manifest.json'), JSON.stringify(changed))
  }
  await rewrite(({ databases }) => databases.order?.migrations.push('module/9999-of-tomorrow.sql'))
  await t.throwsAsync(restore, { message: /newer build .*9999-of-tomorrow.sql of order/ })
  await rewrite(({ databases }) => {
    const [table] = databases.order?.tables.filter(({ rows }) => rows > 0) ?? []
    if (table) table.rows++
  })
  await t.throwsAsync(restore, { message: /rows, and \d+ were written/ })
  await rewrite(() => {})
  await appendFile(join(damaged, 'order/orders.copy.gz'), '!')
  await t.throwsAsync(restore, { message: /orders.copy.gz is not what was written/ })
  await rm(join(damaged, 'manifest.json'))
  await t.throwsAsync(restore, { message: /is no backup/ })
}

test('what a backup left that was ended on its way is no backup, and is swept away', async (t) => {
  const folder = await scratchFolder('halves')
  const half = join(folder, '.making-999999999-2026-01-01')
  await mkdir(half)
  await t.throwsAsync(() => readManifest(half), { message: /is no backup/ })
  const nowhere = new Map([['order', 'postgres://nobody@127.0.0.1:1/none']])
  await t.throwsAsync(() => takeBackup({ urls: nowhere, keys: null, folder, keep: 1, mart: '' }))
  t.deepEqual(await readdir(folder), [])
})
