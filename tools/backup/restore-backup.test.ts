import { randomBytes } from 'node:crypto'
import test from 'ava'
import pg from 'pg'
import { archiveMonths } from '#src/database/archive.ts'
import { ensurePartitions } from '#src/database/partitions.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { movementsArchive } from '../../modules/inventory/archive-repository.ts'
import inventory from '../../modules/inventory/index.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

test('a backup holds the months that were taken off too, and a restore sweeps away what one that was ended left', async (t) => {
  t.timeout(120_000)
  const { db, url: made, close } = await testDatabase(inventory)
  t.teardown(close)
  // Names of databases have room for 63 letters, and what is restored gets more behind its own.
  const name = `back_${randomBytes(6).toString('hex')}`
  const [url, server] = [`/${name}`, '/postgres'].map(
    (pathname) => Object.assign(new URL(made), { pathname }).href,
  ) as [string, string]
  const on = async <Row>(where: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: where })
    await client.connect()
    try {
      return (await client.query(text, values)).rows as Row[]
    } finally {
      await client.end()
    }
  }
  const connection = await db.connect({ idleInTransactionTimeout: 60_000 })
  await ensurePartitions(connection, inventory.monthly, new Date('2024-01-10T00:00:00Z'))
  await connection.query(
    `insert into movements (product_id, version, kind, delta, on_hand_after, reason, at)
     select gen_random_uuid(), n, 'opening', n, n, E'a\\nb', '2024-01-05' from generate_series(1, 3) n`,
  )
  const now = new Date('2025-03-10T12:00:00Z')
  await archiveMonths(connection, {
    ...{ module: 'inventory', tables: [movementsArchive(12)], folder: '', now },
  })
  await connection.end()
  await db.close()
  await on(server, `alter database "${new URL(made).pathname.slice(1)}" rename to ${name}`)
  t.teardown(() => on(server, `drop database if exists ${name} with (force)`))
  const archived = () =>
    on(url, `select version::int, reason from archive.movements_2024_01 order by version`)
  const before = await archived()
  t.is(before.length, 3)

  const urls = new Map([['inventory', url]])
  const folder = await scratchFolder('backups')
  const backup = await takeBackup({ urls, keys: null, folder, keep: 1, mart: '' })
  const left = `${name}_restoring_20260101000000`
  await on(server, `create database ${left}`)
  await restoreBackup({
    ...{ backup, modules: [inventory], urls, keys: '', force: true, gap: 0, say: () => {} },
  })
  const databases = await on<{ datname: string }>(
    server,
    `select datname from pg_database where datname like $1 || '\\_%' order by 1`,
    [name],
  )
  for (const { datname } of databases) await on(server, `drop database ${datname} with (force)`)
  t.deepEqual(await archived(), before)
  t.is(databases.length, 1)
  t.true(databases[0]?.datname.startsWith(`${name}_before_`))
})
