import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test from 'ava'
import { stopServer } from '#src/postgres/server.ts'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { runAudit } from '../audit/run-audit.ts'
import { environmentFor } from '../mart/environment.ts'
import { randomFrom } from '../mart/random.ts'
import { startMart } from '../mart/running-mart.ts'
import { finalStatuses, openTrade } from '../mart/trade.ts'
import { readManifest } from './manifest.ts'

const run = (tool: string, args: string[], settings: Record<string, string>) =>
  promisify(execFile)(process.execPath, [`tools/backup/${tool}.ts`, ...args], {
    env: environmentFor(settings),
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error) => ({ code: error.code as number, said: `${error.stdout}${error.stderr}` }),
  )

test('a mart that trades is backed up at one moment, and what is restored is a whole mart', async (t) => {
  t.timeout(240_000)
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
  for (let n = 0; n < 3; n++) {
    const { code, said } = await run('backup', [folder, '--keep', '2'], here)
    t.is(code, 0, said)
  }
  const kept = trade.accepted.length
  await trade.stop()
  const backups = (await readdir(folder)).sort()
  t.is(backups.length, 2, 'the oldest is gone')
  const backup = join(folder, backups[1] as string)
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
  const damaged = join(await scratchFolder('damaged'), 'it')
  await cp(backup, damaged, { recursive: true })
  await appendFile(join(damaged, 'order/orders.copy.gz'), '!')
  t.regex((await run('restore', [damaged], there)).said, /orders.copy.gz is not what was written/)
  const newer = structuredClone(manifest)
  newer.databases.order?.migrations.push('module/9999-of-tomorrow.sql')
  await writeFile(join(damaged, 'manifest.json'), JSON.stringify(newer))
  t.regex((await run('restore', [damaged], there)).said, /newer build .*9999-of-tomorrow.sql of order/)
  await rm(join(damaged, 'manifest.json'))
  t.regex((await run('restore', [damaged], there)).said, /is no backup/)

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

test('half a backup is none, and is swept away', async (t) => {
  const folder = await scratchFolder('halves')
  await mkdir(join(folder, '.making-999999999-2026-01-01'))
  const { code } = await run('backup', [folder], { DATA_DIR: folder })
  t.is(code, 1, 'there is no mart')
})
